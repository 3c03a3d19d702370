import { type ReactNode, useMemo, useState } from 'react';
import { DATA_CLASS_IDS, PHASE_IDS } from '../../../machines/model.ts';
import { foldRows } from '../../claims/crossing-groups.ts';
import { ledgerOf } from '../../claims/ledger.ts';
import { filterRows, filterWords, groupRows, sortRows } from '../../claims/ledger-view.ts';
import { phaseSpec } from '../../model/model.ts';
import {
  LEDGER_GROUPS,
  LEDGER_PARTIES,
  LEDGER_WAYS,
  type LedgerLayer,
  ledgerFilterOf,
} from '../../state/ledger-layer.ts';
import { useMediaQuery } from '../../state/media.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { countWords, formatCount } from '../../views/words.ts';
import { Choice } from './Choice.tsx';
import { GroupTable } from './GroupTable.tsx';
import { LedgerTable, type Sorting } from './LedgerTable.tsx';
import { PrintTitle } from './PrintTitle.tsx';

const GROUPINGS = ['items', ...LEDGER_GROUPS] as const;
const GROUPING_LABELS = {
  items: 'By channel and items',
  none: 'Every message',
  'data-class': 'Every message, by data class',
  channel: 'Every message, by channel',
} as const;
const WAY_LABELS = { leaves: 'Leaves you', enters: 'Enters you' } as const;
const PARTY_LABELS = { zenml: 'ZenML', 'third-party': 'Third parties' } as const;

interface LedgerProps {
  readonly layer: LedgerLayer;
  /** The counts by data class, where they stand above the rows. */
  readonly matrix: ReactNode;
}

/** Every message of the run that crosses the boundary in the selected scenario. What is asked for stands in the link. */
export function Ledger({ layer, matrix }: LedgerProps) {
  const run = useRun();
  const scenario = useScenario();
  const { setLayer } = useCommands();
  const onPaper = useMediaQuery('print');
  const { data, party, way, phase, group } = layer;
  const grouping = group ?? 'items';
  const [sorting, setSorting] = useState<Sorting>({ by: 'index', direction: 'ascending' });
  const ledger = useMemo(() => ledgerOf(run, scenario), [run, scenario]);
  const filter = useMemo(() => ledgerFilterOf(layer), [layer]);
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
          value={data}
          onChange={(id) => setLayer({ ...layer, data: id })}
        />
        <Choice
          label="With whom"
          any="All others"
          ids={LEDGER_PARTIES}
          labelOf={(id) => PARTY_LABELS[id]}
          value={party}
          onChange={(id) => setLayer({ ...layer, party: id })}
        />
        <Choice
          label="Direction"
          any="Both ways"
          ids={LEDGER_WAYS}
          labelOf={(id) => WAY_LABELS[id]}
          value={way}
          onChange={(id) => setLayer({ ...layer, way: id })}
        />
        <Choice
          label="Phase"
          any="All phases"
          ids={PHASE_IDS}
          labelOf={(id) => phaseSpec(run.model, id).label}
          value={phase}
          onChange={(id) => setLayer({ ...layer, phase: id })}
        />
        <Choice
          label="Groups"
          ids={GROUPINGS}
          labelOf={(id) => GROUPING_LABELS[id]}
          value={grouping}
          onChange={(id) => setLayer({ ...layer, group: LEDGER_GROUPS.find((one) => one === id) })}
        />
        <span className="filters-count" aria-live="polite">
          {isFiltered ? `${formatCount(rows.length)} of ${formatCount(ledger.rows.length)}` : formatCount(rows.length)}{' '}
          {ledger.rows.length === 1 ? 'message' : 'messages'}
        </span>
        {isFiltered ? (
          <button type="button" className="link-button" onClick={() => setLayer({ kind: 'boundary', group })}>
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
