/**
 * In how many rounds a property is tried: a fifth of them in `npm test`, all in `npm run test:more`. The seed is the same
 * in both, so that the few are the first of the many.
 * @param all 1 or more
 */
export const rounds = (all: number): number => (process.env.ROUNDS === 'all' ? all : Math.ceil(all / 5));
