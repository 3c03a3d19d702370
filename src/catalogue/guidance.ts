import type { Model } from '../model/model.ts';
import type { ScreenRule } from '../model/types.ts';
import { GUIDANCE_OF_ACCESS } from './guidance-of-access.ts';
import { GUIDANCE_OF_BUILDS } from './guidance-of-builds.ts';
import { GUIDANCE_OF_DASHBOARD } from './guidance-of-dashboard.ts';
import { GUIDANCE_OF_FAULTS } from './guidance-of-faults.ts';
import { GUIDANCE_OF_RUNS } from './guidance-of-runs.ts';

/** Only a run from a script has a terminal, and only what the client asks stands there. */
const SCREENS: readonly ScreenRule[] = [
  { openers: ['orchestrator'], in: { orchestrator: 'kubernetes' }, where: 'Log of the orchestrator pod' },
  { openers: ['orchestrator'], where: 'Console of the orchestrator' },
  { ofSteps: true, in: { orchestrator: 'kubernetes' }, where: 'Log of the pod' },
  { ofSteps: true, where: 'Console of the orchestrator' },
  { in: { trigger: 'schedule' }, where: 'Log of the orchestrator pod' },
  { in: { trigger: 'dashboard' }, since: 'start-runner.job', where: 'Log of the runner job' },
  { in: { trigger: 'dashboard' }, where: 'Dashboard' },
];

/** What to know when something fails: by the failure of a message, and by the name of a fault where that says more. */
export const GUIDANCE: Model['guidance'] = {
  failures: { ...GUIDANCE_OF_ACCESS, ...GUIDANCE_OF_BUILDS, ...GUIDANCE_OF_RUNS, ...GUIDANCE_OF_DASHBOARD },
  faults: GUIDANCE_OF_FAULTS,
  screens: SCREENS,
};
