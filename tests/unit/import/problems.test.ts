import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { DEFAULT_RUN } from '../simulation/fixtures.ts';
import {
  attributesOf,
  type Json,
  jsonOf,
  open,
  otlpOf,
  type Path,
  problemIn,
  problemOf,
  put,
  SHORT_RUN,
} from './documents.ts';

const CHOOSE = 'choose a JSON or OTLP file of a run that this page or its command line wrote.';

describe('importRun of a file that is no run', () => {
  it.each([
    ['nothing', ''],
    ['text', 'sequenceDiagram'],
    ['a JSON file that is cut off', EXPORTERS.json.serialise(DEFAULT_RUN, 'saas').slice(0, -20)],
    ['Mermaid', EXPORTERS.mermaid.serialise(DEFAULT_RUN, 'saas')],
    ['CSV', EXPORTERS.csv.serialise(DEFAULT_RUN, 'saas')],
    ['SVG', EXPORTERS.svg.serialise(DEFAULT_RUN, 'saas')],
    ['single quotes', "{'version': 1}"],
  ])('says so of %s', (_, text) => {
    expect(open(text)).toEqual({ run: null, problem: { code: 'not-json' } });
    expect(problemIn(text)).toEqual(`The file is not JSON: ${CHOOSE}`);
  });

  it.each([
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"version"'],
    ['a list', '[{"version":1,"messages":[]}]'],
    ['an empty object', '{}'],
    ['a package', '{"name":"x","version":"1.0.0"}'],
    ['a ledger', EXPORTERS['ledger-json'].serialise(DEFAULT_RUN, 'saas')],
    ['a Chrome trace', EXPORTERS.chrome.serialise(DEFAULT_RUN, 'saas')],
  ])('says so of %s', (_, text) => {
    expect(open(text)).toEqual({ run: null, problem: { code: 'not-a-run' } });
    expect(problemIn(text)).toEqual(`The file is not a run: ${CHOOSE}`);
  });
});

describe('importRun of another version of the format', () => {
  it.each([
    [3, 'The file has trace version 3 and needs a newer page: this one reads version 2.'],
    [2.5, 'The file has trace version 2.5 and needs a newer page: this one reads version 2.'],
    [1.5, 'In the file, version has to be 1 or 2.'],
    [0, 'In the file, version has to be 1 or 2.'],
    [-1, 'In the file, version has to be 1 or 2.'],
    ['1', 'In the file, version has to be 1 or 2.'],
    [null, 'In the file, version has to be 1 or 2.'],
    [{ major: 1 }, 'In the file, version has to be 1 or 2.'],
  ])('refuses %j', (version, problem) => {
    expect(problemOf(put(jsonOf(), ['version'], version))).toEqual(problem);
  });

  it('refuses a newer OTLP file by the same words, before it looks at the rest', () => {
    const file = otlpOf();
    for (const attribute of attributesOf(file, 'run')) {
      if (JSON.stringify(attribute).includes('trace.version')) put(attribute, ['value', 'intValue'], '7');
    }
    expect(problemOf(file)).toMatch(/^The file has trace version 7 and needs a newer page/);
  });
});

describe('importRun of another version of the model', () => {
  const newer = ZENML_PRO.version + 1;

  it('refuses a newer one by one sentence, before it looks at the rest', () => {
    const sentence = `The file was made with version ${newer} of the model and needs a newer page: this one has version ${ZENML_PRO.version}.`;
    expect(problemOf(put(put(jsonOf(), ['modelVersion'], newer), ['messages'], ['no message']))).toEqual(sentence);
    const file = otlpOf();
    for (const attribute of attributesOf(file, 'run')) {
      if (JSON.stringify(attribute).includes('model.version')) put(attribute, ['value', 'intValue'], String(newer));
    }
    expect(problemOf(file)).toEqual(sentence);
  });

  it.each<[Json | undefined, string]>([
    [undefined, 'In the file, modelVersion is missing.'],
    ['1', 'In the file, modelVersion has to be a whole number from 1 to 1000000.'],
    [0, 'In the file, modelVersion has to be a whole number from 1 to 1000000.'],
    [0.5, 'In the file, modelVersion has to be a whole number from 1 to 1000000.'],
  ])('refuses %j', (version, problem) => {
    expect(problemOf(put(jsonOf(), ['modelVersion'], version))).toEqual(problem);
  });
});

