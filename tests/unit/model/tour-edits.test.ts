import { describe, expect, it } from 'vitest';
import { changedStop, movedStop, withoutStop, withStop } from '../../../src/model/tour-edits.ts';
import { secondsOf, type Tour, tourSeconds, USUAL_STOP_SECONDS } from '../../../src/model/tour-types.ts';

const tourOf = (...messages: readonly string[]): Tour => ({
  id: 'own',
  title: 'Mine',
  audience: '',
  stops: messages.map((message) => ({ scenario: 'saas', message })),
});

const messagesOf = (tour: Tour | null) => tour?.stops.map(({ message }) => message);

describe('a tour that is made', () => {
  it('takes a stop at its end, and lets go of one', () => {
    const tour = withStop(tourOf('a', 'b'), { scenario: 'hybrid', message: 'c' });
    expect(messagesOf(tour)).toEqual(['a', 'b', 'c']);
    expect(messagesOf(withoutStop(tour, 1))).toEqual(['a', 'c']);
    expect(withoutStop(tourOf('a'), 0)).toBeNull();
  });

  it.each([
    [1, -1, ['b', 'a', 'c']],
    [1, 1, ['a', 'c', 'b']],
    [0, -1, ['a', 'b', 'c']],
    [2, 1, ['a', 'b', 'c']],
    [7, -1, ['a', 'b', 'c']],
  ] as const)('moves stop %d by %d', (index, by, messages) => {
    expect(messagesOf(movedStop(tourOf('a', 'b', 'c'), index, by))).toEqual(messages);
  });

  it('keeps the words of a stop, and leaves out what is empty', () => {
    const worded = changedStop(tourOf('a', 'b'), 1, { sentence: 'Look.', note: 'Wait.', seconds: 40 });
    expect(worded.stops[1]).toEqual({ scenario: 'saas', message: 'b', sentence: 'Look.', note: 'Wait.', seconds: 40 });
    expect(worded.stops[0]).toEqual({ scenario: 'saas', message: 'a' });
    const viewed = changedStop(worded, 1, { sentence: '', view: { view: 'claims' } });
    expect(viewed.stops[1]).toEqual({
      scenario: 'saas',
      message: 'b',
      note: 'Wait.',
      seconds: 40,
      view: { view: 'claims' },
    });
    expect(changedStop(viewed, 1, { view: undefined, note: '' }).stops[1]).toEqual({
      scenario: 'saas',
      message: 'b',
      seconds: 40,
    });
  });

  it('takes half a minute at a stop that does not say how long', () => {
    expect(secondsOf({ scenario: 'saas' })).toBe(USUAL_STOP_SECONDS);
    expect(tourSeconds(changedStop(tourOf('a', 'b'), 0, { seconds: 5 }))).toBe(5 + USUAL_STOP_SECONDS);
  });
});
