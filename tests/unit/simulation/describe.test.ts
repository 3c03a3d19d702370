import { describe, expect, it } from 'vitest';
import { beatTitle, failureText, specOf } from '../../../src/simulation/describe.ts';
import type { Trace, TraceMessage } from '../../../src/simulation/trace.ts';
import { DEFAULT_TRACE, faultyRun } from './fixtures.ts';

function messageOf(trace: Trace, id: string): TraceMessage {
  const message = trace.messages.find((candidate) => candidate.id === id);
  if (!message) throw new Error(`The trace has no message ${id}.`);
  return message;
}

describe('specOf', () => {
  it('is the description in the catalogue, also of a message of a pipeline step that is sent again', () => {
    const trace = faultyRun('train.log-metadata.log', 1);
    expect(specOf(messageOf(trace, 'train.log-metadata.log~2')).id).toEqual('log-metadata.log');
  });
});

describe('beatTitle', () => {
  it.each([
    ['push-image.push', 'Push the image to your registry'],
    ['load_data.pull-image.image', 'Start the step, pull the image'],
    ['train.pull-image.image', 'Run step train'],
    ['evaluate.finish-step.completed', 'Run step evaluate'],
  ])('of %s is %s', (id, title) => {
    expect(beatTitle(messageOf(DEFAULT_TRACE, id))).toEqual(title);
  });
});

describe('failureText', () => {
  it('is null for a message that arrived', () => {
    expect(DEFAULT_TRACE.messages.filter((message) => failureText(message) !== null)).toEqual([]);
  });

  it('names the step that failed', () => {
    const trace = faultyRun('evaluate.load-inputs.load', 1);
    expect(failureText(messageOf(trace, 'evaluate.load-inputs.load'))).toEqual(
      'Failed to run step evaluate: the artifact store refuses the request.',
    );
  });

  it('is said for a send that failed, and not for the one that got through', () => {
    const trace = faultyRun('load-stack.ask', 1);
    expect(failureText(messageOf(trace, 'load-stack.ask'))).toEqual(
      'Error connecting to URL (the address of the workspace).',
    );
    expect(failureText(messageOf(trace, 'load-stack.ask~2'))).toEqual(null);
  });

  it('is, for any message, sentences without a placeholder', () => {
    const texts = DEFAULT_TRACE.messages.map((message) => failureText({ ...message, status: 'failed' }));
    expect(texts.filter((text) => text === null || !/[.?]$/.test(text) || /[<>{}]/.test(text))).toEqual([]);
  });
});
