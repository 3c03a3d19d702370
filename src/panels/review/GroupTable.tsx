import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { CrossingGroup } from '../../claims/crossing-groups.ts';
import type { LedgerRow } from '../../claims/ledger.ts';
import { componentOf } from '../../model/model.ts';
import { classesOf } from '../../model/wording.ts';
import { useMediaQuery } from '../../state/media.ts';
import { useCurrentIndex, usePlayback } from '../../state/playback.ts';
import { useRun } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { EvidenceTag } from '../EvidenceTag.tsx';
import { ClassWords } from './ClassWords.tsx';
import { Items, MarkTag } from './Items.tsx';

/** More messages of one group than this would keep the page busy; all of them are in the table of every message. */
const MOST_MEMBERS = 100;

const COLUMNS = ['What', 'Data', 'Connection', 'Auth', 'Data classes', 'Evidence'] as const;

function Member({ row, isCurrent }: { readonly row: LedgerRow; readonly isCurrent: boolean }) {
  const { toMessage } = usePlayback();
  return (
    <tr className="group-member" data-current={isCurrent}>
      <td data-label={COLUMNS[0]}>
        <button
          type="button"
          className="row-button"
          aria-current={isCurrent ? 'true' : undefined}
          onClick={() => toMessage(row.index)}
        >
          {row.index + 1} {row.label}
        </button>
        {row.step === null ? null : (
          <span className="row-step" translate="no">
            {row.step}
          </span>
        )}
        {row.status === 'failed' ? <span className="row-failed">failed</span> : null}
      </td>
      <td colSpan={3} data-label="Payload">
        <Items items={row.items} />
      </td>
      <td colSpan={2} data-label="Source">
        <EvidenceTag evidence={row.evidence} /> <span className="row-source">{row.source}</span>
      </td>
    </tr>
  );
}

function Group({ group, current }: { readonly group: CrossingGroup; readonly current: number }) {
  const { model } = useRun();
  const [isOpen, setOpen] = useState(false);
  const isShown = useMediaQuery('print') || isOpen;
  const { rows, kind, items, auths, requests } = group;
  const [first] = rows;
  const isCurrent = rows.some((row) => row.index === current);
  const failed = rows.filter(({ status }) => status === 'failed').length;
  const marks = [...new Set(items.flatMap(({ mark }) => mark ?? []))];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <tr className="group-row" data-current={isCurrent}>
        <th scope="row" data-label={COLUMNS[0]}>
          <button
            type="button"
            className="group-button"
            aria-expanded={isOpen}
            title={`${rows.length} messages, ${requests} requests`}
            onClick={() => setOpen(!isOpen)}
          >
            <Chevron size={14} aria-hidden="true" />
            <span>
              <span className="group-kind">{kind}</span>
              {rows.length > 1 ? <span className="group-count"> × {formatCount(rows.length)}</span> : null}
              {marks.map((mark) => (
                <MarkTag key={mark} mark={mark} />
              ))}
            </span>
          </button>
          {failed > 0 ? <span className="row-failed">{failed} failed</span> : null}
        </th>
        <td data-label={COLUMNS[1]}>
          {componentOf(model, group.from).label} → {componentOf(model, group.to).label},{' '}
          <span className="direction" data-crossing={first.crossing}>
            {first.crossing}
          </span>
        </td>
        <td data-label={COLUMNS[2]}>
          {first.connection}, by {componentOf(model, first.opener).label},{' '}
          <span className="nowrap">
            {first.protocol}
            {first.port === null ? '' : `:${first.port}`}
          </span>
        </td>
        <td data-label={COLUMNS[3]}>{auths.join('; ')}</td>
        <td data-label={COLUMNS[4]}>
          <ClassWords ids={classesOf(group)} />
        </td>
        <td data-label={COLUMNS[5]}>
          {[...new Set(rows.map(({ evidence }) => evidence))].map((evidence) => (
            <span key={evidence} className="group-evidence">
              <EvidenceTag evidence={evidence} />
            </span>
          ))}
        </td>
      </tr>
      {isShown
        ? rows.slice(0, MOST_MEMBERS).map((row) => <Member key={row.id} row={row} isCurrent={row.index === current} />)
        : null}
      {isShown && rows.length > MOST_MEMBERS ? (
        <tr className="group-member">
          <td colSpan={COLUMNS.length}>
            And {formatCount(rows.length - MOST_MEMBERS)} more: every message has a row of its own without groups.
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Crossings by channel and by what they carry. A group opens into its messages. */
export function GroupTable({ groups }: { readonly groups: readonly CrossingGroup[] }) {
  const current = useCurrentIndex();
  return (
    <table className="ledger ledger-groups">
      <caption className="visually-hidden">Crossings by channel and by what they carry</caption>
      <thead>
        <tr>
          {COLUMNS.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Group key={group.key} group={group} current={current} />
        ))}
      </tbody>
    </table>
  );
}
