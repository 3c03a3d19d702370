import type { OwnerId } from '../../../machines/model.ts';

/** Who runs a place: as a name, after `at`, and whom to ask what nobody outside knows. */
export const OWNER_WORDS: Readonly<
  Record<OwnerId, { readonly label: string; readonly at: string; readonly ask: string }>
> = {
  zenml: { label: 'ZenML', at: 'at ZenML', ask: 'ask ZenML' },
  you: { label: 'You', at: 'with you', ask: 'ask your own teams' },
  'third-party': { label: 'Third parties', at: 'with third parties', ask: 'ask who runs it' },
};
