import type { BuiltInExchange } from '../built-in.ts';
import { CLOUD_API } from './routes.ts';

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

export const ANALYTICS = [
  {
    id: 'send-analytics',
    phase: 'runtime-data-flow',
    title: 'Send usage analytics',
    messages: [
      {
        ...TO_ANALYTICS,
        id: 'send-analytics.client',
        from: 'client',
        label: 'Usage event of the client',
        items: [
          { text: 'flavors of the stack and number of steps', dataClass: 'run-metadata' },
          { text: 'ids of user, server, workspace and organization', dataClass: 'run-metadata' },
          { text: 'run id, operating system, time zone and language', dataClass: 'run-metadata' },
        ],
        narration: 'The client sends a usage event to ZenML unless you opt out: no code, no parameters, no data.',
        note: 'Opt out with ZENML_ANALYTICS_OPT_IN=false. One event for each run, sent when the call of the pipeline returns; of a failed run with the type of the error.',
        source: 'recorded: zenml 0.98.0, 0.98-k1-analytics-on-no-internet; analytics/client.py, constants.py',
        when: { trigger: 'sdk' },
      },
      {
        ...TO_ANALYTICS,
        id: 'send-analytics.server',
        from: 'server',
        label: 'Usage event of the server',
        items: [
          { text: 'run id, project id and flavors of the stack', dataClass: 'run-metadata' },
          { text: 'status, start, end and duration of the run', dataClass: 'run-metadata' },
          { text: 'ids of user, server, workspace and organization', dataClass: 'run-metadata' },
        ],
        narration: 'The workspace sends a usage event to ZenML unless you opt out: no code, no parameters, no data.',
        note: 'For every run, whoever starts it. The server is switched off on its own: zenml.analyticsOptIn in the Helm chart.',
        source: 'zenml 0.98.0 zen_stores/sql_zen_store.py:13545, helm/README.md:97, config/global_config.py',
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
