import type { DataClassId, ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import type { Model } from '../../../src/model/model.ts';
import type { MessageSpec, PayloadItem, Placement } from '../../../src/model/types.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';

/** The built-in model with other places for some components, in one scenario or in all. */
export function modelWith(elsewhere: Placement, only?: ScenarioId): Model {
  const scenarios = Object.fromEntries(
    Object.entries(ZENML_PRO.scenarios).map(([id, scenario]) => [
      id,
      { ...scenario, placement: { ...scenario.placement, ...(id === (only ?? id) ? elsewhere : {}) } },
    ]),
  ) as Model['scenarios'];
  return { ...ZENML_PRO, scenarios };
}

/** A run with some components elsewhere, in every scenario. */
export const placed = (elsewhere: Placement, run = DEFAULT_RUN): Run => ({ ...run, model: modelWith(elsewhere) });

/** A run in which one message carries something else. */
export const carrying = (id: string, ...dataClasses: readonly [DataClassId, ...DataClassId[]]): Run => {
  const [dataClass] = dataClasses;
  const [main, ...others] = dataClasses.map((of): PayloadItem => ({ text: 'something else', dataClass: of }));
  return main ? altered(id, { dataClass, items: [main, ...others] }) : DEFAULT_RUN;
};

/** A run with one message altered, wherever it is sent. */
export const altered = (id: string, changes: Partial<MessageSpec>, run = DEFAULT_RUN): Run => ({
  ...run,
  specs: { ...run.specs, [id]: { ...specOf(run, { spec: id }), ...changes } },
});
