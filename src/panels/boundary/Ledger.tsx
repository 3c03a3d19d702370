import { useMemo, useState } from 'react';
import { DATA_CLASS_IDS, PHASE_IDS } from '../../../machines/model.ts';
import { ledgerOf } from '../../claims/ledger.ts';
import { filterRows, groupRows, type LedgerFilter, sortRows } from '../../claims/ledger-view.ts';
import { phaseSpec } from '../../model/model.ts';
import { useRun, useScenario } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { Choice } from './Choice.tsx';
import { LedgerTable, type Sorting } from './LedgerTable.tsx';
import { Matrix } from './Matrix.tsx';
import { PrintTitle } from './PrintTitle.tsx';

const GROUPINGS = ['none', 'data-class', 'channel'] as const;
const GROUPING_LABELS = { none: 'No groups', 'data-class': 'By data class', channel: 'By channel' } as const;
const CROSSINGS = ['leaves', 'enters'] as const;
const CROSSING_LABELS = { leaves: 'Leaves your infrastructure', enters: 'Enters your infrastructure' } as const;

/** Every message of the run that crosses the boundary in the selected scenario. */
export function Ledger() {
  const run = useRun();
  const scenario = useScenario();
  const [filter, setFilter] = useState<LedgerFilter>({});
  const [grouping, setGrouping] = useState<(typeof GROUPINGS)[number]>('none');
  const [sorting, setSorting] = useState<Sorting>({ by: 'index', direction: 'ascending' });
  const ledger = useMemo(() => ledgerOf(run, scenario), [run, scenario]);
  const rows = useMemo(
    () => sortRows(run.model, filterRows(ledger.rows, filter), sorting.by, sorting.direction),
    [run.model, ledger, filter, sorting],
  );
  const groups = useMemo(
    () => (grouping === 'none' ? [{ key: 'all', label: '', rows }] : groupRows(run.model, rows, grouping)),
    [run.model, grouping, rows],
  );
  return (
    <>
      <PrintTitle title="What crosses the boundary" />
      <p className="drawer-lead">
        {formatCount(ledger.zenmlCount)} of {formatCount(ledger.messageCount)} messages cross between you and ZenML in{' '}
        {run.model.scenarios[scenario].label}, {formatCount(ledger.thirdPartyCount)} have a third party at one end:{' '}
        {formatCount(ledger.rows.length)} messages, {formatCount(ledger.requestCount)} requests. Click a row to see it
        on the stage.
      </p>
      <Matrix
        picked={{
          ...(filter.dataClass ? { dataClass: filter.dataClass } : {}),
          ...(filter.crossing === 'leaves' || filter.crossing === 'enters' ? { crossing: filter.crossing } : {}),
        }}
        onPick={(pick) =>
          setFilter({
            phase: filter.phase,
            dataClass: pick.dataClass,
            crossing: pick.crossing,
            ...(pick.crossing ? { border: 'zenml' } : {}),
          })
        }
      />
      <div className="filters">
        <Choice
          label="Data class"
          any="All data classes"
          ids={DATA_CLASS_IDS}
          labelOf={(id) => run.model.dataClasses[id].label}
          value={filter.dataClass}
          onChange={(dataClass) => setFilter({ ...filter, dataClass })}
        />
        <Choice
          label="Direction"
          any="Both directions"
          ids={CROSSINGS}
          labelOf={(id) => CROSSING_LABELS[id]}
          value={CROSSINGS.find((id) => id === filter.crossing)}
          onChange={(crossing) => setFilter({ ...filter, crossing })}
        />
        <Choice
          label="Phase"
          any="All phases"
          ids={PHASE_IDS}
          labelOf={(id) => phaseSpec(run.model, id).label}
          value={filter.phase}
          onChange={(phase) => setFilter({ ...filter, phase })}
        />
        <Choice
          label="Groups"
          ids={GROUPINGS}
          labelOf={(id) => GROUPING_LABELS[id]}
          value={grouping}
          onChange={(id) => setGrouping(id ?? 'none')}
        />
        <span className="filters-count" aria-live="polite">
          {rows.length} {rows.length === 1 ? 'message' : 'messages'}
        </span>
      </div>
      {rows.length > 0 ? (
        <LedgerTable groups={groups} sorting={sorting} onSort={setSorting} />
      ) : (
        <p className="drawer-muted">
          {ledger.rows.length === 0
            ? `Nothing crosses the boundary in ${run.model.scenarios[scenario].label}.`
            : 'No message has all of these properties.'}
        </p>
      )}
    </>
  );
}
