import type { Placement, ScenarioId } from '../../../machines/model.ts';
import { type MessageSpec, SCENARIOS } from '../../../src/catalogue/index.ts';
import type { Lookup } from '../../../src/claims/seen.ts';
import { specOf } from '../../../src/simulation/describe.ts';

/** The catalogue with some components elsewhere, in every scenario. */
export function placed(elsewhere: Partial<Placement>): Lookup {
  return { spec: specOf, placement: (scenario: ScenarioId) => ({ ...SCENARIOS[scenario].placement, ...elsewhere }) };
}

/** The catalogue with one message altered, wherever it is sent. */
export function altered(id: string, changes: Partial<MessageSpec>): Lookup {
  return {
    spec: (message) => (message.spec === id ? { ...specOf(message), ...changes } : specOf(message)),
    placement: (scenario) => SCENARIOS[scenario].placement,
  };
}
