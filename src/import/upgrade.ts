import { TRACE_VERSION } from '../simulation/trace.ts';
import { UnreadableFile, wrongField } from './unreadable.ts';

type Document = Readonly<Record<string, unknown>>;

/** What each older version lacks, by its number. */
const UPGRADES: Readonly<Record<number, (document: Document) => Document>> = {
  // All files of version 1 were written with the first version of the model.
  1: (document) => ({ ...document, version: 2, modelVersion: 1 }),
};

/**
 * A document of any version that this page reads as one of the newest version.
 * Throws an `UnreadableFile` for a version that it does not know.
 */
export function upgraded(document: Document): Document {
  const { version } = document;
  if (typeof version === 'number' && version > TRACE_VERSION) {
    throw new UnreadableFile({ code: 'newer-format', version, known: TRACE_VERSION });
  }
  if (version === TRACE_VERSION) return document;
  const upgrade = typeof version === 'number' && Object.hasOwn(UPGRADES, version) ? UPGRADES[version] : undefined;
  if (!upgrade) {
    const known = [...Object.keys(UPGRADES).map(Number), TRACE_VERSION];
    throw wrongField('version', { code: 'one-of', values: known });
  }
  return upgraded(upgrade(document));
}
