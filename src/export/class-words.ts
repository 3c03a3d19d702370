import type { DataClassId } from '../../machines/model.ts';
import type { Model } from '../model/model.ts';

/** Data classes by their labels, in the order given: `Credentials; Identity; Control`. */
export const classWords = (model: Model, ids: readonly DataClassId[], between = '; '): string =>
  ids.map((id) => model.dataClasses[id].label).join(between);
