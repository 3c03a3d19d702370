import type { Model } from '../../model/model.ts';
import type { MessageSpec } from '../../model/types.ts';
import { presentIn, type Run, specOf } from '../../simulation/run.ts';
import { routeWords } from '../../views/words.ts';
import { fixedEntries } from './fixed-entries.ts';
import { queryWords, type SearchTexts, score } from './rank.ts';
import { SYNONYMS } from './synonyms.ts';
import type { Entry } from './targets.ts';

/** More than this nobody reads. */
export const MOST_FOUND = 60;

interface Index {
  readonly entries: readonly Entry[];
  readonly texts: readonly SearchTexts[];
}

const indexesOfModels = new WeakMap<Model, Index>();

const textsOf = ({ id, label, detail, text = '' }: Entry): SearchTexts => ({
  label: label.toLowerCase(),
  detail: detail.toLowerCase(),
  synonyms: SYNONYMS[id] ?? '',
  text: text.toLowerCase(),
});

function indexOf(model: Model): Index {
  let index = indexesOfModels.get(model);
  if (!index) {
    const entries = fixedEntries(model);
    index = { entries, texts: entries.map(textsOf) };
    indexesOfModels.set(model, index);
  }
  return index;
}

/** A message of the run as an entry. */
function messageEntry(run: Run, index: number): Entry | undefined {
  const message = run.trace.messages[index];
  if (!message) return undefined;
  const spec = specOf(run, message);
  const where = [
    `${index + 1}`,
    message.step,
    message.attempt > 1 ? `try ${message.attempt}` : null,
    routeWords(run, message),
    run.model.dataClasses[spec.dataClass].label,
  ];
  return {
    id: `message ${message.id}`,
    label: spec.label,
    detail: where.filter((part) => part !== null).join(' · '),
    target: { kind: 'message', index },
  };
}

/** What else a message says: what it carries, what is noted of it, where it is sent. */
const textOfMessage = ({ items, note, endpoint }: MessageSpec): string =>
  [...items.map((item) => item.text), note ?? '', endpoint].join(' ').toLowerCase();

interface Hit {
  readonly score: number;
  /** Position in the fixed entries, or -1 - the index of a message. */
  readonly at: number;
}

/** The best hits so far, best first; of equals, the one that came first. */
function keepBest(hits: Hit[], hit: Hit): void {
  const worst = hits[hits.length - 1];
  if (hits.length === MOST_FOUND && worst && worst.score >= hit.score) return;
  let at = hits.length;
  while (at > 0 && (hits[at - 1]?.score ?? 0) < hit.score) at--;
  hits.splice(at, 0, hit);
  if (hits.length > MOST_FOUND) hits.pop();
}

/** Whether what an entry leads to is there: not a component that the stack of the run lacks. */
function isHereIn(run: Run): (entry: Entry) => boolean {
  const present = presentIn(run);
  return ({ target }) => target.kind !== 'component' || present.has(target.component);
}

/** What fits all words best. What the catalogue says of a message is looked at once, however often the run sends it. */
function findWords(run: Run, words: readonly string[]): readonly Entry[] {
  const { entries, texts: fixed } = indexOf(run.model);
  const isHere = isHereIn(run);
  const hits: Hit[] = [];
  for (const [at, texts] of fixed.entries()) {
    const points = score(words, texts);
    // Of equals, what there is one of comes before what there are many of.
    const entry = entries[at];
    if (points > 0 && entry && isHere(entry)) keepBest(hits, { score: points + 1, at });
  }
  const known = new Map<string, { readonly texts: SearchTexts; readonly points: number }>();
  for (const [index, message] of run.trace.messages.entries()) {
    let found = known.get(message.spec);
    if (!found) {
      const spec = specOf(run, message);
      const detail = `${routeWords(run, message)} ${run.model.dataClasses[spec.dataClass].label}`.toLowerCase();
      const texts = { label: spec.label.toLowerCase(), detail, synonyms: '', text: textOfMessage(spec) };
      found = { texts, points: score(words, texts) };
      known.set(message.spec, found);
    }
    const points =
      found.points > 0
        ? found.points
        : words.some((word) => message.id.includes(word))
          ? score(words, { ...found.texts, detail: `${message.id} ${found.texts.detail}` })
          : 0;
    if (points > 0) keepBest(hits, { score: points, at: -1 - index });
  }
  return hits.flatMap(({ at }) => (at >= 0 ? entries[at] : messageEntry(run, -1 - at)) ?? []);
}

/** All entries but the messages: the same list wherever nothing is left out. */
function everythingIn(run: Run): readonly Entry[] {
  const { entries } = indexOf(run.model);
  const isHere = isHereIn(run);
  return entries.every(isHere) ? entries : entries.filter(isHere);
}

/** What fits a query best, at most `MOST_FOUND` entries, best first. Without a query: everything but the messages. */
export function find(run: Run, query: string): readonly Entry[] {
  const words = queryWords(query);
  if (words.length === 0) return everythingIn(run);
  const asked = queryWords(query, true);
  const found = asked.length === words.length ? [] : findWords(run, asked);
  return found.length > 0 ? found : findWords(run, words);
}