const ID = 'has to be 1 to 120 letters, digits, dots, hyphens, tildes or underscores.';
const TEXT = 'has to be one line of 1 to 2000 characters that can be seen.';
const TIME = 'has to be a whole number from 0 to 100000000000.';

describe('importRun of a run with a wrong value', () => {
  it.each<[string, Path, Json | undefined, string]>([
    ['no outcome', ['outcome'], undefined, 'In the file, outcome is missing.'],
    ['a text as outcome', ['outcome'], 'completed', 'In the file, outcome has to be an object.'],
    ['an unknown outcome', ['outcome', 'status'], 'won', 'In the file, outcome.status has to be completed or failed.'],
    ['no status', ['outcome', 'status'], undefined, 'In the file, outcome.status has to be completed or failed.'],
    ['no reason', ['outcome', 'reason'], undefined, 'In the file, outcome.reason is missing.'],
    ['an empty reason', ['outcome', 'reason'], '', `In the file, outcome.reason ${TEXT}`],
    ['a long reason', ['outcome', 'reason'], 'x'.repeat(2001), `In the file, outcome.reason ${TEXT}`],
    ['two lines of reason', ['outcome', 'reason'], 'one\ntwo', `In the file, outcome.reason ${TEXT}`],
    ['a reason with a null byte', ['outcome', 'reason'], 'a\u0000b', `In the file, outcome.reason ${TEXT}`],
    ['half a character', ['outcome', 'reason'], 'a\ud800', `In the file, outcome.reason ${TEXT}`],
    ['a reason that runs backwards', ['outcome', 'reason'], 'a\u202eb', `In the file, outcome.reason ${TEXT}`],
    [
      'an unknown dashboard',
      ['outcome', 'dashboard'],
      'blue',
      'In the file, outcome.dashboard has to be no-run, failed or stuck.',
    ],
    [
      'an outcome of a message that is not there',
      ['outcome', 'message'],
      'push-image.push',
      'In the file, outcome.message has to be the id of a message that failed.',
    ],
    [
      'an outcome of a message that was delivered',
      ['outcome', 'message'],
      'run-code.call',
      'In the file, outcome.message has to be the id of a message that failed.',
    ],
    ['no duration', ['durationMs'], undefined, 'In the file, durationMs is missing.'],
    ['a negative duration', ['durationMs'], -1, `In the file, durationMs ${TIME}`],
    ['part of a ms', ['durationMs'], 99_999.5, `In the file, durationMs ${TIME}`],
    ['an endless run', ['durationMs'], 1e300, `In the file, durationMs ${TIME}`],
    [
      'a run that ends too early',
      ['durationMs'],
      3000,
      'In message 3 of the file, receivedMs has to be at most durationMs.',
    ],
    ['no config', ['config'], undefined, 'In the file, config is missing.'],
    ['a list as config', ['config'], [], 'In the file, config.scenario is missing.'],
    ['null as config', ['config'], null, 'In the file, config has to be an object.'],
    [
      'an unknown scenario',
      ['config', 'scenario'],
      'mars',
      'In the file, config.scenario has to be saas, hybrid or on-prem.',
    ],
    ['no list of messages', ['messages'], {}, 'In the file, messages has to be a list.'],
    ['no messages', ['messages'], [], 'In the file, messages has to hold a message.'],
    ['null as message', ['messages', 2], null, 'Message 3 of the file has to be an object.'],
    ['no id', ['messages', 0, 'id'], undefined, 'In message 1 of the file, id is missing.'],
    ['markup as id', ['messages', 0, 'id'], '<b>', `In message 1 of the file, id ${ID}`],
    ['a number as spec', ['messages', 0, 'spec'], 1, `In message 1 of the file, spec ${ID}`],
    ['a long exchange', ['messages', 1, 'exchange'], 'x'.repeat(121), `In message 2 of the file, exchange ${ID}`],
    [
      'an unknown spec',
      ['messages', 0, 'spec'],
      'run-code.sing',
      'In message 1 of the file, spec has to be a message of the catalogue, such as push-image.push.',
    ],
    ['another id', ['messages', 0, 'id'], 'x', 'In message 1 of the file, id has to be run-code.call.'],
    [
      'an unknown phase',
      ['messages', 0, 'phase'],
      'lunch',
      'In message 1 of the file, phase has to be code-execution, token-acquisition, image-and-workload-submission, orchestrator-execution, runtime-data-flow or observability.',
    ],
    [
      'another phase',
      ['messages', 0, 'phase'],
      'observability',
      'In message 1 of the file, phase has to be code-execution.',
    ],
    [
      'another exchange',
      ['messages', 0, 'exchange'],
      'sign-in',
      'In message 1 of the file, exchange has to be run-code.',
    ],
    ['a step where none is', ['messages', 0, 'step'], 'train', 'In message 1 of the file, step has to be null.'],
    [
      'no attempt',
      ['messages', 0, 'attempt'],
      0,
      'In message 1 of the file, attempt has to be a whole number from 1 to 1000.',
    ],
    [
      'a second attempt without a first',
      ['messages', 0, 'attempt'],
      2,
      'In message 1 of the file, attempt has to be 1, one more than it was sent before.',
    ],
    ['time as text', ['messages', 1, 'sentMs'], '800', `In message 2 of the file, sentMs ${TIME}`],
    [
      'a message before its turn',
      ['messages', 1, 'sentMs'],
      0,
      'In message 2 of the file, sentMs has to be at least 600, as in the message before it.',
    ],
    [
      'a message that arrives before it is sent',
      ['messages', 0, 'receivedMs'],
      600,
      'In message 1 of the file, receivedMs has to be greater than sentMs.',
    ],
    [
      'an unknown status',
      ['messages', 0, 'status'],
      'lost',
      'In message 1 of the file, status has to be delivered or failed.',
    ],
  ])('says what is wrong with %s and what is allowed', (_, path, value, problem) => {
    expect(problemOf(put(jsonOf(), path, value))).toEqual(problem);
  });

  it.each<[string, string | undefined, Json, string]>([
    ['trigger', 'trigger', 'moon', 'In the file, config.trigger has to be sdk, dashboard or schedule.'],
    ['stack', 'stack', 1, 'In the file, config.stack has to be aws, gcp, azure or kubernetes.'],
    ['store access', 'storeAccess', 'on', 'In the file, config.storeAccess has to be false or true.'],
    ['steps', 'steps', 2.5, 'In the file, config.steps has to be a whole number from 1 to 10000.'],
    ['steps', 'steps', 100_000, 'In the file, config.steps has to be a whole number from 1 to 10000.'],
    ['steps', 'steps', '3', 'In the file, config.steps has to be a whole number from 1 to 10000.'],
    ['steps', 'steps', null, 'In the file, config.steps has to be a whole number from 1 to 10000.'],
    ['width', 'width', 4, 'In the file, width "4" is not understood: use a whole number from 1 to 3.'],
    ['fault', 'fault', 'fire', 'In the file, config.fault has to be null or an object with message and times.'],
    ['fault', 'fault', [], 'In the file, config.fault has to be null or an object with message and times.'],
    [
      'fault',
      'fault',
      { message: 1, times: 1 },
      'In the file, config.fault.message has to be the id of a message that this run sends.',
    ],
    [
      'fault',
      'fault',
      { message: 'push-image.sing', times: 1 },
      'In the file, config.fault.message has to be the id of a message that this run sends.',
    ],
    [
      'fault',
      'fault',
      { message: 'push-image.push', times: 1000 },
      'In the file, config.fault.times has to be a whole number from 1 to 999.',
    ],
    [
      'fault',
      'fault',
      { message: 'push-image.push', times: 1, id: '<b>' },
      'In the file, config.fault.id has to be the name of a fault that this page knows.',
    ],
    [
      'fault',
      'fault',
      { message: 'push-image.push', times: 2, id: 'registry-refuses-push' },
      'In the file, config.fault.times has to be 1 for this fault.',
    ],
    [
      'fault',
      'fault',
      { message: 'push-image.push', times: 1, id: 'push-image.push' },
      'In the file, config.fault.id has to be the name of a fault that this page knows.',
    ],
  ])('says what is wrong with an option: %s', (_, name = '', value, problem) => {
    expect(problemOf(put(jsonOf(), ['config', name], value))).toEqual(problem);
  });

  it('says what options go together', () => {
    const file = put(put(jsonOf(), ['config', 'stack'], 'kubernetes'), ['config', 'credentials'], 'short-lived');
    expect(problemOf(file)).toEqual(
      'In the file, credentials "short-lived" does not go with the other options: use it with stack aws or gcp.',
    );
    const named = { message: 'request-run.press', times: 1, id: 'runner-cannot-start' };
    expect(problemOf(put(jsonOf(), ['config', 'fault'], named))).toEqual(
      'In the file, fault "runner-cannot-start" does not go with the other options: use it with trigger dashboard.',
    );
  });

  const inStep = SHORT_RUN.trace.messages.findIndex(({ step }) => step !== null);

  it.each<[string, Path, Json, string]>([
    [
      'a step that the pipeline does not have',
      ['step'],
      'evaluate',
      'step has to be a step of the pipeline that runs.',
    ],
    ['no step', ['step'], null, 'step has to be a pipeline step.'],
    ['the beat of another step', ['exchange'], 'evaluate', 'exchange has to be train.pull-image or train.'],
  ])('knows the pipeline: %s', (_, path, value, problem) => {
    expect(problemOf(put(jsonOf(SHORT_RUN), ['messages', inStep, ...path], value))).toEqual(
      `In message ${inStep + 1} of the file, ${problem}`,
    );
  });

  it('refuses messages of a step that is cached', () => {
    expect(problemOf(put(jsonOf(SHORT_RUN), ['config', 'cached'], 'all'))).toEqual(
      `In message ${inStep + 1} of the file, step has to be a step of the pipeline that runs.`,
    );
  });

  it('refuses a phase that comes after a later one', () => {
    const { messages } = jsonOf(SHORT_RUN) as { messages: Json[] };
    const times = (message: Json | undefined) => {
      const { sentMs, receivedMs } = message as { sentMs: number; receivedMs: number };
      return { sentMs, receivedMs };
    };
    const [first, last] = [messages[0], messages.at(-1)];
    const swapped = [
      { ...(last as object), ...times(first) },
      ...messages.slice(1, -1),
      { ...(first as object), ...times(last) },
    ] as Json[];
    expect(problemOf(put(jsonOf(SHORT_RUN), ['messages'], swapped))).toMatch(
      /^In message 2 of the file, phase has to be observability or a later one, as in the message before it\.$/,
    );
  });

  it('refuses a message that stands in the file twice', () => {
    const { messages } = jsonOf(SHORT_RUN) as { messages: Json[] };
    const doubled = [messages[0], ...messages] as Json[];
    expect(problemOf(put(jsonOf(SHORT_RUN), ['messages'], doubled))).toEqual(
      'In message 2 of the file, attempt has to be 2, one more than it was sent before.',
    );
  });
});
