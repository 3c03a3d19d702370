/** Whether a file is a tour, as far as its first characters say: then it is no run. */
export const looksLikeTour = (text: string): boolean => /^\s*\{\s*"tour"\s*:/.test(text.slice(0, 200));
