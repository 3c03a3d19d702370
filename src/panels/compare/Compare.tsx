import '../styles/ledger.css';
import '../styles/compare.css';
import { useMemo } from 'react';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { diffOf } from '../../claims/diff.ts';
import { othersThan } from '../../state/layers.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { Drawer } from '../Drawer.tsx';
import { Tabs } from '../Tabs.tsx';
import { DiffTable } from './DiffTable.tsx';
import { FaultTable } from './FaultTable.tsx';
import { Outage } from './Outage.tsx';
import { QuickComparison } from './QuickComparison.tsx';

/** What changes between scenarios: the same run, message by message, and what the page says about them. */
export default function Compare({ others }: { readonly others: readonly ScenarioId[] }) {
  const run = useRun();
  const scenario = useScenario();
  const { setLayer } = useCommands();
  const scenarios = useMemo(
    () => SCENARIO_IDS.filter((id) => id === scenario || others.includes(id)),
    [scenario, others],
  );
  const pairs = useMemo(
    () => scenarios.slice(1).map((to, index) => diffOf(run, scenarios[index] ?? to, to)),
    [scenarios, run],
  );
  const choices = [
    { id: 'all', label: 'All three' },
    ...othersThan(scenario).map((id) => ({ id, label: `With ${run.model.scenarios[id].label}` })),
  ];
  const selected = others.length > 1 ? 'all' : (others[0] ?? 'all');
  return (
    <Drawer
      title="Compare"
      head={
        <Tabs
          label="Compare"
          tabs={choices}
          selected={selected}
          onSelect={(id) =>
            setLayer({
              kind: 'compare',
              with: id === 'all' ? othersThan(scenario) : SCENARIO_IDS.filter((known) => known === id),
            })
          }
        />
      }
    >
      <FaultTable scenarios={scenarios} />
      <div className="compare">
        {pairs.map((diff) => (
          <DiffTable key={`${diff.from} ${diff.to}`} diff={diff} />
        ))}
      </div>
      <Outage scenarios={scenarios} />
      <QuickComparison scenarios={scenarios} />
    </Drawer>
  );
}
