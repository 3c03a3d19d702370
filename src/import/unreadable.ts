/** A file that cannot be read, with one sentence for the person who chose it. */
export class UnreadableFile extends Error {}

/** The end of a sentence about a file that is something else. */
export const CHOOSE = 'choose a JSON or OTLP file of a run that this page or its command line wrote.';

/** True for an object that is not an array. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
