import type { Model } from '../model/model.ts';
import { GUIDANCE_OF_ACCESS } from './guidance-of-access.ts';
import { GUIDANCE_OF_DASHBOARD } from './guidance-of-dashboard.ts';
import { GUIDANCE_OF_FAULTS } from './guidance-of-faults.ts';
import { GUIDANCE_OF_RUNS } from './guidance-of-runs.ts';

/** What to know when something fails: by the failure of a message, and by the name of a fault where that says more. */
export const GUIDANCE: Model['guidance'] = {
  failures: { ...GUIDANCE_OF_ACCESS, ...GUIDANCE_OF_RUNS, ...GUIDANCE_OF_DASHBOARD },
  faults: GUIDANCE_OF_FAULTS,
};
