/** Until when the documentation was read. Not a clock: it changes when the facts are read again. */
export const DOCUMENTATION_DATE = '2026-07';

/** The version of zenml whose source code was read and whose traffic was recorded. */
export const SOURCE_VERSION = '0.98.0';

/** What people must know about anything that leaves the page as a document. */
export const NOTICE = 'An illustration, not a contract.';
