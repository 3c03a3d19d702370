import type { BuiltInExchange } from '../built-in.ts';
import { CLOUD_API } from './routes.ts';

const TO_ANALYTICS = {
  ...CLOUD_API,
  to: 'analytics',
  opener: 'sender',
  endpoint: 'POST https://analytics.zenml.io/batch',
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
          { text: 'operating system and time zone', dataClass: 'run-metadata' },
        ],
        narration: 'The client sends a usage event to ZenML unless you opt out: no code, no parameters, no data.',
        note: 'Opt out with ZENML_ANALYTICS_OPT_IN=false. It is sent when the call of the pipeline returns.',
        source: 'zenml 0.90.0 pipelines/pipeline_definition.py:944, analytics/client.py:32-140, constants.py:136, 247',
        when: { trigger: 'sdk' },
      },
      {
        ...TO_ANALYTICS,
        id: 'send-analytics.server',
        from: 'server',
        label: 'Usage event of the server',
        items: [
          { text: 'flavors of the stack and number of steps', dataClass: 'run-metadata' },
          { text: 'ids of user, server, workspace and organization', dataClass: 'run-metadata' },
        ],
        narration: 'The workspace sends a usage event to ZenML unless you opt out: no code, no parameters, no data.',
        note: 'The server is switched off on its own: zenml.analyticsOptIn in the Helm chart. Told late; it is sent with the start.',
        source:
          'zenml 0.90.0 zen_server/pipeline_execution/utils.py (track_handler), helm/README.md:97, constants.py:247',
        when: { trigger: 'dashboard' },
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
