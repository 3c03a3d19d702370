import { type ReactNode, useMemo, useState } from 'react';
import { DATA_CLASS_IDS, PHASE_IDS } from '../../../machines/model.ts';
import { foldRows } from '../../claims/crossing-groups.ts';
import { ledgerOf } from '../../claims/ledger.ts';
import { filterRows, filterWords, groupRows, type LedgerFilter, sortRows } from '../../claims/ledger-view.ts';
import { phaseSpec } from '../../model/model.ts';
import { useMediaQuery } from '../../state/media.ts';
import { useRun, useScenario } from '../../state/session.tsx';
import { countWords, formatCount } from '../../views/words.ts';
import { Choice } from './Choice.tsx';
import { GroupTable } from './GroupTable.tsx';
import { LedgerTable, type Sorting } from './LedgerTable.tsx';
import { PrintTitle } from './PrintTitle.tsx';

const GROUPINGS = ['items', 'none', 'data-class', 'channel'] as const;
const GROUPING_LABELS = {
  items: 'By channel and items',
  none: 'Every message',
  'data-class': 'Every message, by data class',
  channel: 'Every message, by channel',
} as const;
const CROSSINGS = ['leaves', 'enters'] as const;
const CROSSING_LABELS = { leaves: 'Leaves you', enters: 'Enters you' } as const;
const BORDERS = ['zenml', 'third-party'] as const;
const BORDER_LABELS = { zenml: 'ZenML', 'third-party': 'Third parties' } as const;

interface LedgerProps {
  readonly filter: LedgerFilter;
  readonly onFilter: (filter: LedgerFilter) => void;
  /** The counts by data class, where they stand above the rows. */
  readonly matrix: ReactNode;
}

/** Every message of the run that crosses the boundary in the selected scenario. */
export function Ledger({ filter, onFilter, matrix }: LedgerProps) {
  const run = useRun();
  const scenario = useScenario();
  const onPaper = useMediaQuery('print');
  const [grouping, setGrouping] = useState<(typeof GROUPINGS)[number]>('items');
  const [sorting, setSorting] = useState<Sorting>({ by: 'index', direction: 'ascending' });
  const ledger = useMemo(() => ledgerOf(run, scenario), [run, scenario]);
  const rows = useMemo(
    () => sortRows(run.model, filterRows(ledger.rows, filter), sorting.by, sorting.direction),
    [run.model, ledger, filter, sorting],
  );
  const only = filterWords(run.model, filter);
  const isFiltered = only !== null;
  return (
    <>
      <PrintTitle title="What crosses the boundary" />
      <p className="drawer-lead ledger-legend">
        {run.model.scenarios[scenario].label}: {countWords(run, scenario)}, {formatCount(ledger.requestCount)} requests.
        Data goes from → to; <em>outbound</em> or <em>inbound</em>: who opens the connection.
      </p>
      {onPaper && isFiltered ? (
        <p>
          Only: {only}. {rows.length} of {ledger.rows.length} messages.
        </p>
      ) : null}
      {matrix === null ? null : onPaper ? (
        matrix
      ) : (
        <details className="matrix-fold">
          <summary>Messages by data class</summary>
          <div className="matrix-room">{matrix}</div>
        </details>
      )}
      <div className="filters">
        <Choice
          label="Data class"
          any="All data classes"
          ids={DATA_CLASS_IDS}
          labelOf={(id) => run.model.dataClasses[id].label}
          value={filter.dataClass}
          onChange={(dataClass) => onFilter({ ...filter, dataClass })}
        />
        <Choice
          label="With whom"
          any="All others"
          ids={BORDERS}
          labelOf={(id) => BORDER_LABELS[id]}
          value={BORDERS.find((id) => id === filter.border)}
          onChange={(border) => onFilter({ ...filter, border })}
        />
        <Choice
          label="Direction"
          any="Both ways"
          ids={CROSSINGS}
          labelOf={(id) => CROSSING_LABELS[id]}
          value={CROSSINGS.find((id) => id === filter.crossing)}
          onChange={(crossing) => onFilter({ ...filter, crossing })}
        />
        <Choice
          label="Phase"
          any="All phases"
          ids={PHASE_IDS}
          labelOf={(id) => phaseSpec(run.model, id).label}
          value={filter.phase}
          onChange={(phase) => onFilter({ ...filter, phase })}
        />
        <Choice
          label="Groups"
          ids={GROUPINGS}
          labelOf={(id) => GROUPING_LABELS[id]}
          value={grouping}
          onChange={(id) => setGrouping(id ?? 'items')}
        />
        <span className="filters-count" aria-live="polite">
          {isFiltered ? `${formatCount(rows.length)} of ${formatCount(ledger.rows.length)}` : formatCount(rows.length)}{' '}
          {ledger.rows.length === 1 ? 'message' : 'messages'}
        </span>
        {isFiltered ? (
          <button type="button" className="link-button" onClick={() => onFilter({})}>
            Show all
          </button>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="drawer-muted">
          {ledger.rows.length === 0
            ? `Nothing crosses the boundary in ${run.model.scenarios[scenario].label}.`
            : 'No message has all of these properties.'}
        </p>
      ) : grouping === 'items' ? (
        <GroupTable groups={foldRows(rows)} />
      ) : (
        <LedgerTable
          groups={grouping === 'none' ? [{ key: 'all', label: '', rows }] : groupRows(run.model, rows, grouping)}
          sorting={sorting}
          onSort={setSorting}
        />
      )}
    </>
  );
}
