import '../styles/ledger.css';
import '../styles/review.css';
import { useState } from 'react';
import type { LedgerFilter } from '../../claims/ledger-view.ts';
import type { Layer } from '../../state/layers.ts';
import { useRoomForSide } from '../../state/media.ts';
import { useCommands } from '../../state/session.tsx';
import { Drawer } from '../Drawer.tsx';
import { Tabs } from '../Tabs.tsx';
import { Breach } from './Breach.tsx';
import { BreachLegend } from './BreachLegend.tsx';
import { Claims } from './Claims.tsx';
import { Downloads } from './Downloads.tsx';
import { Firewall } from './Firewall.tsx';
import { Holdings } from './Holdings.tsx';
import { Ledger } from './Ledger.tsx';
import { Matrix, type MatrixPick } from './Matrix.tsx';
import { Report } from './Report.tsx';
import { Verdict } from './Verdict.tsx';

const TABS = [
  { id: 'verdict', label: 'Verdict' },
  { id: 'boundary', label: 'Crossings' },
  { id: 'holdings', label: 'Holdings' },
  { id: 'breach', label: 'If broken into' },
  { id: 'firewall', label: 'Egress' },
  { id: 'claims', label: 'Claims' },
  { id: 'report', label: 'Report' },
] as const;

type ReviewLayer = Extract<Layer, { readonly kind: (typeof TABS)[number]['id'] }>;

/** The cell of the matrix that a filter stands for, if it is one. */
function pickOf({ dataClass, crossing, border }: LedgerFilter): Partial<MatrixPick> {
  if (dataClass === undefined) return {};
  if (border === 'third-party' && crossing === undefined) return { dataClass, column: 'thirdParty' };
  return border === 'zenml' && (crossing === 'leaves' || crossing === 'enters') ? { dataClass, column: crossing } : {};
}

/** What a cell of the matrix shows of the crossings. */
function filterOf({ dataClass, column }: Partial<MatrixPick>): LedgerFilter {
  if (column === undefined) return {};
  return column === 'thirdParty'
    ? { dataClass, border: 'third-party' }
    : { dataClass, border: 'zenml', crossing: column };
}

/** What a security reviewer asks of this run: what crosses, who holds it, what it takes and whether the claims hold. */
export default function Review({ layer }: { readonly layer: ReviewLayer }) {
  const { setLayer } = useCommands();
  const [filter, setFilter] = useState<LedgerFilter>({});
  const hasSide = useRoomForSide();
  const matrix = (
    <Matrix
      picked={pickOf(filter)}
      onPick={(pick) => {
        setFilter({ phase: filter.phase, ...filterOf(pick) });
        setLayer({ kind: 'boundary' });
      }}
    />
  );
  return (
    <Drawer
      title="Review"
      head={
        <>
          <Tabs label="Review" tabs={TABS} selected={layer.kind} onSelect={(kind) => setLayer(tabOf(kind, layer))} />
          <Downloads layer={layer} filter={filter} />
        </>
      }
    >
      {hasSide ? <div className="review-side">{layer.kind === 'breach' ? <BreachLegend /> : matrix}</div> : null}
      {layer.kind === 'verdict' ? (
        <Verdict />
      ) : layer.kind === 'boundary' ? (
        <Ledger filter={filter} onFilter={setFilter} matrix={hasSide ? null : matrix} />
      ) : layer.kind === 'holdings' ? (
        <Holdings layer={layer} />
      ) : layer.kind === 'breach' ? (
        <Breach layer={layer} />
      ) : layer.kind === 'firewall' ? (
        <Firewall />
      ) : layer.kind === 'claims' ? (
        <Claims />
      ) : (
        <Report />
      )}
    </Drawer>
  );
}

/** The layer of a tab as it opens. */
function tabOf(kind: ReviewLayer['kind'], current: ReviewLayer): ReviewLayer {
  if (kind === current.kind) return current;
  return kind === 'breach' ? { kind, of: 'zenml' } : { kind };
}
