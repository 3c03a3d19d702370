import type { BuiltInExchange } from '../built-in.ts';
import { POD_ITEMS, POD_ITEMS_WITH_SECRET } from './pod-items.ts';
import {
  ASKED_BY_IDS,
  CLIENT_TO_SERVER,
  ORCHESTRATOR_TO_CLUSTER,
  PERMISSION_CHECK,
  SERVER_TO_ORCHESTRATOR,
  STEP_TO_SERVER,
} from './routes.ts';

const REFUSED = 'recorded: zenml 0.98.0, 0.98-h2-refused-for-good (18 attempts, about 90 s)';
const AWAY = 'measured: zenml 0.98.0, the workspace away for 170 s';
const KILLED = 'measured: zenml 0.98.0, the orchestrator pod killed';

const AFTER_A_KILL = { fault: ['orchestrator-killed', 'orchestrator-killed-for-good'] } as const;

/** What happens when the workspace, or the orchestrator pod, is gone in the middle of a step. */
export const CUT_OFF = [
  {
    id: 'restart-orchestrator',
    phase: 'runtime-data-flow',
    title: 'The orchestrator pod is killed',
    messages: [
      {
        ...ORCHESTRATOR_TO_CLUSTER,
        id: 'restart-orchestrator.job',
        from: 'cluster-api',
        to: 'orchestrator',
        opener: 'receiver',
        label: 'Its own job, and the jobs of the run',
        items: POD_ITEMS,
        endpoint: 'Kubernetes API, read its Pod and Job; list the jobs of the run',
        requests: 3,
        narration: 'The new orchestrator pod reads on its job which run it goes on with, and which steps have a job.',
        note: '"Continuing existing run". The step under way is not disturbed.',
        evidence: 'recorded',
        source: KILLED,
        durationMs: 800,
        failure: 'cluster-api',
        when: AFTER_A_KILL,
        byFirstStep: true,
        variants: [
          { in: { runToken: 'secret' }, items: POD_ITEMS_WITH_SECRET },
          {
            in: { fault: 'orchestrator-killed-for-good' },
            narration:
              'The orchestrator pod, which asks the Kubernetes API about its jobs, is killed as the step runs.',
            note: 'The step under way is not disturbed.',
          },
        ],
      },
      {
        ...SERVER_TO_ORCHESTRATOR,
        id: 'restart-orchestrator.steps',
        label: 'How far the steps are',
        items: [{ text: 'records of the steps so far, with their names', dataClass: 'run-metadata', mark: 'name' }],
        endpoint: 'GET /api/v1/steps?pipeline_run_id={id}',
        narration: 'Then it asks the workspace how far the steps are, and goes on from there.',
        evidence: 'recorded',
        source: KILLED,
        durationMs: 800,
        when: AFTER_A_KILL,
        byFirstStep: true,
      },
      {
        ...PERMISSION_CHECK,
        id: 'restart-orchestrator.check',
        label: 'Check the permission',
        items: ASKED_BY_IDS,
        endpoint: 'GET /rbac/allowed_resource_ids',
        narration: 'It is a list, so the workspace asks the control plane which runs this user may see.',
        note: 'Not recorded: the recorded orchestrator pod worked with a workspace without permissions.',
        evidence: 'inferred',
        source: 'zenml 0.98.0 zen_server/rbac; recorded: pro-06-run-three-steps, for steps',
        failure: 'control-plane-at-run-start',
        when: AFTER_A_KILL,
        byFirstStep: true,
      },
    ],
  },
  {
    id: 'report-in-vain',
    phase: 'runtime-data-flow',
    title: 'The step cannot report',
    messages: [
      {
        ...STEP_TO_SERVER,
        id: 'report-in-vain.record',
        label: 'Ask for the record of the step',
        items: [{ text: 'step run id', dataClass: 'control' }],
        endpoint: 'GET /api/v1/steps/{id}',
        requests: 6,
        narration: 'To report the failure, the step asks for its own record, six times in 30 seconds, and ends.',
        note: 'With waits of 0, 2, 4, 8 and 16 seconds. With the attempts before, a step that cannot reach the workspace makes 12, and ends about 70 seconds after its code was done.',
        evidence: 'recorded',
        source: `${REFUSED}; ${AWAY}`,
        durationMs: 1200,
        failure: 'nobody-answers',
        unanswered: true,
      },
    ],
  },
  {
    id: 'wait-in-vain',
    phase: 'runtime-data-flow',
    title: 'The client cannot ask for the end',
    messages: [
      {
        ...CLIENT_TO_SERVER,
        id: 'wait-in-vain.status',
        label: 'Ask for the final status',
        items: [{ text: 'run id', dataClass: 'control' }],
        endpoint: 'GET /api/v1/runs/{id}',
        requests: 6,
        narration:
          'The client asks how the run ended, six times in 30 seconds, gets no answer and stops with an error.',
        note: 'So it takes 18 attempts and about 90 seconds until everything has ended. Recorded where the steps run in the process of the client; for {{orchestrator}} it is inferred.',
        evidence: 'inferred',
        source: REFUSED,
        durationMs: 1200,
        failure: 'nobody-answers',
        unanswered: true,
        when: { trigger: 'sdk' },
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
