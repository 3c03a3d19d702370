import { foldHoldings, type HoldingGroup } from '../../claims/holding-groups.ts';
import { acceptedOf, keptWords, untilWords } from '../../claims/holding-words.ts';
import type { PlacedHolding } from '../../claims/holdings.ts';
import { componentOf } from '../../model/model.ts';
import { usePlayback } from '../../state/playback.ts';
import { useRun } from '../../state/session.tsx';
import { EvidenceTag } from '../EvidenceTag.tsx';
import { MarkTag } from './Items.tsx';

const COLUMNS = ['Items, with the message since which', 'Kept', 'Until', 'Evidence'] as const;

function Item({ holding }: { readonly holding: PlacedHolding }) {
  const run = useRun();
  const { toMessage } = usePlayback();
  const { item, since, reason } = holding;
  const accepted = acceptedOf(run, holding);
  return (
    <li className="held">
      {item.text} {item.mark ? <MarkTag mark={item.mark} /> : null}{' '}
      <button
        type="button"
        className="row-button"
        aria-label={`message ${since + 1}, ${reason}`}
        title={`Message ${since + 1}, ${reason}`}
        onClick={() => toMessage(since)}
      >
        {since + 1}
      </button>
      {accepted === null ? null : <span className="drawer-muted"> accepted: {accepted.replace(/\.$/, '')}</span>}
    </li>
  );
}

function Group({ group: { first, classes } }: { readonly group: HoldingGroup }) {
  const { model } = useRun();
  return (
    <tr>
      <td data-label={COLUMNS[0]}>
        {classes.map(({ dataClass, holdings }) => (
          <div key={dataClass} className="held-class">
            <span className="class-word" data-class={dataClass}>
              {model.dataClasses[dataClass].label}
            </span>
            <ul className="held-items">
              {holdings.map((holding) => (
                <Item
                  key={JSON.stringify([holding.item.text, holding.item.mark, holding.credential])}
                  holding={holding}
                />
              ))}
            </ul>
          </div>
        ))}
      </td>
      <td data-label={COLUMNS[1]}>
        <span className="kept" data-kept={first.isOver ? undefined : first.kept}>
          {keptWords(first)}
        </span>
      </td>
      <td data-label={COLUMNS[2]}>{untilWords(first)}</td>
      <td data-label={COLUMNS[3]}>
        <EvidenceTag evidence={first.evidence} /> <span className="row-source">{first.source}</span>
      </td>
    </tr>
  );
}

interface HoldingListProps {
  readonly caption: string;
  readonly holdings: readonly PlacedHolding[];
}

/** What components hold, each with how it keeps it and until when: what is kept alike stands together. */
export function HoldingList({ caption, holdings }: HoldingListProps) {
  const { model } = useRun();
  return (
    <table className="ledger holding-list">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {foldHoldings(holdings).map(({ component, count, groups }) => (
        <tbody key={component}>
          <tr className="ledger-group">
            <th scope="rowgroup" colSpan={COLUMNS.length}>
              {componentOf(model, component).label} <span>{count}</span>
            </th>
          </tr>
          {groups.map((group) => (
            <Group key={group.key} group={group} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
