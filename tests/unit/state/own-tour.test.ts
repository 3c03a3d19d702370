import { beforeEach, describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { playerMachine } from '../../../machines/player.machine.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { MOST_STOPS, MOST_TEXT } from '../../../src/import/tour.ts';
import type { Tour } from '../../../src/model/tour-types.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { markOf } from '../../../src/simulation/trace.ts';
import type { Layer } from '../../../src/state/layers.ts';
import { keepOwnTour, OWN_TOUR, ownTour } from '../../../src/state/own-tour.ts';
import { addMoment } from '../../../src/state/own-tour-moment.ts';
import { fitsInLink } from '../../../src/state/run-in-link.ts';
import { stopsOfTour } from '../../../src/state/talk-stops.ts';
import { momentOf } from '../../../src/state/tour-moment.ts';
import { parseHash } from '../../../src/state/url-state.ts';
import { VIEW_TITLES } from '../../../src/state/view-titles.ts';
import { scoreOf } from '../../../src/views/score.ts';

type Context = Parameters<typeof addMoment>[0];

const CONFIG = parseHash(ZENML_PRO, '#steps=5').state.config;
const RUN = simulate(ZENML_PRO, CONFIG);
const PUSH = RUN.trace.messages.find(({ id }) => id === 'push-image.push');

/** A page that shows the push of the image, with a view. */
function pageWith(layer: Layer | null, over: Partial<Context> = {}): Context {
  const player = createActor(playerMachine, {
    input: { score: scoreOf(RUN, 'hybrid'), atMs: PUSH ? markOf(PUSH) : 0, track: 'story' },
  });
  return {
    scenario: 'hybrid',
    run: RUN,
    file: null,
    layer,
    thirdPartiesApart: false,
    player,
    talk: null,
    dialog: null,
    notice: null,
    card: null,
    theme: 'system',
    target: null,
    source: null,
    outage: null,
    chosen: null,
    files: new Map(),
    ...over,
  };
}

const tourOf = (count: number): Tour => ({
  id: OWN_TOUR,
  title: 'Mine',
  audience: '',
  stops: Array.from({ length: count }, () => ({ scenario: 'saas' })),
});

describe('a tour of this device', () => {
  beforeEach(() => {
    keepOwnTour(null);
  });

  it.each<Layer>([
    { kind: 'boundary' },
    { kind: 'holdings' },
    { kind: 'claims' },
    { kind: 'compare', with: ['saas', 'on-prem'] },
    { kind: 'sequence' },
    { kind: 'breach', of: 'server' },
    { kind: 'component', component: 'server' },
    { kind: 'choose', answers: {} },
  ])('takes a moment with the view that is open: $kind', (layer) => {
    const { isAdded, text } = addMoment(pageWith(layer));
    expect(isAdded).toBe(true);
    const stop = ownTour()?.stops[0];
    expect(stop).toMatchObject({ scenario: 'hybrid', options: { steps: '5' }, message: 'push-image.push' });
    // The list of stops and the sentence name the view, so that two of one moment can be told apart.
    const [listed] = stopsOfTour(ownTour() ?? tourOf(0));
    expect(text).toContain(`“${listed?.sentence}”`);
    expect(listed?.sentence).toBe(VIEW_TITLES[layer.kind]);
    expect(stop && momentOf(stop)).toMatchObject({ layer, config: CONFIG, message: 'push-image.push', problems: [] });
  });

  it.each<Layer | null>([null, { kind: 'tours' }, { kind: 'share' }])(
    'takes the stage where nothing is open that one shows: $kind',
    (layer) => {
      addMoment(pageWith(layer));
      expect(ownTour()?.stops[0]?.view).toBeUndefined();
    },
  );

  it.each([true, false])('takes third parties as they stand: apart %s', (thirdPartiesApart) => {
    addMoment(pageWith(null, { thirdPartiesApart }));
    const stop = ownTour()?.stops[0];
    expect(stop && momentOf(stop)).toMatchObject({ thirdPartiesApart, problems: [] });
  });

  it('takes an outage, which is an option of the run', () => {
    const { config } = parseHash(ZENML_PRO, '#scenario=hybrid&away=control-plane&away-from=push-image.push').state;
    addMoment(pageWith(null, { run: simulate(ZENML_PRO, config) }));
    const stop = ownTour()?.stops[0];
    expect(stop && momentOf(stop).config).toEqual(config);
  });

  it('takes a run of a file when its options give the same run, and says why where they do not', () => {
    const copied = { ...RUN, trace: structuredClone(RUN.trace) };
    expect(addMoment(pageWith(null, { file: 0, run: copied }))).toMatchObject({ isAdded: true });
    const recorded = {
      ...RUN,
      origin: { kind: 'recorded' as const, config: CONFIG, pipeline: [], source: 'trace.json' },
    };
    for (const run of [recorded, { ...RUN, trace: { ...RUN.trace, messages: RUN.trace.messages.slice(0, 9) } }]) {
      expect(fitsInLink({ run, file: 0 })).toBe(false);
      const { isAdded, text } = addMoment(pageWith(null, { file: 0, run }));
      expect(isAdded).toBe(false);
      expect(text).toMatch(/^This run came from a file, .*\.$/);
    }
    expect(ownTour()?.stops).toHaveLength(1);
  });

  it('keeps all it has when no more fits', () => {
    keepOwnTour(tourOf(MOST_STOPS));
    const { isAdded, text } = addMoment(pageWith(null));
    expect(isAdded).toBe(false);
    expect(text).toContain(`${MOST_STOPS} stops`);
    expect(ownTour()?.stops).toHaveLength(MOST_STOPS);
    expect(keepOwnTour(tourOf(MOST_STOPS + 100))).toBe(false);
    expect(ownTour()?.stops).toHaveLength(MOST_STOPS);
  });

  it('holds the longest words there can be, in any script', () => {
    for (const character of ['"', '\n', '😀', 'א', '\u0001']) {
      const text = character.repeat(MOST_TEXT / character.length);
      const { stops, ...tour } = tourOf(MOST_STOPS);
      const full = { ...tour, stops: stops.map((stop) => ({ ...stop, sentence: text, note: text })) };
      expect(keepOwnTour(full), JSON.stringify(character)).toBe(true);
      expect(ownTour()).toEqual(full);
    }
  });
});
