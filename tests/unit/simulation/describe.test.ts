import { describe, expect, it } from 'vitest';
import { beatTitle, failureText } from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { DEFAULT_RUN, faultyRun, messageOf } from './fixtures.ts';

describe('specOf', () => {
  it('is the spec of the run, also of a message of a pipeline step that is sent again', () => {
    const run = faultyRun('train.log-metadata.log', 1);
    expect(specOf(run, messageOf(run, 'train.log-metadata.log~2')).id).toEqual('log-metadata.log');
  });
});

describe('beatTitle', () => {
  it.each([
    ['push-image.push', 'Push the image to your registry'],
    ['load_data.pull-image.image', 'Start the step, pull the image'],
    ['train.pull-image.image', 'Run step train'],
    ['evaluate.finish-step.completed', 'Run step evaluate'],
  ])('of %s is %s', (id, title) => {
    expect(beatTitle(DEFAULT_RUN, messageOf(DEFAULT_RUN, id))).toEqual(title);
  });
});

describe('failureText', () => {
  it('is null for a message that arrived', () => {
    expect(DEFAULT_RUN.trace.messages.filter((message) => failureText(DEFAULT_RUN, message) !== null)).toEqual([]);
  });

  it('names the step that failed', () => {
    const run = faultyRun('evaluate.load-inputs.load', 1);
    expect(failureText(run, messageOf(run, 'evaluate.load-inputs.load'))).toEqual(
      'Failed to run step evaluate: the artifact store refuses the request.',
    );
  });

  it('is said for a send that failed, and not for the one that got through', () => {
    const run = faultyRun('load-stack.ask', 1);
    expect(failureText(run, messageOf(run, 'load-stack.ask'))).toEqual(
      'Max retries exceeded with url: (the path of the call). Whoever sends it shows the error of its HTTP library.',
    );
    expect(failureText(run, messageOf(run, 'load-stack.ask~2'))).toEqual(null);
  });

  it('is, for any message, sentences without a placeholder', () => {
    const texts = DEFAULT_RUN.trace.messages.map((message) =>
      failureText(DEFAULT_RUN, { ...message, status: 'failed' }),
    );
    expect(texts.filter((text) => text === null || !/[.?]$/.test(text) || /[<>{}]/.test(text))).toEqual([]);
  });
});
