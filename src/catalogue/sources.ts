/** How old the facts behind the catalogue are. Not a clock: it changes when the facts are read again. */
export const SOURCES_DATE = '2026-07';

/** What people must know about anything that leaves the page as a document. */
export const NOTICE = 'An illustration, not a contract.';
