import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { PHASE_IDS } from '../../../machines/model.ts';
import type { LedgerRow } from '../../claims/ledger.ts';
import type { LedgerGroup, LedgerSort } from '../../claims/ledger-view.ts';
import { componentOf, phaseSpec } from '../../model/model.ts';
import { classesOf } from '../../model/wording.ts';
import { useCurrentIndex, usePlayback } from '../../state/playback.ts';
import { useRun } from '../../state/session.tsx';
import { EvidenceTag } from '../EvidenceTag.tsx';
import { ClassWords } from './ClassWords.tsx';
import { Items } from './Items.tsx';

/** More rows than this at once would keep the page busy; the rest comes when asked for. */
const ROWS_AT_ONCE = 300;

export interface Sorting {
  readonly by: LedgerSort;
  readonly direction: 'ascending' | 'descending';
}

const COLUMNS: readonly { readonly sort: LedgerSort | null; readonly label: string }[] = [
  { sort: 'index', label: 'No.' },
  { sort: 'phase', label: 'Phase' },
  { sort: 'label', label: 'Message' },
  { sort: 'from', label: 'From' },
  { sort: 'to', label: 'To' },
  { sort: 'crossing', label: 'Data' },
  { sort: 'connection', label: 'Connection' },
  { sort: 'protocol', label: 'Port' },
  { sort: 'auth', label: 'Auth' },
  // The main class of a message comes first, and rows are sorted by it.
  { sort: 'dataClass', label: 'Data classes' },
  { sort: null, label: 'Payload' },
  { sort: null, label: 'Requests' },
  { sort: 'evidence', label: 'Evidence' },
];

function Row({ row, current }: { readonly row: LedgerRow; readonly current: boolean }) {
  const { toMessage } = usePlayback();
  const { model } = useRun();
  return (
    <tr className="ledger-row" data-current={current} onClick={() => toMessage(row.index)}>
      <td data-label="No.">{row.index + 1}</td>
      <td data-label="Phase" title={phaseSpec(model, row.phase).label}>
        {PHASE_IDS.indexOf(row.phase) + 1}
      </td>
      <td data-label="Message">
        <button type="button" className="row-button" aria-current={current ? 'true' : undefined}>
          {row.label}
        </button>
        {row.step === null ? null : (
          <span className="row-step" translate="no">
            {row.step}
          </span>
        )}
        {row.status === 'failed' ? <span className="row-failed">failed</span> : null}
      </td>
      <td data-label="From">{componentOf(model, row.from).label}</td>
      <td data-label="To">{componentOf(model, row.to).label}</td>
      <td data-label="Data">
        <span className="direction" data-crossing={row.crossing}>
          {row.crossing}
        </span>
      </td>
      <td data-label="Connection">{row.connection}</td>
      <td data-label="Port">
        {row.protocol}
        {row.port === null ? '' : `:${row.port}`}
      </td>
      <td data-label="Auth">{row.auth}</td>
      <td data-label="Data classes">
        <ClassWords ids={classesOf(row)} />
      </td>
      <td className="row-payload" data-label="Payload">
        <Items items={row.items} />
      </td>
      <td data-label="Requests">{row.requests}</td>
      <td data-label="Evidence">
        <EvidenceTag evidence={row.evidence} /> <span className="row-source">{row.source}</span>
      </td>
    </tr>
  );
}

interface LedgerTableProps {
  readonly groups: readonly LedgerGroup[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

export function LedgerTable({ groups, sorting, onSort }: LedgerTableProps) {
  const current = useCurrentIndex();
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
  let room = most;
  const sortBy = (by: LedgerSort) =>
    onSort({ by, direction: sorting.by === by && sorting.direction === 'ascending' ? 'descending' : 'ascending' });
  return (
    <>
      <table className="ledger">
        <caption className="visually-hidden">Messages that cross the boundary</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ sort, label }) => (
              <th
                key={label}
                scope="col"
                aria-sort={sort === null ? undefined : sort === sorting.by ? sorting.direction : 'none'}
              >
                {sort === null ? (
                  label
                ) : (
                  <button type="button" onClick={() => sortBy(sort)}>
                    {label}
                    {sort === sorting.by ? (
                      sorting.direction === 'ascending' ? (
                        <ArrowUp size={12} aria-hidden="true" />
                      ) : (
                        <ArrowDown size={12} aria-hidden="true" />
                      )
                    ) : null}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => {
          const rows = group.rows.slice(0, room);
          room -= rows.length;
          return rows.length === 0 ? null : (
            <tbody key={group.key}>
              {group.label === '' ? null : (
                <tr className="ledger-group">
                  <th scope="rowgroup" colSpan={COLUMNS.length}>
                    {group.label} <span>{group.rows.length}</span>
                  </th>
                </tr>
              )}
              {rows.map((row) => (
                <Row key={row.id} row={row} current={row.index === current} />
              ))}
            </tbody>
          );
        })}
      </table>
      {total > most ? (
        <button type="button" className="wide-button" onClick={() => setMost(most + ROWS_AT_ONCE)}>
          Show {Math.min(ROWS_AT_ONCE, total - most)} more of {total}
        </button>
      ) : null}
    </>
  );
}
