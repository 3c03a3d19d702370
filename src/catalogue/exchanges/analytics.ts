import type { BuiltInExchange } from '../built-in.ts';
import { CLOUD_API, SERVER_TO_CLIENT } from './routes.ts';

const TO_ANALYTICS = {
  ...CLOUD_API,
  to: 'analytics',
  opener: 'sender',
  endpoint: 'POST https://analytics.zenml.io//batch',
  auth: 'none',
  evidence: 'documented',
  durationMs: 900,
  failure: 'analytics',
} as const;

const RECORDED = 'recorded: zenml 0.98.0, 0.98-k1-analytics-on-no-internet';

/** The client does not keep who the user is: it asks, and without an answer there is no event. */
const ACCOUNT = {
  ...SERVER_TO_CLIENT,
  label: 'Who the user is',
  items: [
    { text: 'user id, name and email', dataClass: 'identity' },
    { text: 'whether it is a service account', dataClass: 'identity' },
  ],
  endpoint: 'GET /api/v1/current-user',
  narration: 'For its usage event the client asks the workspace who the user is.',
  note: 'Only the ids, and whether a service account runs it, become part of the event.',
  evidence: 'recorded',
  source: `${RECORDED}; analytics/context.py`,
  durationMs: 700,
  failure: 'analytics',
  when: { trigger: 'sdk' },
} as const;

const OF_CLIENT = {
  ...TO_ANALYTICS,
  from: 'client',
  label: 'Usage event of the client',
  source: `${RECORDED}; analytics/client.py, analytics/context.py, analytics/utils.py:236-264, constants.py`,
  when: { trigger: 'sdk' },
} as const;

const OF_SERVER = {
  ...TO_ANALYTICS,
  from: 'server',
  label: 'Usage event of the server',
  items: [
    { text: 'run id, project id and flavors of the stack', dataClass: 'run-metadata' },
    { text: 'status, start, end and duration of the run', dataClass: 'run-metadata' },
    { text: 'ids of user, server, workspace and organization', dataClass: 'run-metadata' },
  ],
  source: 'zenml 0.98.0 zen_stores/sql_zen_store.py:13529-13560, helm/README.md:97, config/global_config.py',
} as const;

const IDS = {
  text: 'ids of user, server, workspace and organization; whether a service account runs it',
  dataClass: 'run-metadata',
} as const;
const MACHINE = { text: 'run id, operating system, time zone and language', dataClass: 'run-metadata' } as const;
const ITEMS_OF_CLIENT = [
  { text: 'flavors of the stack and number of steps', dataClass: 'run-metadata' },
  IDS,
  MACHINE,
] as const;

const OPT_OUT = 'Opt out with ZENML_ANALYTICS_OPT_IN=false.';
const ERROR_TYPE = { text: 'type of the error, if the call ends with one', dataClass: 'run-metadata' } as const;

export const ANALYTICS = [
  {
    id: 'send-analytics',
    phase: 'runtime-data-flow',
    title: 'Send usage analytics',
    messages: [
      {
        ...OF_SERVER,
        id: 'send-analytics.server',
        narration: 'The workspace sends a usage event to ZenML unless you opt out: no code, no parameters, no data.',
        note: 'For every run that ends, whoever starts it. The server is switched off on its own: zenml.analyticsOptIn in the Helm chart.',
      },
      { ...ACCOUNT, id: 'send-analytics.account' },
      {
        ...OF_CLIENT,
        id: 'send-analytics.client',
        items: ITEMS_OF_CLIENT,
        narration: 'The client sends a usage event to ZenML unless you opt out: no code, no parameters, no data.',
        note: `${OPT_OUT} One event for each run, sent when the call of the pipeline returns; of a failed run too.`,
      },
    ],
  },
  {
    id: 'send-analytics-of-failed-run',
    phase: 'runtime-data-flow',
    title: 'Send usage analytics of the failed run',
    messages: [
      {
        ...OF_SERVER,
        id: 'send-analytics-of-failed-run.server',
        narration: 'The workspace sends a usage event to ZenML of a failed run as well, unless you opt out.',
        note: 'When it marks the run as failed, by itself or because somebody reports it.',
      },
      { ...ACCOUNT, id: 'send-analytics-of-failed-run.account' },
      {
        ...OF_CLIENT,
        id: 'send-analytics-of-failed-run.client',
        items: [...ITEMS_OF_CLIENT, ERROR_TYPE],
        narration: 'The client sends its usage event as well, unless you opt out; no error message is part of it.',
        note: `${OPT_OUT} One event for each run. Where the orchestrator pod ends well although a step failed, as on Kubernetes, the call ends without an error.`,
      },
    ],
  },
  {
    id: 'send-analytics-of-failed-call',
    phase: 'runtime-data-flow',
    title: 'Send usage analytics of the failed call',
    messages: [
      { ...ACCOUNT, id: 'send-analytics-of-failed-call.account' },
      {
        ...OF_CLIENT,
        id: 'send-analytics-of-failed-call.client',
        items: [IDS, MACHINE, ERROR_TYPE],
        narration:
          'The client sends a usage event of a call that failed too, unless you opt out: the type of the error.',
        note: `${OPT_OUT} Flavors and number of steps are part of it only once the workspace has a run. The workspace sends none: to it the run has not ended.`,
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
