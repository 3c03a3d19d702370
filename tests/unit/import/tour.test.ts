import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOURS } from '../../../src/catalogue/tours/index.ts';
import { readTour, tourProblemText } from '../../../src/import/tour.ts';
import type { Tour } from '../../../src/model/tour-types.ts';
import { tourText } from '../../../src/state/own-tour.ts';
import { packTour, unpackTour } from '../../../src/state/tour-link.ts';
import { rounds } from '../rounds.ts';
import { SEED } from '../simulation/fixtures.ts';

const TOUR: Tour = {
  id: 'own',
  title: 'Für „alle“ ✓',
  audience: '',
  stops: [
    { scenario: 'hybrid', options: { steps: '5' }, message: 'push-image.push', sentence: 'Sätze.', seconds: 40 },
    { scenario: 'saas', view: { view: 'claims' }, note: '日本語' },
  ],
};

const problemOf = (text: string): string | null => {
  const { problem } = readTour('own', text);
  return problem && tourProblemText(problem);
};

/** The text of the tour with something else in it. */
const changed = (change: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...JSON.parse(tourText(TOUR)), ...change });

describe('a tour file', () => {
  it.each([TOUR, ...TOURS])('is read back as it was saved: $title', (tour) => {
    expect(readTour(tour.id, tourText(tour))).toEqual({ tour, problem: null });
    expect(tourText(tour)).toBe(tourText({ ...tour }));
  });

  it.each([
    ['', 'This is not a tour: choose a file that this page saved as a tour.'],
    ['{', 'This is not a tour: choose a file that this page saved as a tour.'],
    ['[]', 'The file is not a tour: choose one that this page saved as a tour.'],
    ['{"version":1}', 'The file is not a tour: choose one that this page saved as a tour.'],
    [changed({ tour: 2 }), 'The tour has version 2 and needs a newer page: this one reads version 1.'],
    [changed({ title: '' }), 'In the tour, title is missing or not as it has to be.'],
    [changed({ stops: [] }), 'In the tour, stops is missing or not as it has to be.'],
    [changed({ stops: Array(200).fill({ scenario: 'saas' }) }), 'The tour has 200 stops, and 100 is the most.'],
    [
      changed({ stops: [{ scenario: 'saas' }, { scenario: 'moon' }] }),
      'In stop 2 of the tour, scenario is missing or not as it has to be.',
    ],
    [
      changed({ stops: [{ scenario: 'saas', seconds: 0 }] }),
      'In stop 1 of the tour, seconds is missing or not as it has to be.',
    ],
    [
      changed({ stops: [{ scenario: 'saas', options: { steps: 5 } }] }),
      'In stop 1 of the tour, options.steps is missing or not as it has to be.',
    ],
    [changed({ stops: [7] }), 'In stop 1 of the tour, something is missing or not as it has to be.'],
    [`"${'x'.repeat(1_500_000)}"`, 'The file is too long for a tour.'],
  ])('is refused with one sentence: %#', (text, sentence) => {
    expect(problemOf(text)).toBe(sentence);
  });

  it('is never the end of the page, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { tour, problem } = readTour('own', text);
        expect(tour === null).toBe(problem !== null);
      }),
      { seed: SEED, numRuns: rounds(200) },
    );
  });
});

describe('a tour in a link', () => {
  it.each([TOUR, ...TOURS])('is read back as it was: $title', (tour) => {
    const name = packTour(tour);
    expect(name).toMatch(/^~[\w-]+$/);
    expect(unpackTour(name)).toEqual({ tour: { ...tour, id: name }, problem: null });
  });

  it('is refused when a part of it is missing', () => {
    const name = packTour(TOUR);
    for (const length of [1, 2, 20, name.length - 20, name.length - 1]) {
      expect(unpackTour(name.slice(0, length)).tour, `${length}`).toBeNull();
    }
  });

  it('is refused when it would grow without end', () => {
    const bomb = packTour({ ...TOUR, title: 'x'.repeat(5_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(unpackTour(bomb)).toEqual({ tour: null, problem: { code: 'not-json' } });
  });
});
