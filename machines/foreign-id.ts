declare const foreign: unique symbol;

/**
 * An id that comes with a model from outside of this code. It is branded where it is parsed (`src/model/ids.ts`), so
 * that a plain string, and with it a typo, still does not compile.
 */
export type ForeignId<Kind extends string> = string & { readonly [foreign]: Kind };
