import '../styles/trace.css';
import { useState } from 'react';
import { useCommands, useRun } from '../../state/session.tsx';
import { NO_FILTER } from '../../views/log.ts';
import type { SpanGrouping } from '../../views/spans.ts';
import { Drawer } from '../Drawer.tsx';
import { Tabs } from '../Tabs.tsx';
import { Log } from './Log.tsx';
import { Sequence } from './Sequence.tsx';
import { Timeline } from './Timeline.tsx';

const TABS = [
  { id: 'sequence', label: 'Sequence' },
  { id: 'timeline', label: 'Timeline' },
  { id: 'log', label: 'Log' },
] as const;

type TabId = (typeof TABS)[number]['id'];

const NOTHING: ReadonlySet<string> = new Set();

/** The run as a sequence diagram, as a timeline and as a log, at the moment that the diagram shows. */
export default function Trace({ tab }: { readonly tab: TabId }) {
  const run = useRun();
  const { setLayer } = useCommands();
  // What is set in a view is still so when one comes back to it.
  const [collapsed, setCollapsed] = useState(NOTHING);
  const [grouping, setGrouping] = useState<SpanGrouping>('component');
  const [filter, setFilter] = useState(NO_FILTER);
  return (
    <Drawer
      title="Trace"
      head={<Tabs label="View of the trace" tabs={TABS} selected={tab} onSelect={(kind) => setLayer({ kind })} />}
    >
      <div className="trace" role="tabpanel" aria-label={TABS.find(({ id }) => id === tab)?.label}>
        {tab === 'sequence' ? <Sequence collapsed={collapsed} onCollapse={setCollapsed} /> : null}
        {/* Another run has another length: its timeline opens as a whole. */}
        {tab === 'timeline' ? <Timeline key={run.trace.durationMs} grouping={grouping} onGroup={setGrouping} /> : null}
        {tab === 'log' ? <Log filter={filter} onFilter={setFilter} /> : null}
      </div>
    </Drawer>
  );
}
