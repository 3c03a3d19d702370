import '../styles/boundary.css';
import { useCommands } from '../../state/session.tsx';
import { Drawer } from '../Drawer.tsx';
import { Tabs } from '../Tabs.tsx';
import { Claims } from './Claims.tsx';
import { Downloads } from './Downloads.tsx';
import { Firewall } from './Firewall.tsx';
import { Ledger } from './Ledger.tsx';

const TABS = [
  { id: 'boundary', label: 'Ledger' },
  { id: 'firewall', label: 'Firewall' },
  { id: 'claims', label: 'Claims' },
] as const;

type TabId = (typeof TABS)[number]['id'];

/** What crosses the boundary in this run, which connections that takes, and whether ZenML's claims about it hold. */
export default function Boundary({ tab }: { readonly tab: TabId }) {
  const { setLayer } = useCommands();
  return (
    <Drawer
      title="Boundary"
      head={
        <>
          <Tabs label="Boundary" tabs={TABS} selected={tab} onSelect={(kind) => setLayer({ kind })} />
          {tab === 'claims' ? null : <Downloads tab={tab} />}
        </>
      }
    >
      {tab === 'boundary' ? <Ledger /> : tab === 'firewall' ? <Firewall /> : <Claims />}
    </Drawer>
  );
}
