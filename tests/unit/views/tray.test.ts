import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { holdingsAt } from '../../../src/claims/holdings.ts';
import { crossingIn, zoneIn } from '../../../src/simulation/describe.ts';
import { receiptsIn } from '../../../src/simulation/received.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { trayAt } from '../../../src/views/tray.ts';
import { DEFAULT_RUN, faultyRun, runFor } from '../simulation/fixtures.ts';

const RUNS = [
  DEFAULT_RUN,
  runFor({ trigger: 'dashboard' }),
  runFor({ analytics: true }),
  faultyRun('push-image.push', 1),
];

describe('trayAt', () => {
  it.each(SCENARIO_IDS)(
    'holds at the end of a run in %s what its crossings carried to ZenML, each item once',
    (scenario) => {
      for (const run of RUNS) {
        const items = run.trace.messages
          .filter(({ status }) => status === 'delivered')
          .filter((message) => {
            const { crossing, toZone } = crossingIn(run, scenario, message);
            return crossing !== 'none' && toZone.owner === 'zenml';
          })
          .flatMap((message) => specOf(run, message).items.map(({ text, dataClass }) => `${dataClass} ${text}`));
        const tray = trayAt(run, scenario, 'zenml', run.trace.messages.length - 1);
        expect(new Set(tray.map(({ text, dataClass }) => `${dataClass} ${text}`))).toEqual(new Set(items));
        expect(tray.reduce((sum, { times }) => sum + times, 0)).toBe(items.length);
      }
    },
  );

  it('is empty before the first message, and in Full On-Prem unless analytics are on', () => {
    expect(trayAt(DEFAULT_RUN, 'saas', 'zenml', -1)).toEqual([]);
    expect(trayAt(DEFAULT_RUN, 'on-prem', 'zenml', DEFAULT_RUN.trace.messages.length)).toEqual([]);
    const sending = runFor({ analytics: true });
    expect(trayAt(sending, 'on-prem', 'zenml', sending.trace.messages.length)).not.toEqual([]);
  });

  it('only grows, and names the message that brought an item first', () => {
    let before = 0;
    for (let last = 0; last < DEFAULT_RUN.trace.messages.length; last++) {
      const tray = trayAt(DEFAULT_RUN, 'saas', 'zenml', last);
      expect(tray.length).toBeGreaterThanOrEqual(before);
      before = tray.length;
      for (const { text, first, times, messages } of tray) {
        expect(messages[0]).toBe(first);
        expect(messages.filter((index) => index <= last)).toEqual(messages.slice(0, times));
        const message = DEFAULT_RUN.trace.messages[first];
        expect(first).toBeLessThanOrEqual(last);
        expect(message && specOf(DEFAULT_RUN, message).items.map((item) => item.text)).toContain(text);
      }
    }
  });

  it.each(SCENARIO_IDS)('is held in %s by a part of ZenML from its arrival on, as the review says', (scenario) => {
    const { messages } = DEFAULT_RUN.trace;
    const keyOf = ({ text, dataClass, mark }: { text: string; dataClass: string; mark?: string | null }) =>
      `${dataClass} ${mark ?? null} ${text}`;
    for (const [last, { receivedMs }] of messages.entries()) {
      if (last % 20 !== 0 && last !== messages.length - 1) continue;
      const tray = trayAt(DEFAULT_RUN, scenario, 'zenml', last).filter(
        ({ first }) => (messages[first]?.receivedMs ?? 0) <= receivedMs,
      );
      const held = new Set(
        holdingsAt(DEFAULT_RUN, scenario, receivedMs)
          .filter(({ owner }) => owner === 'zenml')
          .map(({ item }) => keyOf(item)),
      );
      expect(tray.filter((item) => !held.has(keyOf(item)))).toEqual([]);
    }
  });

  it('and the holdings are selections of what is received', () => {
    const run = { ...DEFAULT_RUN };
    const received = receiptsIn(run).filter(({ spec }) => spec.from !== spec.to);
    const brought = holdingsAt(run, 'saas', 'end').filter(({ reason }) => reason === 'received');
    const keys = new Set(received.map(({ spec, item }) => `${spec.to} ${item.text}`));
    expect(brought.filter(({ component, item }) => !keys.has(`${component} ${item.text}`))).toEqual([]);
    const crossing = received.filter(
      ({ spec }) => zoneIn(run, 'saas', spec.to).owner === 'zenml' && zoneIn(run, 'saas', spec.from).owner !== 'zenml',
    );
    const tray = trayAt(run, 'saas', 'zenml', run.trace.messages.length);
    expect(new Set(tray.flatMap(({ messages }) => messages))).toEqual(
      new Set(crossing.flatMap(({ messages }) => messages)),
    );
  });
});
