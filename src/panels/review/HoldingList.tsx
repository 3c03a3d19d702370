import type { ComponentId } from '../../../machines/model.ts';
import { acceptedWords } from '../../claims/breach.ts';
import { keptWords, untilWords } from '../../claims/holding-words.ts';
import type { PlacedHolding } from '../../claims/holdings.ts';
import { componentOf } from '../../model/model.ts';
import { usePlayback } from '../../state/playback.ts';
import { useRun } from '../../state/session.tsx';
import { EvidenceTag } from '../EvidenceTag.tsx';
import { MarkTag } from './Items.tsx';

const COLUMNS = ['Item', 'Data class', 'Kept', 'Until', 'Since', 'Evidence'] as const;

function HoldingRow({ holding }: { readonly holding: PlacedHolding }) {
  const run = useRun();
  const { toMessage } = usePlayback();
  const { item, kept, since, reason, credential, evidence, source } = holding;
  const accepted = credential === null ? undefined : acceptedWords(run, credential);
  return (
    <tr>
      <td data-label={COLUMNS[0]}>
        {item.text} {item.mark ? <MarkTag mark={item.mark} /> : null}
        {accepted === undefined ? null : (
          <span className="row-step">
            {accepted === null ? 'Until when it is accepted is not known.' : `Accepted: ${accepted}`}
          </span>
        )}
      </td>
      <td data-label={COLUMNS[1]}>
        <span className="class-word" data-class={item.dataClass}>
          {run.model.dataClasses[item.dataClass].label}
        </span>
      </td>
      <td data-label={COLUMNS[2]}>
        <span className="kept" data-kept={holding.isOver ? undefined : kept}>
          {keptWords(holding)}
        </span>
      </td>
      <td data-label={COLUMNS[3]}>{untilWords(holding)}</td>
      <td data-label={COLUMNS[4]}>
        <button type="button" className="row-button" onClick={() => toMessage(since)}>
          message {since + 1}
        </button>
        , {reason}
      </td>
      <td data-label={COLUMNS[5]}>
        <EvidenceTag evidence={evidence} /> <span className="row-source">{source}</span>
      </td>
    </tr>
  );
}

const ORDER = ['at-rest', 'unknown', 'memory'] as const;

/** What components hold, each with how it keeps it and until when. What lasts comes first. */
export function HoldingList({
  caption,
  holdings,
}: {
  readonly caption: string;
  readonly holdings: readonly PlacedHolding[];
}) {
  const { model } = useRun();
  const byComponent = new Map<ComponentId, PlacedHolding[]>();
  for (const holding of holdings) {
    const own = byComponent.get(holding.component);
    if (own) own.push(holding);
    else byComponent.set(holding.component, [holding]);
  }
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
      {[...byComponent].map(([component, own]) => (
        <tbody key={component}>
          <tr className="ledger-group">
            <th scope="rowgroup" colSpan={COLUMNS.length}>
              {componentOf(model, component).label} <span>{own.length}</span>
            </th>
          </tr>
          {own
            .toSorted((a, b) => ORDER.indexOf(a.kept) - ORDER.indexOf(b.kept))
            .map((holding) => (
              <HoldingRow
                key={JSON.stringify([holding.item.text, holding.item.dataClass, holding.item.mark, holding.credential])}
                holding={holding}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}
