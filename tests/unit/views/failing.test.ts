import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { configOfFault } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { frameAt } from '../../../src/simulation/trace.ts';
import { breakOf, firstFailureOf, focusOf, guidanceFor, isCleanUp, sentenceOf } from '../../../src/views/failing.ts';
import { phaseStates } from '../../../src/views/phases.ts';
import { sentenceAt } from '../../../src/views/score.ts';
import { boxTone, stageAt } from '../../../src/views/stage.ts';
import { endSentence, failureAhead } from '../../../src/views/words.ts';
import { configOf, DEFAULT_RUN, faultSpec, messageOf, runFor } from '../simulation/fixtures.ts';

const runWith = (fault: string) => simulate(ZENML_PRO, configOfFault(ZENML_PRO, faultSpec(fault)));

const PULL = runWith('image-pull-back-off');
const SURVIVED = runWith('workspace-unreachable-for-seconds');

describe('sentenceOf', () => {
  it('says what fails in the place of how it goes well', () => {
    const message = PULL.trace.messages[breakOf(PULL)];
    if (!message) throw new Error('the run does not break');
    expect(sentenceOf(PULL, message)).toEqual('The image of step load_data cannot be pulled.');
    expect(sentenceAt(PULL, 'saas', 'every', breakOf(PULL))).toEqual('The image of step load_data cannot be pulled.');
    const [delivered] = PULL.trace.messages;
    expect(delivered && sentenceOf(PULL, delivered)).toEqual(delivered && specOf(PULL, delivered).narration);
  });

  it('falls back to the label where the model says nothing', () => {
    const silent = { ...PULL, model: { ...ZENML_PRO, guidance: { failures: {}, faults: {} } } };
    const message = silent.trace.messages[breakOf(PULL)];
    if (!message) throw new Error('the run does not break');
    expect(guidanceFor(silent, message)).toBeNull();
    expect(sentenceOf(silent, message)).toEqual('“Pull the image” fails.');
  });
});

describe('guidanceFor', () => {
  /** Where a failure of a message shows in a run, and what. */
  const look = (id: string, options: Partial<RunConfig> = {}): string[] => {
    const run = runFor(options);
    const found = guidanceFor(run, { ...messageOf(run, id), status: 'failed' });
    return (found?.look ?? []).map(({ where, what }) => `${where}: ${what}`);
  };

  it('names the place where whoever asks can be read', () => {
    const REFUSED = '“Max retries exceeded with url”, after 30 seconds';
    expect(look('run-token.ask')).toContain(`Terminal: ${REFUSED}`);
    expect(look('run-token.ask', { trigger: 'dashboard' })).toContain(`Log of the runner job: ${REFUSED}`);
    expect(look('start-run.log')).toContain(`Log of the orchestrator pod: ${REFUSED}`);
    expect(look('load_data.connect-step.config', { stack: 'gcp', code: 'artifact-store' })).toContain(
      `Console of the orchestrator: ${REFUSED}`,
    );
    const TRIED = 'HTTP 500 after 15 seconds, with the address of the control plane';
    expect(look('check-snapshot-run.check', { trigger: 'dashboard' })).toContain(`Dashboard: ${TRIED}`);
    expect(look('create-scheduled-run.store', { trigger: 'schedule' })).toContain(
      'Log of the orchestrator pod: HTTP 500, without another try',
    );
  });

  it('says of logs what the backend says that they go to', () => {
    const id = 'load_data.stream-logs.stream';
    expect(look(id)[0]).toMatch(/^Log of the pod: “Failed to write logs to/);
    expect(look(id, { logBackend: 'otlp' })[0]).toMatch(/^Log of the pod: “Error exporting logs”/);
    expect(look(id, { logBackend: 'datadog' })[0]).toMatch(/^Log of the pod: “Error exporting logs”/);
  });

  it('leaves out what other runs have', () => {
    const id = 'start-run.image';
    expect(look(id).join('\n')).toMatch(/^Terminal: .*exit code 1/m);
    expect(look(id, { trigger: 'dashboard' }).join('\n')).not.toMatch(/Terminal|exit code/);
  });

  it('says of a push that the builder, or the client, cannot push', () => {
    const sentence = (options: Partial<RunConfig>) => {
      const run = runFor(options);
      return guidanceFor(run, { ...messageOf(run, 'push-image.push'), status: 'failed' })?.sentence;
    };
    expect(sentence({})).toEqual('The image cannot be pushed to the container registry.');
    expect(sentence({ imageBuild: 'cluster' })).toEqual('The builder cannot push the image to the container registry.');
  });
});

