import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { TOURS } from '../../../src/catalogue/tours/index.ts';
import { secondsOf, type Tour, type TourStop, tourSeconds } from '../../../src/model/tour-types.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import type { Run } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { placeOf } from '../../../src/state/places.ts';
import { stopsOfTour } from '../../../src/state/talk-stops.ts';
import { momentOf } from '../../../src/state/tour-moment.ts';

/** At most so many stops, and minutes. */
const LIMITS: Readonly<Record<string, readonly [stops: number, minutes: number]>> = {
  'hybrid-security': [12, 8],
  'first-run': [14, 6],
  'zenml-down': [8, 4],
  choosing: [10, 6],
};

const runs = new Map<string, Run>();

function runOf(stop: TourStop): Run {
  const { config } = momentOf(stop);
  const key = JSON.stringify(config);
  const run = runs.get(key) ?? simulate(ZENML_PRO, config);
  runs.set(key, run);
  return run;
}

/** Every stop of every tour, by a name that says where to look. */
const stops = TOURS.flatMap((tour) => tour.stops.map((stop, index) => ({ name: `${tour.id} ${index + 1}`, stop })));

const words = (text: string): number => text.split(/\s+/).length;

describe('the tours', () => {
  it.each(TOURS)('$id is as short as it says', (tour: Tour) => {
    const [most, minutes] = LIMITS[tour.id] ?? [0, 0];
    expect(tour.stops.length).toBeLessThanOrEqual(most);
    expect(tourSeconds(tour)).toBeLessThanOrEqual(60 * minutes);
    expect(tourSeconds(tour)).toBeGreaterThan(60 * (minutes - 1));
  });

  it('have names of their own, which stand in a link as they are', () => {
    const ids = TOURS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => encodeURIComponent(id) !== id || id === 'own')).toEqual([]);
  });

  it.each(stops)('find at $name what it names', ({ stop }) => {
    const { problems, message } = momentOf(stop);
    expect(problems).toEqual([]);
    expect(placeOf(runOf(stop), message ?? null).problem).toBeNull();
    const { scenario, config } = momentOf(stop);
    expect(scenario).toBe(stop.scenario);
    expect(Object.keys(stop.options ?? {}).length === 0).toBe(
      JSON.stringify(config) === JSON.stringify(momentOf({ scenario: 'saas' }).config),
    );
  });

  it.each(stops)('say at $name no more than two lines, in the time there is', ({ stop }) => {
    const { sentence = '', note = '' } = stop;
    expect(sentence.length).toBeGreaterThan(10);
    expect(sentence.length).toBeLessThanOrEqual(100);
    expect(sentence).toMatch(/[.?]$/);
    // Read aloud, with a note that is said as well, at the pace of a calm speaker.
    expect((words(sentence) + words(note)) / 2.2).toBeLessThanOrEqual(secondsOf(stop));
    expect(secondsOf(stop)).toBeLessThanOrEqual(90);
  });

  it('never repeat a stop', () => {
    for (const { stops: all } of TOURS) {
      const shown = all.map(({ sentence: _, note: __, seconds: ___, ...moment }) => JSON.stringify(moment));
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  it.each([
    ['hybrid-security', [2, 5, 6, 10]],
    ['first-run', [2, 3, 5, 12, 14]],
    ['zenml-down', [3, 6]],
    ['choosing', [2, 4]],
  ])('cross the boundary in %s at the stops whose sentences say so', (id, expected) => {
    const tour = TOURS.find((candidate) => candidate.id === id);
    const crossing = tour?.stops.flatMap((stop, index) => {
      const run = runOf(stop);
      const found = run.trace.messages.find((message) => message.id === stop.message);
      return found && crossingIn(run, stop.scenario, found).border === 'zenml' ? [index + 1] : [];
    });
    expect(crossing).toEqual(expected);
  });

  it('break a run at the stop that says so', () => {
    const outcomes = TOURS.find(({ id }) => id === 'zenml-down')?.stops.map((stop) => {
      const { outcome } = runOf(stop).trace;
      return outcome.status === 'failed' ? outcome.dashboard : outcome.status;
    });
    expect(outcomes).toEqual(['completed', 'failed', 'failed', 'failed', 'completed', 'stuck', 'completed', 'failed']);
  });

  it.each(TOURS)('$id can be drawn stop by stop', (tour: Tour) => {
    const drawn = stopsOfTour(tour);
    expect(drawn.map(({ sentence }) => sentence)).toEqual(tour.stops.map(({ sentence }) => sentence));
    expect(
      drawn.filter(({ view, atMs }, index) => view === null && atMs > 0 !== (tour.stops[index]?.message !== undefined)),
    ).toEqual([]);
  });
});
