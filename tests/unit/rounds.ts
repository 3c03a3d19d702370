/**
 * In how many rounds a property is tried: an eighth of them in `npm test`, all in `npm run test:more`. The seed is the same
 * in both, so that the few are the first of the many.
 * @param all 1 or more
 */
export const rounds = (all: number): number => (process.env.ROUNDS === 'all' ? all : Math.ceil(all / 8));

/**
 * Of many cases every so many-th in `npm test`, all of them in `npm run test:more`.
 * @param every a number that divides no number of values of an option, so that each pair of values is still met
 */
export const someOf = <Value>(cases: readonly Value[], every: number): readonly Value[] =>
  process.env.ROUNDS === 'all' ? cases : cases.filter((_, index) => index % every === 0);
