import type { FieldRule, FileProblem } from '../views/problems.ts';

/** A file that cannot be opened, and why. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** A field of the run that is not as it has to be. */
export const wrongField = (path: string, rule: FieldRule): UnreadableFile =>
  new UnreadableFile({ code: 'field', message: null, path, rule });

/** True for an object that is not an array. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
