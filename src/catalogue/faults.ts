import type { FaultSpec } from '../model/types.ts';
import { FAULTS_BEFORE_RUN } from './faults-before-run.ts';
import { FAULTS_IN_CLUSTER } from './faults-in-cluster.ts';
import { FAULTS_IN_RUN } from './faults-in-run.ts';
import { FAULTS_OF_SCHEDULES } from './faults-of-schedules.ts';

/** The faults that can be chosen by name, from the failure catalogue of the facts and from what was measured. */
export const FAULTS: readonly [FaultSpec, FaultSpec, ...FaultSpec[]] = [
  ...FAULTS_BEFORE_RUN,
  ...FAULTS_OF_SCHEDULES,
  ...FAULTS_IN_CLUSTER,
  ...FAULTS_IN_RUN,
];
