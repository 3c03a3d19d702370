import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../src/model/options.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { markOf } from '../../../src/simulation/trace.ts';
import { placeOf, samePlace } from '../../../src/state/places.ts';
import { RENAMED } from '../model/renamed.ts';
import { DEFAULT_RUN, faultyRun, messageOf, runFor } from '../simulation/fixtures.ts';

const markIn = (run: typeof DEFAULT_RUN, id: string): number => markOf(messageOf(run, id));

describe('placeOf', () => {
  it('is the start of the run for no message', () => {
    expect(placeOf(DEFAULT_RUN, null)).toEqual({ atMs: 0, problem: null });
  });

  it('is half way of the message that the link names', () => {
    expect(placeOf(DEFAULT_RUN, 'push-image.push')).toEqual({
      atMs: markIn(DEFAULT_RUN, 'push-image.push'),
      problem: null,
    });
  });

  it('is the start, with a sentence, for a message that the run does not have', () => {
    expect(placeOf(DEFAULT_RUN, 'push-image.push~2')).toEqual({
      atMs: 0,
      problem: 'message "push-image.push~2" is not in this run. It opens at the start.',
    });
  });

  it('follows a message that has another id today, and says which', () => {
    const run = simulate(RENAMED, defaultConfig(RENAMED));
    expect(placeOf(run, 'push-image.push')).toEqual({
      atMs: markIn(run, 'push-image.upload'),
      problem: 'message "push-image.push" is now "push-image.upload".',
    });
    expect(placeOf(run, 'train.log-metadata.log')).toEqual({
      atMs: markIn(run, 'train.log-metadata.write'),
      problem: 'message "train.log-metadata.log" is now "train.log-metadata.write".',
    });
    expect(placeOf(run, 'push-image.upload').problem).toBeNull();
  });

  it('leads to what a run sends in the place of a message, and says so', () => {
    const fromDashboard = runFor({ trigger: 'dashboard' });
    for (const name of ['key', 'token', 'status']) {
      const [before, after] = [`workspace-sign-in.${name}`, `workspace-start.${name}`];
      expect(placeOf(fromDashboard, before)).toEqual({
        atMs: markIn(fromDashboard, after),
        problem: `message "${before}" is "${after}" in this run.`,
      });
      expect(placeOf(DEFAULT_RUN, after).atMs).toBe(markIn(DEFAULT_RUN, before));
      expect(placeOf(DEFAULT_RUN, before).problem).toBeNull();
    }
  });
});

describe('samePlace', () => {
  it('is the same message in the other run', () => {
    const other = runFor({ steps: 5 });
    const atMs = markIn(DEFAULT_RUN, 'evaluate.stream-logs.stream');
    expect(samePlace(DEFAULT_RUN.trace, atMs, other.trace)).toBe(markIn(other, 'evaluate.stream-logs.stream'));
  });

  it('is the nearest one before it, when the other run does not have it', () => {
    const failing = faultyRun('push-image.push', 1);
    const atMs = markIn(DEFAULT_RUN, 'submit-workload.submit');
    expect(samePlace(DEFAULT_RUN.trace, atMs, failing.trace)).toBe(markIn(failing, 'push-image.push'));
  });

  it('is the start before the first message', () => {
    expect(samePlace(DEFAULT_RUN.trace, 0, runFor({ trigger: 'dashboard' }).trace)).toBe(0);
  });
});
