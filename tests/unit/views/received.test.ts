import { describe, expect, it } from 'vitest';
import { DATA_CLASS_IDS } from '../../../machines/model.ts';
import { classesOf } from '../../../src/model/wording.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { arrivedAt, countUntil, itemsReceived, receivedBy } from '../../../src/views/received.ts';
import { altered } from '../claims/fixtures.ts';
import { DEFAULT_RUN, faultyRun, messageOf } from '../simulation/fixtures.ts';

describe('countUntil', () => {
  it.each([
    [-1, 0],
    [0, 0],
    [2, 1],
    [4, 2],
    [5, 3],
    [99, 3],
  ])('counts those of 2, 3 and 5 that are at most %i: %i', (last, count) => {
    expect(countUntil([2, 3, 5], last)).toBe(count);
    expect(countUntil(Int32Array.of(2, 3, 5), last)).toBe(count);
  });
});

describe('receivedBy', () => {
  it('counts what has arrived at a component by data class, most first', () => {
    for (const { receivedMs } of DEFAULT_RUN.trace.messages) {
      const arrived = DEFAULT_RUN.trace.messages.filter(
        (message) => specOf(DEFAULT_RUN, message).to === 'server' && message.receivedMs <= receivedMs,
      );
      const counts = DATA_CLASS_IDS.map((dataClass) => ({
        dataClass,
        count: arrived.filter((message) => classesOf(specOf(DEFAULT_RUN, message)).includes(dataClass)).length,
      }));
      expect(receivedBy(DEFAULT_RUN, 'server', receivedMs)).toEqual(
        counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count),
      );
    }
  });

  it('counts a message in each class of which it holds something', () => {
    const { receivedMs } = messageOf(DEFAULT_RUN, 'push-image.push');
    const run = altered('push-image.push', {
      items: [
        { text: 'layers', dataClass: 'image' },
        { text: 'your code', dataClass: 'code' },
        { text: 'more of it', dataClass: 'code' },
      ],
    });
    expect(receivedBy(run, 'container-registry', receivedMs - 1)).toEqual([]);
    expect(receivedBy(run, 'container-registry', receivedMs)).toEqual([
      { dataClass: 'code', count: 1 },
      { dataClass: 'image', count: 1 },
    ]);
  });

  it('does not count what failed', () => {
    const run = faultyRun('push-image.push', 1);
    expect(receivedBy(run, 'container-registry', run.trace.durationMs)).toEqual([]);
  });
});

describe('itemsReceived', () => {
  it('has each thing that came once, with the messages that brought it, at every moment', () => {
    const { messages } = DEFAULT_RUN.trace;
    for (const { receivedMs } of messages) {
      const arrived = messages.flatMap((message, index) =>
        message.status === 'delivered' &&
        specOf(DEFAULT_RUN, message).to === 'server' &&
        message.receivedMs <= receivedMs
          ? [index]
          : [],
      );
      expect(arrivedAt(DEFAULT_RUN, 'server', receivedMs)).toBe(arrived.length);
      const items = itemsReceived(DEFAULT_RUN, 'server', arrived.length);
      const brought = arrived.flatMap((index) => {
        const message = messages[index];
        return message
          ? specOf(DEFAULT_RUN, message).items.map(({ text, dataClass }) => `${index} ${dataClass} ${text}`)
          : [];
      });
      expect(
        items.flatMap((item) => item.messages.map((index) => `${index} ${item.dataClass} ${item.text}`)).toSorted(),
      ).toEqual(brought.toSorted());
      expect(new Set(items.map(({ text, dataClass, mark }) => `${dataClass} ${mark} ${text}`)).size).toBe(items.length);
    }
  });

  it('has nothing of a message that failed', () => {
    const run = faultyRun('push-image.push', 1);
    const all = itemsReceived(run, 'container-registry', arrivedAt(run, 'container-registry', run.trace.durationMs));
    expect(all).toEqual([]);
  });
});
