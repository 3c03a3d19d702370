import { describe, expect, it } from 'vitest';
import type { TalkPlace } from '../../../machines/session-events.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { formatHash, parseHash } from '../../../src/state/url-state.ts';

const talkOf = (over: Partial<TalkPlace> = {}): TalkPlace => ({
  window: 'stage',
  tour: null,
  stop: 0,
  channel: null,
  loops: false,
  isDue: false,
  ...over,
});

const read = (hash: string) => parseHash(ZENML_PRO, hash);

describe('a talk in a link', () => {
  it.each([
    ['#scenario=saas&view=present', talkOf()],
    ['#view=presenter&channel=abc', talkOf({ window: 'console', channel: 'abc' })],
    ['#scenario=hybrid&tour=first-run&stop=3', talkOf({ window: 'page', tour: 'first-run', stop: 2 })],
    ['#tour=first-run&view=present', talkOf({ tour: 'first-run', isDue: true })],
    ['#message=push-image.push&tour=first-run', talkOf({ window: 'page', tour: 'first-run' })],
    ['#scenario=saas&loop=on', talkOf({ loops: true })],
    ['#scenario=saas&loop=off', null],
    ['#scenario=saas&view=claims', null],
  ])('is read from %s', (hash, talk) => {
    expect(read(hash)).toMatchObject({ state: { talk }, problems: [] });
  });

  it('stands beside what it shows in the place of the stage', () => {
    expect(read('#scenario=saas&view=present,compare&with=hybrid').state).toMatchObject({
      talk: talkOf(),
      layer: { kind: 'compare', with: ['hybrid'] },
    });
    expect(read('#view=presenter,claims').state).toMatchObject({ layer: { kind: 'claims' } });
  });

  it.each([
    talkOf(),
    talkOf({ tour: 'first-run', stop: 11 }),
    talkOf({ window: 'console', tour: '~abc_-', channel: 'x1' }),
    talkOf({ window: 'page', tour: 'own', stop: 2 }),
    talkOf({ loops: true, tour: 'first-run' }),
  ])('is read back as it was written: %j', (talk) => {
    for (const layer of [null, { kind: 'holdings' } as const]) {
      const hash = formatHash(ZENML_PRO, { scenario: 'hybrid', layer, talk });
      expect(read(hash)).toMatchObject({ state: { scenario: 'hybrid', layer, talk }, problems: [] });
    }
  });

  it.each([
    ['#tour=a&stop=0', 'stop "0" is not understood. Use a number from 1 to 999.'],
    ['#tour=a&stop=1e3', 'stop "1e3" is not understood. Use a number from 1 to 999.'],
    ['#loop=yes', 'loop "yes" is not understood. Use on, off.'],
    ['#stop=3', 'stop "3" does not go with the rest of the link. Use it with tour.'],
    ['#view=present&stop=3', 'stop "3" does not go with the rest of the link. Use it with tour.'],
    [
      '#scenario=saas&channel=abc',
      'channel "abc" does not go with the rest of the link. Use it with view=present or view=presenter.',
    ],
    [
      '#view=present&channel=a%20b',
      'channel "a b" is not understood. Use 1 to 40 letters, digits, hyphens or underscores.',
    ],
  ])('says what it does not understand in %s', (hash, problem) => {
    expect(read(hash).problems).toEqual([problem]);
  });
});
