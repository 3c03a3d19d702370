import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { HOLD_MS, landsAfter, type ScorePart } from '../../../machines/score.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { frameAt } from '../../../src/simulation/trace.ts';
import { scoreOf, sentenceAt } from '../../../src/views/score.ts';
import { stagePill } from '../../../src/views/stage.ts';
import { stageMark } from '../../../src/views/stage-ground.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, runConfigs, runFor, SEED, SIGN_IN_RUN } from '../simulation/fixtures.ts';

const scenarios = fc.constantFrom(...SCENARIO_IDS);

const partOf = (run: Run, id: string): ScorePart => {
  const index = run.trace.messages.findIndex((message) => message.id === id);
  const part = scoreOf(run, 'saas').parts[index];
  if (!part) throw new Error(`[test] ${id} is not told.`);
  return part;
};

const wordsIn = (sentence: string): number => sentence.trim().split(/\s+/).length;

describe('a score', () => {
  it('lets each sentence of either track stand until it can be read, at 3 words a second', () => {
    fc.assert(
      fc.property(runConfigs, scenarios, (config, scenario) => {
        const run = runFor(config);
        const { parts, story } = scoreOf(run, scenario);
        for (const [index, { fromMs, standMs }] of parts.entries()) {
          const message = frameAt(run.trace, fromMs).current;
          for (const track of story.includes(index) ? (['story', 'every'] as const) : (['every'] as const)) {
            const words = wordsIn(sentenceAt(run, scenario, track, message));
            expect(words / (standMs / 1000)).toBeLessThanOrEqual(3);
          }
          expect(standMs).toBeGreaterThanOrEqual(1500);
        }
      }),
      { seed: SEED, numRuns: rounds(20) },
    );
  });

  it('moves messages for 500 to 900 ms, the longer the farther, and stands until they have come to rest', () => {
    for (const scenario of SCENARIO_IDS) {
      for (const part of scoreOf(DEFAULT_RUN, scenario).parts) {
        expect(part.travelMs).toBeGreaterThanOrEqual(500);
        expect(part.travelMs).toBeLessThanOrEqual(900);
        expect(landsAfter(part)).toBeLessThanOrEqual(part.standMs);
      }
    }
    expect(partOf(DEFAULT_RUN, 'push-image.push').travelMs).toEqual(500);
    expect(partOf(SIGN_IN_RUN, 'sign-in.device').travelMs).toBeGreaterThan(700);
    expect(partOf(DEFAULT_RUN, 'open-dashboard.shell').travelMs).toBeGreaterThan(700);
    expect(partOf(DEFAULT_RUN, 'run-code.call').travelMs).toEqual(900);
  });

  it('holds a message exactly where its mark is, and only where it crosses', () => {
    for (const scenario of SCENARIO_IDS) {
      const { parts } = scoreOf(DEFAULT_RUN, scenario);
      for (const [index, message] of DEFAULT_RUN.trace.messages.entries()) {
        const { holdMs = null } = parts[index] ?? {};
        const mark = stageMark(WIDE, DEFAULT_RUN, scenario, index);
        expect(holdMs === null).toEqual(mark === null);
        expect(holdMs === null).toEqual(crossingIn(DEFAULT_RUN, scenario, message).crossing === 'none');
        if (holdMs === null || !mark) continue;
        const progress = (holdMs - message.sentMs) / (message.receivedMs - message.sentMs);
        const place = stagePill(WIDE, DEFAULT_RUN, index)?.positionAt(progress) ?? { x: 0, y: 0 };
        expect(Math.hypot(place.x - mark.point.x, place.y - mark.point.y)).toBeLessThan(1);
      }
    }
  });

  it('holds a message that fails where it meets the boundary, if it comes so far', () => {
    const run = simulate(ZENML_PRO, configOf({ signIn: 'browser', fault: { message: 'sign-in.device', times: 1 } }));
    const index = run.trace.messages.findIndex(({ status }) => status === 'failed');
    const [message, part] = [run.trace.messages[index], scoreOf(run, 'saas').parts[index]];
    if (!message || !part) throw new Error('[test] Nothing fails.');
    const positionAt = stagePill(WIDE, run, index)?.positionAt;
    const mark = stageMark(WIDE, run, 'saas', index);
    const comesSoFar = positionAt !== undefined && mark !== null && part.holdMs !== null;
    if (comesSoFar) {
      const progress = ((part.holdMs ?? 0) - message.sentMs) / (message.receivedMs - message.sentMs);
      const place = positionAt(progress);
      expect(Math.hypot(place.x - mark.point.x, place.y - mark.point.y)).toBeLessThan(1);
    }
    expect(landsAfter(part)).toEqual(part.travelMs + (part.holdMs === null ? 0 : HOLD_MS));
  });

  it('is about the message that it tells, from its start over its hold to its rest', () => {
    fc.assert(
      fc.property(runConfigs, scenarios, (config, scenario) => {
        const run = runFor(config);
        for (const { fromMs, holdMs, toMs } of scoreOf(run, scenario).parts) {
          const told = new Set([fromMs, holdMs ?? fromMs, toMs].map((atMs) => frameAt(run.trace, atMs).current));
          expect(told.size).toEqual(1);
          expect(frameAt(run.trace, toMs).inFlight.map(({ index }) => index)).toContain([...told][0]);
        }
      }),
      { seed: SEED, numRuns: rounds(20) },
    );
  });

  it('has the same parts in each scenario but for holds and stands, so that the moment can stay', () => {
    const [one, ...others] = SCENARIO_IDS.map((scenario) =>
      scoreOf(DEFAULT_RUN, scenario).parts.map(({ fromMs, toMs }) => [fromMs, toMs]),
    );
    for (const other of others) expect(other).toEqual(one);
  });

  it('names the first message of each phase', () => {
    const { phases } = scoreOf(DEFAULT_RUN, 'saas');
    const { messages } = DEFAULT_RUN.trace;
    expect(phases.map((index) => messages[index]?.phase)).toEqual([...new Set(messages.map(({ phase }) => phase))]);
    for (const index of phases) expect(messages[index - 1]?.phase).not.toEqual(messages[index]?.phase);
  });

  it('is made once', () => {
    expect(scoreOf(DEFAULT_RUN, 'hybrid')).toBe(scoreOf(DEFAULT_RUN, 'hybrid'));
  });

  it('counts the words of what stands in the caption', () => {
    const index = SIGN_IN_RUN.trace.messages.findIndex(({ id }) => id === 'sign-in.device');
    const message = SIGN_IN_RUN.trace.messages[index];
    if (!message) throw new Error('[test] Nobody signs in.');
    expect(sentenceAt(SIGN_IN_RUN, 'saas', 'every', index)).toEqual(specOf(SIGN_IN_RUN, message).narration);
  });
});
