import { type ComponentId, type PhaseId, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { TOURS } from '../../catalogue/tours/index.ts';
import { componentIdsOf, componentOf, type Model } from '../../model/model.ts';
import { type Run, specOf } from '../../simulation/run.ts';
import { type CommandId, SHORTCUTS } from '../../state/keymap.ts';
import { searchWords } from '../../views/log.ts';
import { routeWords } from '../../views/words.ts';
import { score } from './rank.ts';

export type Target =
  | { readonly kind: 'message'; readonly index: number }
  | { readonly kind: 'component'; readonly component: ComponentId }
  | { readonly kind: 'phase'; readonly phase: PhaseId }
  | { readonly kind: 'scenario'; readonly scenario: ScenarioId }
  | { readonly kind: 'command'; readonly command: CommandId }
  | { readonly kind: 'tour'; readonly tour: string };

/** Something that can be found. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** What stands beside the label. */
  readonly detail: string;
  readonly target: Target;
}

/** More than this nobody reads. */
export const MOST_FOUND = 60;

/** What makes no sense from within the palette. */
const NOT_HERE: readonly CommandId[] = ['find', 'close'];
const isHere = (command: CommandId): boolean => !NOT_HERE.includes(command);

/** All entries that are the same for every run of a model, in the order in which they are shown without a query. */
const fixedEntries = (model: Model): readonly Entry[] => [
  ...SCENARIO_IDS.map((id) => ({
    id: `scenario ${id}`,
    label: model.scenarios[id].label,
    detail: 'Scenario',
    target: { kind: 'scenario', scenario: id } as const,
  })),
  ...model.phases.map(({ id, label }) => ({
    id: `phase ${id}`,
    label,
    detail: 'Phase',
    target: { kind: 'phase', phase: id } as const,
  })),
  ...componentIdsOf(model).map((id) => ({
    id: `component ${id}`,
    label: componentOf(model, id).label,
    detail: `Component, ${componentOf(model, id).detail}`,
    target: { kind: 'component', component: id } as const,
  })),
  ...TOURS.map(({ id, title, audience }) => ({
    id: `tour ${id}`,
    label: title,
    detail: `Guided tour, ${audience}`,
    target: { kind: 'tour', tour: id } as const,
  })),
  ...SHORTCUTS.flatMap(({ command, label, keyNames, shift }) =>
    // The scenarios have entries of their own.
    isHere(command) && !command.startsWith('scenario-')
      ? [
          {
            id: `command ${command}`,
            label,
            detail: `Command, ${keyNames.join(shift ? '+' : ' or ')}`,
            target: { kind: 'command', command } as const,
          },
        ]
      : [],
  ),
];

interface Index {
  readonly entries: readonly Entry[];
  /** Their texts in lower case. */
  readonly texts: readonly { readonly label: string; readonly detail: string }[];
}

const indexesOfModels = new WeakMap<Model, Index>();

function indexOf(model: Model): Index {
  let index = indexesOfModels.get(model);
  if (!index) {
    const entries = fixedEntries(model);
    const texts = entries.map(({ label, detail }) => ({ label: label.toLowerCase(), detail: detail.toLowerCase() }));
    index = { entries, texts };
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

/**
 * What fits a query best, at most `MOST_FOUND` entries, best first. Without a query: everything but the messages.
 * What the catalogue says of a message is looked at once, however often the run sends it.
 */
export function find(run: Run, query: string): readonly Entry[] {
  const words = searchWords(query);
  const { entries, texts: fixed } = indexOf(run.model);
  if (words.length === 0) return entries;
  const hits: Hit[] = [];
  for (const [at, { label, detail }] of fixed.entries()) {
    const points = score(words, label, detail);
    // Of equals, what there is one of comes before what there are many of.
    if (points > 0) keepBest(hits, { score: points + 1, at });
  }
  const texts = new Map<string, { readonly label: string; readonly detail: string; readonly points: number }>();
  for (const [index, message] of run.trace.messages.entries()) {
    let text = texts.get(message.spec);
    if (!text) {
      const spec = specOf(run, message);
      const label = spec.label.toLowerCase();
      const detail = `${routeWords(run, message)} ${run.model.dataClasses[spec.dataClass].label}`.toLowerCase();
      text = { label, detail, points: score(words, label, detail) };
      texts.set(message.spec, text);
    }
    const points =
      text.points > 0
        ? text.points
        : words.some((word) => message.id.includes(word))
          ? score(words, text.label, `${message.id} ${text.detail}`)
          : 0;
    if (points > 0) keepBest(hits, { score: points, at: -1 - index });
  }
  return hits.flatMap(({ at }) => (at >= 0 ? entries[at] : messageEntry(run, -1 - at)) ?? []);
}