describe('breakOf', () => {
  it('is the message that the outcome names, -1 for a run that completes', () => {
    const { outcome, messages } = PULL.trace;
    expect(outcome).toMatchObject({ status: 'failed', message: messages[breakOf(PULL)]?.id });
    expect([breakOf(DEFAULT_RUN), breakOf(SURVIVED)]).toEqual([-1, -1]);
    expect(firstFailureOf(DEFAULT_RUN)).toBe(-1);
    expect(SURVIVED.trace.messages[firstFailureOf(SURVIVED)]?.status).toBe('failed');
  });

  it('has nothing but clean-up behind it', () => {
    const after = PULL.trace.messages.filter((_, index) => isCleanUp(PULL, index));
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBe(PULL.trace.messages.length - 1 - breakOf(PULL));
    expect(SURVIVED.trace.messages.some((_, index) => isCleanUp(SURVIVED, index))).toBe(false);
  });
});

describe('focusOf', () => {
  const at = (run: typeof PULL, atMs: number) => frameAt(run.trace, atMs);

  it('is the break at the end of a run that has failed, and the moment itself before and in other runs', () => {
    const { durationMs, messages } = PULL.trace;
    expect(focusOf(PULL, at(PULL, durationMs))).toBe(breakOf(PULL));
    expect(focusOf(PULL, at(PULL, durationMs - 1))).toBe(messages.length - 1);
    expect(focusOf(DEFAULT_RUN, at(DEFAULT_RUN, DEFAULT_RUN.trace.durationMs))).toBe(
      DEFAULT_RUN.trace.messages.length - 1,
    );
  });

  it('makes the channel and the boxes of the break red at the end', () => {
    const frame = at(PULL, PULL.trace.durationMs);
    const red = stageAt(WIDE, PULL, 'saas', frame).lines.filter(({ isFailed }) => isFailed);
    expect(red).toHaveLength(1);
    expect([boxTone(PULL, 'container-registry', frame), boxTone(PULL, 'orchestrator', frame)]).toEqual([
      'failed',
      'failed',
    ]);
  });
});

describe('phaseStates', () => {
  const last = PULL.trace.messages.length - 1;

  it('marks the phase in which the run broke, and what follows as clean-up', () => {
    expect(phaseStates(PULL, last, true)).toEqual(['done', 'done', 'done', 'failed', 'clean-up', 'never']);
    expect(phaseStates(PULL, last, false)).toEqual(['done', 'done', 'done', 'failed', 'clean-up', 'never']);
    expect(phaseStates(PULL, breakOf(PULL), false).slice(3, 5)).toEqual(['failed', 'clean-up']);
  });

  it('says nothing of it before', () => {
    expect(phaseStates(PULL, breakOf(PULL) - 1, false)).toEqual(['done', 'done', 'done', 'current', 'next', 'never']);
    expect(phaseStates(PULL, -1, false).slice(0, 2)).toEqual(['next', 'next']);
  });

  it('ends a run that completes without a mark', () => {
    expect(new Set(phaseStates(SURVIVED, SURVIVED.trace.messages.length - 1, true))).toEqual(new Set(['done']));
  });
});

describe('failureAhead', () => {
  it('says at the start what fails, where, and how the run ends', () => {
    expect(failureAhead(DEFAULT_RUN)).toBeNull();
    const { messages } = PULL.trace;
    expect(failureAhead(PULL)).toEqual({
      title: 'In this run something fails. The image of step load_data cannot be pulled.',
      detail: `Message ${breakOf(PULL) + 1} of ${messages.length} fails, in orchestrator execution; the run fails`,
      message: breakOf(PULL),
    });
    expect(failureAhead(SURVIVED)?.detail).toMatch(/; the run completes all the same$/);
  });

  it('names an outage by what is away', () => {
    const away = { what: 'control-plane', from: 'create-run.create', forMs: null } as const;
    expect(failureAhead(simulate(ZENML_PRO, { ...configOf(), away }))?.title).toEqual(
      'In this run the control plane cannot be reached',
    );
  });
});

describe('endSentence', () => {
  it('says what broke the run', () => {
    expect(endSentence(DEFAULT_RUN)).toEqual('The run is completed');
    expect(endSentence(PULL)).toEqual('The run has failed. The image of step load_data cannot be pulled.');
  });
});
