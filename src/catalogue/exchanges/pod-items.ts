import { RUN_TOKEN_ITEM } from './routes.ts';

/** What the API of the cluster gives back of a job or a pod, to whoever asks. */
export const POD_ITEMS = [
  { text: 'status of jobs and pods', dataClass: 'control' },
  { ...RUN_TOKEN_ITEM, text: '{{run-token}}, in the specification of each pod' },
] as const;
/** The same where the pods only name a Secret. */
export const POD_ITEMS_WITH_SECRET = [
  { text: 'status of jobs and pods', dataClass: 'control' },
  { text: 'specification of each pod, which names the Secret', dataClass: 'control' },
] as const;
