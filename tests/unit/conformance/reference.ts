import { builtInReference } from '../../../src/conformance/built-in-reference.ts';

/** The built-in model as it can be held against traffic, made once for all files of tests: it simulates hundreds of runs. */
export const BUILT_IN_REFERENCE = builtInReference();
