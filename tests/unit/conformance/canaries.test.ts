import { describe, expect, it } from 'vitest';
import { type Finding, type Item, isListed } from '../../../src/conformance/bodies/finding.ts';
import { readRequest } from '../../../src/conformance/bodies/read-body.ts';
import { compareItems } from '../../../src/conformance/items.ts';
import { type Match, matchCalls } from '../../../src/conformance/matching.ts';
import type { RecordedCall } from '../../../src/conformance/recorded-call.ts';
import type { ReferenceMessage } from '../../../src/conformance/reference.ts';
import { isRecord } from '../../../src/import/unreadable.ts';
import { callsOf, RECORDINGS } from './recordings.ts';
import { BUILT_IN_REFERENCE as REFERENCE } from './reference.ts';

const SERVERS = ['server', 'control-plane', 'analytics'];
const CANARY = /CANARY_\w+/;

/** Where in a body a marked word stands, as text or as the name of a field. */
function placesIn(value: unknown, at = '$'): readonly string[] {
  if (typeof value === 'string') return CANARY.test(value) ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((part, index) => placesIn(part, `${at}.${index}`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => [
    ...(CANARY.test(key) ? [`${at}.${key}`] : []),
    ...placesIn(part, `${at}.${key}`),
  ]);
}

/** Every marked word that went to a server: in which call, where, and what the reader says that it is. */
const SENT = RECORDINGS.flatMap((name) => matchCalls(callsOf(name), REFERENCE))
  .filter(({ call }) => SERVERS.includes(call.receiver.name) && CANARY.test(call.request.text))
  .map((match) => ({
    match,
    findings: readRequest(match.call),
    places: placesIn(JSON.parse(match.call.request.text)),
  }));

const covers = ({ at }: Finding, place: string): boolean => place === at || place.startsWith(`${at}.`);
const inWords = ({ caller, method, path }: RecordedCall): string => `${caller.name} ${method} ${path}`;

/** What marked words are in the requests of each message. */
const TOLD = new Map<string, Set<Finding['what']>>();
for (const { match, findings, places } of SENT) {
  const marked = findings.filter((finding) => places.some((place) => covers(finding, place)));
  const itemsFound = TOLD.get(match.message?.id ?? '') ?? new Set();
  for (const { what } of marked) itemsFound.add(what);
  TOLD.set(match.message?.id ?? '', itemsFound);
}

/** Items that say all of it. */
const ITEMS: Readonly<Record<string, readonly Item[]>> = {
  'create-snapshot.snapshot': [
    { text: 'source text of the pipeline', dataClass: 'code' },
    { text: 'parameters', dataClass: 'run-metadata', mark: 'may-hold-value' },
  ],
  'connect-step.register': [{ text: 'source text and docstring of the step', dataClass: 'code' }],
  'check-cache.record': [{ text: 'source text and docstring of the steps', dataClass: 'code' }],
  'log-metadata.log': [{ text: 'what you log', dataClass: 'run-metadata', mark: 'may-hold-value' }],
  'persist-metadata.pointers': [
    { text: 'names of columns', dataClass: 'run-metadata', mark: 'name' },
    { text: 'smallest and largest value of each column', dataClass: 'run-metadata', mark: 'value' },
    { text: 'what you log about an artifact', dataClass: 'run-metadata', mark: 'may-hold-value' },
  ],
  'report-step-failure.failed': [{ text: 'traceback', dataClass: 'run-metadata', mark: 'may-hold-value' }],
};

/** What is contradicted about marked words when messages list these items. */
function untoldWith(items: Readonly<Record<string, readonly Item[]>>): ReadonlySet<string> {
  const matches = SENT.map(({ match }): Match => {
    const message: ReferenceMessage | null = match.message && {
      ...match.message,
      items: items[match.message.id] ?? [],
    };
    return { ...match, message };
  });
  const marked = (recorded: string, id: string | null): boolean =>
    [...(TOLD.get(id ?? '') ?? [])].some((what) => recorded === `${what} in the request`);
  return new Set(
    compareItems(matches)
      .filter(({ recorded, message }) => marked(recorded, message))
      .map(({ message, recorded }) => `${message}: ${recorded}`),
  );
}

describe('a marked word that goes to a server', () => {
  it('is there to be found', () => {
    expect(SENT.length).toBeGreaterThan(30);
    expect([...TOLD.keys()].sort()).toEqual(Object.keys(ITEMS).sort());
  });

  it('stands where the reader of bodies finds something', () => {
    const missed = SENT.flatMap(({ match, findings, places }) =>
      places
        .filter((place) => !findings.some((finding) => covers(finding, place)))
        .map((place) => `${inWords(match.call)}: ${place}`),
    );
    expect(missed).toEqual([]);
  });

  it('contradicts nothing when the items of its message say what it is', () => {
    expect(untoldWith(ITEMS)).toEqual(new Set());
  });

  it.each(
    Object.entries(ITEMS).flatMap(([id, items]) => items.map((item): [string, string, Item] => [id, item.text, item])),
  )('is a contradiction when %s lacks its item: %s', (id, _, item) => {
    const items = { ...ITEMS, [id]: (ITEMS[id] ?? []).filter((other) => other !== item) };
    const untold = [...untoldWith(items)];
    expect(untold.length).toBeGreaterThan(0);
    expect(untold.every((one) => one.startsWith(`${id}: `))).toBe(true);
  });

  it('is listed by the items of the catalogue', () => {
    const unlisted = [...TOLD].flatMap(([id, found]) => {
      const items = REFERENCE.messages.get(id)?.items ?? [];
      return [...found].filter((what) => !isListed({ what, at: '' }, items)).map((what) => `${id}: ${what}`);
    });
    expect(unlisted).toEqual([]);
  });
});
