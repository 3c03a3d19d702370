import type { BuiltInExchange } from '../built-in.ts';
import {
  AS_SERVICE_ACCOUNT,
  ASKED_BY_IDS,
  PERMISSION_CHECK,
  RUNNER_NOT_RECORDED,
  SERVER_TO_SUBMITTER,
  SUBMITTER_TO_SERVER,
} from './routes.ts';
import { WORKSPACE_HEADERS } from './shared-items.ts';

const RUN_OF_A_MEMBER = 'recorded: zenml 0.98.0, pro-06-run-three-steps';
/** The second half of image and workload submission, middle: the token of the run, and what can be reused. */
export const RUN_TOKEN = [
  {
    id: 'run-token',
    phase: 'image-and-workload-submission',
    title: "Fetch the run's own token",
    messages: [
      {
        ...SUBMITTER_TO_SERVER,
        id: 'run-token.ask',
        tags: ['names-run'],
        label: 'Ask for a run token',
        items: [
          { text: 'run id', dataClass: 'control' },
          { text: 'token type workload', dataClass: 'control' },
        ],
        endpoint: 'GET /api/v1/api_token?token_type=workload&pipeline_run_id={id}',
        narration: '{{Submitter}} asks for a token with which the steps can act as you.',
        note: 'Fetched here because it is bound to the run, which now exists.',
        evidence: 'recorded',
        source: RUN_OF_A_MEMBER,
        durationMs: 800,
        variants: [
          ...SUBMITTER_TO_SERVER.variants,
          {
            ...RUNNER_NOT_RECORDED,
            note: 'A second token of the same kind: the runner job has one already.',
            source: `${RUN_OF_A_MEMBER}; orchestrators/utils.py:153-208`,
          },
          {
            in: AS_SERVICE_ACCOUNT,
            narration: '{{Submitter}} asks for a token with which the steps can act as the service account.',
          },
        ],
      },
      {
        ...PERMISSION_CHECK,
        id: 'run-token.check',
        label: 'Check the permission',
        items: [
          { text: 'user id', dataClass: 'control' },
          { text: 'action create', dataClass: 'control' },
          { text: 'pipeline run in this project', dataClass: 'control' },
          WORKSPACE_HEADERS,
        ],
        narration: 'Before it makes the token, the workspace asks whether this user may create runs in this project.',
        source: RUN_OF_A_MEMBER,
      },
      {
        ...SERVER_TO_SUBMITTER,
        id: 'run-token.token',
        tags: ['acts-as-user'],
        label: 'Run token',
        items: [
          {
            text: 'run token: acts as you, accepted while the run is in progress and for an hour after',
            dataClass: 'credentials',
            mark: 'secret',
          },
        ],
        endpoint: 'GET /api/v1/api_token?token_type=workload&pipeline_run_id={id}',
        narration:
          '{{Submitter}} receives a token that acts as you, with all your rights, until an hour after the run.',
        note: 'It names the run and has no expiry date. Nothing limits it to this run: it read secrets, the stored secret of a service connector among them, and listed other runs. What the roles of Pro allow it is inferred. In 0.90 it could be exchanged for a token that outlives the run. A run that never ends, as one that stays provisioning, keeps it valid (inferred). That of a schedule has no expiry date either and stands in clear in the CronJob for as long as that exists.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, 0.98-a2-three-steps-own-processes; zen_server/auth.py:467-538',
        durationMs: 800,
        variants: [
          ...SERVER_TO_SUBMITTER.variants,
          RUNNER_NOT_RECORDED,
          {
            in: AS_SERVICE_ACCOUNT,
            items: [
              {
                text: 'run token: acts as the service account, accepted while the run is in progress and for an hour after',
                dataClass: 'credentials',
                mark: 'secret',
              },
            ],
            narration:
              '{{Submitter}} receives a token that acts as the service account, with all its rights, until an hour after the run.',
          },
        ],
      },
    ],
  },
  {
    id: 'check-cache',
    phase: 'image-and-workload-submission',
    title: 'Look for cached steps',
    messages: [
      {
        ...SUBMITTER_TO_SERVER,
        id: 'check-cache.ask',
        label: 'Ask for earlier results',
        items: [{ text: 'cache key of each step, a hash', dataClass: 'run-metadata' }],
        endpoint: 'GET /api/v1/steps?cache_key={key}&status=completed',
        requests: 'each-step',
        narration: '{{Submitter}} asks the workspace which steps have a result from an earlier run.',
        note: 'The cache key is made of source, parameters, inputs, settings and more; no artifact is read.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, pro-07-run-cached',
        durationMs: 800,
        variants: [...SUBMITTER_TO_SERVER.variants, RUNNER_NOT_RECORDED],
      },
      {
        ...PERMISSION_CHECK,
        id: 'check-cache.check',
        label: 'Check the permissions',
        items: ASKED_BY_IDS,
        endpoint: 'GET /rbac/allowed_resource_ids',
        requests: 'each-step',
        narration: 'For each of these lists the workspace asks the control plane which runs this user may see.',
        source: 'recorded: zenml 0.98.0, pro-07-run-cached',
      },
      {
        ...SERVER_TO_SUBMITTER,
        id: 'check-cache.found',
        label: 'Earlier results',
        items: [
          { text: 'records of the earlier steps, ids of their artifacts', dataClass: 'run-metadata', mark: 'name' },
          { text: 'source text of their functions', dataClass: 'code' },
        ],
        endpoint: 'GET /api/v1/steps?cache_key={key}&status=completed',
        narration: 'The workspace answers with the records of these earlier steps, the source text of each included.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, 0.98-b-all-cached',
        durationMs: 800,
        variants: [...SERVER_TO_SUBMITTER.variants, RUNNER_NOT_RECORDED],
      },
      {
        ...SUBMITTER_TO_SERVER,
        id: 'check-cache.record',
        tags: ['steps-cached'],
        label: 'Record the cached steps',
        items: [
          { text: 'source text and docstring of the step functions', dataClass: 'code' },
          { text: 'status cached, ids of the earlier steps', dataClass: 'run-metadata' },
          { text: 'names of steps and outputs', dataClass: 'run-metadata', mark: 'name' },
        ],
        endpoint: 'POST /api/v1/steps',
        narration:
          '{{Submitter}} records these steps as cached, again with their source text, and only the others will be submitted.',
        evidence: 'recorded',
        source: 'recorded: zenml 0.98.0, 0.98-b-all-cached',
        durationMs: 800,
        variants: [
          ...SUBMITTER_TO_SERVER.variants,
          RUNNER_NOT_RECORDED,
          {
            in: { cached: 'all' },
            narration:
              '{{Submitter}} records all steps as cached, again with their source text, so nothing is left to submit.',
          },
        ],
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
