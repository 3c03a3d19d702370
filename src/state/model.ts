import { ZENML_PRO } from '../catalogue/index.ts';
import type { Model } from '../model/model.ts';

/** The model of the runs that this page makes. */
export const PAGE_MODEL: Model = ZENML_PRO;
