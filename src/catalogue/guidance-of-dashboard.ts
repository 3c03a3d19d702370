import type { Guidance } from '../model/types.ts';
import type { FAILURES_OF_DASHBOARD } from './failures-of-dashboard.ts';
import { RUNNER_IN_A_POD } from './fault-parts.ts';

/** What fails, where it shows and what to do, for runs from the dashboard, what it shows, and usage analytics. */
export const GUIDANCE_OF_DASHBOARD = {
  'run-request': {
    sentence: 'The dashboard cannot start the run.',
    look: [{ where: 'Dashboard', what: 'an error, and no run' }],
    fix: 'Read the error, and ask again when the cause is gone.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 zen_server/routers/pipeline_snapshot_endpoints.py:460-525',
  },
  'snapshot-checks': {
    sentence: 'The snapshot cannot be run from the dashboard.',
    look: [
      {
        where: 'Dashboard',
        what: '“This snapshot can not be run via the server because it does not have an associated build.”',
      },
    ],
    fix: 'Make a new snapshot from a run on a remote stack, so that it has a build.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/pipeline_execution/utils.py:1009-1036; what to do is inferred',
  },
  'runner-start': {
    sentence: 'The runner job does not start.',
    look: [
      { where: 'Dashboard', what: 'a failed run: “Failed to start run.”' },
      { where: 'Log of the workspace', what: 'the answer of the workload manager' },
      { where: 'Kubernetes', what: 'the events of the runner pod', in: RUNNER_IN_A_POD },
    ],
    fix: 'Look at the runner job: image, quota, room. Then run the snapshot again.',
    evidence: 'documented',
    source: 'zenml 0.98.0 zen_server/pipeline_execution/utils.py:587, 1196; what to do is inferred',
  },
  'store-read': {
    sentence: 'The workspace cannot read the artifact store.',
    look: [
      { where: 'Dashboard', what: 'that logs, visualization or file cannot be shown' },
      { where: 'Log of the workspace', what: 'the answer of the store' },
    ],
    fix: 'Give the artifact store a service connector that the workspace can use. Runs are not affected.',
    evidence: 'documented',
    source: 'zenml-pro/saas-deployment.md@c9a79965; zenml 0.98.0 artifacts/utils.py:916',
  },
  analytics: {
    sentence: 'A usage event is lost.',
    look: [{ where: 'Dashboard', what: 'nothing of it: the run goes on' }],
    fix: 'Nothing: no run needs it.',
    evidence: 'inferred',
    source: 'zenml 0.98.0 analytics/client.py, analytics/request.py',
  },
  'dashboard-check': {
    sentence: 'The dashboard cannot show it, for the control plane does not answer.',
    look: [{ where: 'Dashboard', what: 'an error after 15 seconds, HTTP 500' }],
    fix: 'Load it again when the control plane is back. The run itself has finished.',
    evidence: 'recorded',
    source: 'measured: zenml 0.98.0, reads of the dashboard while the control plane is away',
  },
  dashboard: {
    sentence: 'The dashboard cannot show it.',
    look: [{ where: 'Dashboard', what: 'an error in the place of what was asked for' }],
    fix: 'Load it again when the service is back. The run itself has finished.',
    evidence: 'inferred',
    source: 'Deployment scenarios, standard data flow, step 6',
  },
} as const satisfies Readonly<Record<keyof typeof FAILURES_OF_DASHBOARD, Guidance>>;
