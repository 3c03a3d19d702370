import type { Tour } from '../../model/tour-types.ts';
import { CHOOSING } from './choosing.ts';
import { FIRST_RUN } from './first-run.ts';
import { HYBRID_SECURITY } from './hybrid-security.ts';
import { ZENML_DOWN } from './zenml-down.ts';

/** The built-in tours, in the order in which they are offered. Fetched only when a tour is asked for. */
export const TOURS: readonly Tour[] = [HYBRID_SECURITY, FIRST_RUN, ZENML_DOWN, CHOOSING];
