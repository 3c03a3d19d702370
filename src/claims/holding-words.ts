import type { OwnerId } from '../../machines/model.ts';
import { type Keeping, UNTIL } from '../catalogue/retention.ts';
import type { Run } from '../simulation/run.ts';
import { acceptedWords } from './breach.ts';
import type { PlacedHolding } from './holdings.ts';

/** Who runs a place: as a name, after `at`, and whom to ask what nobody outside knows. */
export const OWNER_WORDS: Readonly<
  Record<OwnerId, { readonly label: string; readonly at: string; readonly ask: string }>
> = {
  zenml: { label: 'ZenML', at: 'at ZenML', ask: 'ask ZenML' },
  you: { label: 'You', at: 'with you', ask: 'ask your own teams' },
  'third-party': { label: 'Third parties', at: 'with third parties', ask: 'ask who runs it' },
};

const KEPT_WORDS: Readonly<Record<Keeping, string>> = {
  'at-rest': 'at rest',
  memory: 'in memory',
  unknown: 'unknown',
};

/** How something is held, or that it was deleted by then. */
export const keptWords = ({ kept, isOver }: Pick<PlacedHolding, 'kept' | 'isOver'>): string =>
  isOver ? 'deleted' : KEPT_WORDS[kept];

/** Until when something is held; what nobody outside knows says whom to ask. */
export const untilWords = ({ until, owner }: Pick<PlacedHolding, 'until' | 'owner'>): string =>
  until === 'unknown' ? `unknown, ${OWNER_WORDS[owner].ask}` : UNTIL[until];

/** Until when a credential among holdings is accepted; null for what is none. */
export function acceptedOf(run: Run, { credential }: Pick<PlacedHolding, 'credential'>): string | null {
  if (credential === null) return null;
  return acceptedWords(run, credential) ?? 'unknown';
}
