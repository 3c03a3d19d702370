import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { pairwiseConfigs } from '../../../src/claims/pairs.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { configOfFault, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { type Advice, guidanceFor, sentenceOf } from '../../../src/views/failing.ts';
import { configOf } from '../simulation/fixtures.ts';

const { faults, failures, guidance } = ZENML_PRO;

/** Runs with what only several options bring, or a fault beside an option, as they stand in a link. */
const FAILING: readonly Readonly<Record<string, string>>[] = [
  { analytics: 'on', fault: 'step-raises' },
  { analytics: 'on', fault: 'no-docker' },
  { 'run-token': 'secret', fault: 'step-raises' },
  { stack: 'gcp', fault: 'workspace-unreachable-mid-step' },
  { 'log-backend': 'otlp', 'store-access': 'on' },
  { credentials: 'long-lived', 'store-access': 'on' },
];

/** As much as two lines of the caption hold. */
const LONGEST_SENTENCE = 110;

const textsOf = ({ sentence, look, fix }: Advice): readonly string[] => [
  sentence,
  ...look.map(({ what }) => what),
  fix,
];

function expectComplete(found: Advice): void {
  const { sentence, look, fix, source } = found;
  expect(sentence).toMatch(/^[A-Z“].*\.$/);
  expect(sentence.length).toBeLessThanOrEqual(LONGEST_SENTENCE);
  expect(look.length).toBeGreaterThan(0);
  expect(new Set(look.map(({ where }) => where)).size).toBe(look.length);
  expect(fix).toMatch(/^[A-Z].*\.$/);
  expect(source).not.toBe('');
  for (const text of textsOf(found)) {
    expect(text).not.toBe('');
    expect(text).not.toMatch(/<[a-z]+>|\{\{/);
  }
}

describe('the guidance', () => {
  it.each(faults.map((fault) => [fault.id, fault] as const))(
    'says of the fault %s what fails, where it shows and what to do',
    (_, fault) => {
      const run = simulate(ZENML_PRO, configOfFault(ZENML_PRO, fault));
      const failed = run.trace.messages.filter(({ status }) => status === 'failed');
      expect(failed.length).toBeGreaterThan(0);
      for (const message of failed) {
        const found = guidanceFor(run, message);
        if (found === null) throw new Error(`nothing is said of ${message.id}`);
        expectComplete(found);
        expect(sentenceOf(run, message)).toEqual(found.sentence);
        expect(found.sentence).not.toEqual(specOf(run, message).narration);
      }
    },
  );

  it('is there for every failure, and for every fault that fails in its own way', () => {
    expect(Object.keys(guidance.failures).sort()).toEqual(Object.keys(failures).sort());
    const own = faults.filter(({ failure }) => failure !== undefined).map(({ id }) => id);
    expect(own.filter((id) => guidance.faults[id] === undefined)).toEqual([]);
    expect(Object.keys(guidance.faults).filter((id) => !faults.some((fault) => fault.id === id))).toEqual([]);
  });

  it('knows the boxes and the step of whatever fails', () => {
    const { messages } = simulate(ZENML_PRO, configOf()).trace;
    for (const message of messages) {
      const run = simulate(ZENML_PRO, configOf({ fault: { message: message.id, times: 1 } }));
      const failed = run.trace.messages.find(({ id }) => id === message.id);
      const found = failed && guidanceFor(run, failed);
      if (!found) throw new Error(`nothing is said of ${message.id}`);
      expectComplete(found);
      expect(found.sentence).not.toContain('(the step)');
    }
  });

  it('has a sentence of its own for each message of the model, should it fail', () => {
    const runs = [
      ...pairwiseConfigs(ZENML_PRO).map((config) => simulate(ZENML_PRO, config)),
      // What is sent only because something has failed.
      ...faults.map((fault) => simulate(ZENML_PRO, configOfFault(ZENML_PRO, fault))),
      ...FAILING.map((options) => simulate(ZENML_PRO, parseRunConfig(ZENML_PRO, options).config)),
    ];
    const told = new Map<string, string>();
    for (const run of runs) {
      for (const message of run.trace.messages) {
        if (told.has(message.spec)) continue;
        const failed = { ...message, status: 'failed' as const };
        const found = guidanceFor(run, failed);
        if (found === null) throw new Error(`nothing is said of ${message.spec}`);
        expectComplete(found);
        const sentence = sentenceOf(run, failed);
        expect(sentence).not.toContain('(the step)');
        expect(sentence).not.toEqual(specOf(run, message).narration);
        told.set(message.spec, sentence);
      }
    }
    const all = ZENML_PRO.exchanges.flatMap(({ messages }) => messages.map(({ id }) => id));
    expect(all.filter((id) => !told.has(id))).toEqual([]);
  });

  it('is another one where a fault says more than the failure', () => {
    const sentenceWith = (fault: string | null) => {
      const spec = faults.find(({ id }) => id === fault);
      const config = spec
        ? configOfFault(ZENML_PRO, spec)
        : configOf({ fault: { message: 'connect-workspace.session', times: 1 } });
      const run = simulate(ZENML_PRO, config);
      const failed = run.trace.messages.find(({ status }) => status === 'failed');
      return failed && sentenceOf(run, failed);
    };
    expect(sentenceWith('session-expired')).toEqual('Your session with the control plane has expired.');
    expect(sentenceWith('image-pull-back-off')).toEqual('The image of step load_data cannot be pulled.');
    expect(sentenceWith('registry-refuses-push')).toEqual('The image cannot be pushed to the container registry.');
  });
});
