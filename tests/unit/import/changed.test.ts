import { describe, expect, it } from 'vitest';
import { type RunConfig, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { toOtlp } from '../../../src/export/otlp.ts';
import { withoutAway } from '../../../src/model/options.ts';
import type { Run } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { configOf, DEFAULT_RUN, faultyRun } from '../simulation/fixtures.ts';
import { FAILED_RUN, jsonOf, leanOf, open, problemIn, problemOf, put, SHORT_RUN } from './documents.ts';

const NOT_THAT_RUN = 'The file is not the run that its options give';

/** The run as somebody would have it who changed its messages. */
const withMessages = (run: Run, messages: readonly TraceMessage[]): Run => ({
  ...run,
  trace: { ...run.trace, messages },
});

describe('importRun of a file that is not the run of its options', () => {
  it.each(SCENARIO_IDS.filter((id) => id !== 'on-prem'))(
    'refuses one from which everything that crosses in %s was taken out',
    (scenario) => {
      const file = JSON.parse(toJson(DEFAULT_RUN, scenario)) as { messages: { crossing: string }[] };
      const first = file.messages.findIndex(({ crossing }) => crossing !== 'none');
      const messages = file.messages.filter(({ crossing }) => crossing === 'none');
      const text = JSON.stringify({ ...file, messages });
      expect(open(text)).toEqual({ run: null, problem: { code: 'changed', message: first + 1 } });
      expect(problemIn(text)).toBe(`${NOT_THAT_RUN}: message ${first + 1} was changed after it was written.`);
    },
  );

  it('refuses one without a message that lies in the middle, at the end or was never sent', () => {
    const { messages } = SHORT_RUN.trace;
    const [last] = messages.slice(-1);
    if (!last) throw new Error('[test] The run has no messages.');
    const again = { ...last, id: `${last.id}~2`, attempt: 2, sentMs: last.sentMs + 1 };
    for (const [changed, where] of [
      [messages.toSpliced(30, 1), 'message 31'],
      [messages.slice(0, 30), 'its end'],
      [[...messages, again], 'its end'],
    ] as const) {
      const run = withMessages(SHORT_RUN, changed);
      for (const text of [toJson(run, 'saas'), toOtlp(run, 'saas')]) {
        expect(problemIn(text)).toBe(`${NOT_THAT_RUN}: ${where} was changed after it was written.`);
      }
    }
  });

  // Of the run that completes only some messages: each has the same fields.
  it.each([
    ['a run that fails', FAILED_RUN, 1],
    ['a run that completes', SHORT_RUN, 9],
  ])('refuses every other time, attempt, status and place of the messages of %s', (_, run, every) => {
    const { messages } = run.trace;
    const accepted: string[] = [];
    for (const [index, message] of messages.entries()) {
      if (index % every !== 0) continue;
      const others: readonly Partial<TraceMessage>[] = [
        { sentMs: message.sentMs + 1 },
        { receivedMs: message.receivedMs - 1 },
        { receivedMs: message.receivedMs + 1 },
        { attempt: message.attempt + 1, id: `${message.id}~2` },
        { status: message.status === 'failed' ? 'delivered' : 'failed' },
        { step: message.step === null ? 'train' : null },
        { exchange: message.exchange === 'train' ? 'view-run' : 'train' },
        { phase: message.phase === 'observability' ? 'code-execution' : 'observability' },
      ];
      for (const other of others) {
        const changed = withMessages(run, messages.with(index, { ...message, ...other }));
        if (problemOf(leanOf(changed)) === null) accepted.push(`${message.id}: ${Object.keys(other)}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  it.each<[string, Partial<Omit<RunConfig, 'away'>>]>([
    ['more steps', { steps: 2 }],
    ['another trigger', { trigger: 'dashboard' }],
    ['another stack', { stack: 'gcp' }],
    ['other credentials', { credentials: 'long-lived' }],
    ['analytics', { analytics: true }],
  ])('refuses the messages of one run with the options of another: %s', (_, options) => {
    const config = withoutAway(SHORT_RUN.origin.config);
    const expected = simulate(ZENML_PRO, { ...config, ...options }).trace.messages;
    const different = expected.findIndex(
      ({ id, receivedMs }, index) =>
        id !== SHORT_RUN.trace.messages[index]?.id || receivedMs !== SHORT_RUN.trace.messages[index]?.receivedMs,
    );
    expect(different).toBeGreaterThanOrEqual(0);
    expect(
      problemOf(put(leanOf(SHORT_RUN), ['config'], { scenario: 'saas', ...config, ...options, fault: null })),
    ).toBe(`${NOT_THAT_RUN}: message ${different + 1} was changed after it was written.`);
  });

  it('refuses another length of the run', () => {
    expect(problemOf(put(jsonOf(SHORT_RUN), ['durationMs'], SHORT_RUN.trace.durationMs + 1))).toBe(
      `${NOT_THAT_RUN}: its end was changed after it was written.`,
    );
  });

  it('refuses another end of a run that failed', () => {
    const run = faultyRun('push-image.push', 1);
    const { outcome } = run.trace;
    if (outcome.status !== 'failed') throw new Error('[test] The run has to fail.');
    for (const other of [
      { status: 'completed' as const },
      { ...outcome, reason: 'No reason.' },
      { ...outcome, dashboard: 'stuck' as const },
    ]) {
      const text = toJson({ ...run, trace: { ...run.trace, outcome: other } }, 'hybrid');
      expect(problemIn(text)).toBe(`${NOT_THAT_RUN}: its end was changed after it was written.`);
    }
  });

  it('opens the run of an option that changes only words, in those words', () => {
    const config = configOf({ trigger: 'dashboard' });
    const file = put(jsonOf(simulate(ZENML_PRO, config)), ['config', 'workloadManager'], 'gcp');
    expect(open(JSON.stringify(file)).run).toEqual(simulate(ZENML_PRO, { ...config, workloadManager: 'gcp' }));
  });
});
