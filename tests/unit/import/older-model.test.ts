import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { ledgerOf } from '../../../src/claims/ledger.ts';
import { toJson } from '../../../src/export/json.ts';
import { toOtlp } from '../../../src/export/otlp.ts';
import { importRun } from '../../../src/import/index.ts';
import { isOfOlderModel, modelVersionOf, type Run, specOf } from '../../../src/simulation/run.ts';
import { fileProblemText } from '../../../src/views/problems.ts';
import { RENAMED } from '../model/renamed.ts';
import { DEFAULT_RUN, faultyRun, idsOf, messageOf } from '../simulation/fixtures.ts';

/** The run that the newer model reads from a file. Throws when it does not open. */
function opened(text: string): Run {
  const { run, problem } = importRun(RENAMED, text);
  if (!run) throw new Error(`[test] ${problem ? fileProblemText(problem) : 'No run.'}`);
  return run;
}

const today = (id: string): string =>
  id.replace('push-image.push', 'push-image.upload').replace('log-metadata.log', 'log-metadata.write');

/** A JSON file with fields of one message changed. */
function withMessage(run: Run, id: string, changes: Readonly<Record<string, unknown>>): string {
  const file: { messages: { id: string }[] } = JSON.parse(toJson(run, 'saas'));
  const messages = file.messages.map((message) => (message.id === id ? { ...message, ...changes } : message));
  return JSON.stringify({ ...file, messages });
}

describe.each([
  ['JSON', toJson],
  ['OTLP', toOtlp],
] as const)('importRun, of a %s file that an older model made', (_, write) => {
  const run = opened(write(DEFAULT_RUN, 'hybrid'));

  it('opens it, and knows that it is older', () => {
    expect([modelVersionOf(run), isOfOlderModel(run)]).toEqual([ZENML_PRO.version, true]);
    expect(run.trace.durationMs).toBe(DEFAULT_RUN.trace.durationMs);
    expect(run.trace.messages.map(({ sentMs }) => sentMs)).toEqual(
      DEFAULT_RUN.trace.messages.map(({ sentMs }) => sentMs),
    );
  });

  it('gives messages the ids that they have today', () => {
    expect(idsOf(run)).toEqual(idsOf(DEFAULT_RUN).map(today));
    expect(run.trace.messages.map(({ spec }) => spec)).toEqual(
      DEFAULT_RUN.trace.messages.map(({ spec }) => today(spec)),
    );
    expect(ledgerOf(run, 'saas').rows.map(({ id }) => id)).toEqual(
      ledgerOf(DEFAULT_RUN, 'saas').rows.map(({ id }) => today(id)),
    );
  });

  it('keeps retries and the outcome of a run that failed', () => {
    const failing = faultyRun('push-image.push', 1);
    const { trace, origin } = opened(write(failing, 'saas'));
    expect(origin.config.fault).toEqual({ message: 'push-image.upload', times: 1 });
    expect(trace.outcome).toEqual({ ...failing.trace.outcome, message: 'push-image.upload' });
    const retried = faultyRun('evaluate.log-metadata.log', 2);
    expect(idsOf(opened(write(retried, 'saas')))).toEqual(idsOf(retried).map(today));
    expect(idsOf(retried).map(today)).toContain('evaluate.log-metadata.write~3');
  });
});

describe('importRun, of a file that an older model made', () => {
  it('shows what a JSON file says of its messages, and today’s words for an OTLP file, which says less', () => {
    const [json, otlp] = [toJson, toOtlp].map((write) => opened(write(DEFAULT_RUN, 'saas')));
    const labels = [json, otlp].map((run) => run && specOf(run, { spec: 'push-image.upload' }).label);
    expect(labels).toEqual(['Push the image', 'Upload the image']);
  });

  it('takes the items, the ends and the opener from the file', () => {
    const text = withMessage(DEFAULT_RUN, 'push-image.push', {
      to: 'server',
      opener: 'receiver',
      narration: 'It went to the workspace then.',
      items: [
        { text: 'layers', dataClass: 'image' },
        { text: 'code', dataClass: 'code', mark: 'value' },
      ],
    });
    const run = opened(text);
    expect(specOf(run, messageOf(run, 'push-image.upload'))).toMatchObject({
      to: 'server',
      opener: 'receiver',
      narration: 'It went to the workspace then.',
      dataClass: 'image',
      items: [
        { text: 'layers', dataClass: 'image' },
        { text: 'code', dataClass: 'code', mark: 'value' },
      ],
    });
    const crossings = ledgerOf(run, 'saas').rows.find(({ id }) => id === 'push-image.upload');
    expect(crossings).toMatchObject({ crossing: 'leaves', connection: 'inbound' });
  });

  it('refuses a message that the model no longer has, and that nothing took the place of', () => {
    const text = withMessage(DEFAULT_RUN, 'push-image.push', { id: 'push-image.fax', spec: 'push-image.fax' });
    const index = DEFAULT_RUN.trace.messages.findIndex(({ id }) => id === 'push-image.push');
    expect(importRun(RENAMED, text)).toEqual({
      run: null,
      problem: { code: 'field', message: index + 1, path: 'spec', rule: { code: 'known-message' } },
    });
  });

  it('refuses a file of a newer model, saying which', () => {
    const newer = { ...DEFAULT_RUN, model: RENAMED, origin: { ...DEFAULT_RUN.origin, modelVersion: RENAMED.version } };
    expect(importRun(ZENML_PRO, toJson(newer as Run, 'saas'))).toEqual({
      run: null,
      problem: { code: 'newer-model', version: RENAMED.version, known: ZENML_PRO.version },
    });
  });
});
