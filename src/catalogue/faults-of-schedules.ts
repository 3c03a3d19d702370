import type { FaultSpec } from '../model/types.ts';
import { FROM_SCHEDULE } from './fault-parts.ts';

/** What can go wrong with a run that only its schedule starts, so that nobody is there to notice. */
export const FAULTS_OF_SCHEDULES: readonly FaultSpec[] = [
  {
    id: 'schedule-not-active',
    title: 'Schedule was deleted, but its CronJob is still there',
    message: 'create-scheduled-run.snapshot',
    times: 4,
    explanation:
      'Where ZenML does not find the orchestrator of a schedule, it deletes its own record only. The CronJob goes on starting pods, four for each time it is due, and the workspace refuses their token. No run appears in the dashboard.',
    requires: FROM_SCHEDULE,
    failure: {
      retries: 3,
      tolerated: false,
      reported: false,
      error: 'Authentication error: schedule (its id) is not active.',
      evidence: 'documented',
      source:
        'zenml 0.98.0 zen_server/auth.py:459-464 (HTTP 401), client.py:5117-5158; four pods: measured, an orchestrator pod that crashes',
    },
  },
  {
    id: 'scheduled-pod-never-starts',
    title: 'Image of a scheduled run cannot be pulled',
    message: 'create-scheduled-run.image',
    times: 1,
    explanation:
      'Somebody has cleaned up the registry, for example. No client is there to notice it, and the workspace does not know of a run yet: nothing appears in the dashboard, and only your cluster can say why.',
    requires: FROM_SCHEDULE,
  },
];
