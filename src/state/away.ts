import type { ScenarioId } from '../../machines/model.ts';
import { awayFor } from '../claims/outage.ts';
import { useRun } from './session.tsx';

/** Whether anything of ZenML's own is on the path in a scenario, so that it can be away. */
export const useCanBeAway = (scenario: ScenarioId): boolean => awayFor(useRun(), scenario) !== null;
