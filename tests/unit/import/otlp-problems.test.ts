import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { configOfFault } from '../../../src/simulation/run-config.ts';
import { runFor } from '../simulation/fixtures.ts';
import { attributesOf, type Json, otlpOf, problemIn, problemOf, put, SHORT_RUN, spansOf } from './documents.ts';

const CHOOSE = 'choose a JSON or OTLP file of a run that this page or its command line wrote.';
const TIME = 'has to be a whole number from 0 to 100000000000.';

describe('importRun of an OTLP file that cannot be read', () => {
  it.each<[string, Json]>([
    ['no spans', { resourceSpans: [] }],
    ['something else under the name', { resourceSpans: { scopeSpans: 1 } }],
    [
      'spans of another tool',
      {
        resourceSpans: [
          {
            resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
            scopeSpans: [
              {
                spans: [
                  {
                    traceId: '0af7651916cd43dd8448eb211c80319c',
                    spanId: 'b7ad6b7169203331',
                    name: 'GET /cart',
                    kind: 2,
                    startTimeUnixNano: '1700000000000000000',
                    endTimeUnixNano: '1700000000100000000',
                    attributes: [{ key: 'http.request.method', value: { stringValue: 'GET' } }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    ['odd values in every place', { resourceSpans: [null, 1, { scopeSpans: [null, { spans: [null, [], 'x'] }] }] }],
  ])('says whose it is: %s', (_, file) => {
    expect(problemOf(file)).toEqual(`The file holds traces of another program: ${CHOOSE}`);
  });

  it('refuses two runs in one file', () => {
    const [one, two] = [otlpOf(), otlpOf(SHORT_RUN)] as [{ resourceSpans: Json[] }, { resourceSpans: Json[] }];
    expect(problemOf({ resourceSpans: [...one.resourceSpans, ...two.resourceSpans] })).toEqual(
      'The file holds 2 runs: choose a file with one.',
    );
  });

  it('misses a message that is not there', () => {
    const file = JSON.stringify(otlpOf());
    const count = file.split('"zenml.simulator.message.number"').length - 1;
    const text = file.replace(
      '"zenml.simulator.message.number","value":{"intValue":"3"',
      '"x","value":{"intValue":"3"',
    );
    expect(problemIn(text)).toEqual(
      `The file has to hold the messages of the run with the numbers 1 to ${count}, each once.`,
    );
  });

  it('has no messages without a run', () => {
    const file = otlpOf() as { resourceSpans: Json[] };
    expect(problemOf({ resourceSpans: file.resourceSpans.slice(1) })).toMatch(
      /^The file holds traces of another program/,
    );
    expect(problemOf({ resourceSpans: file.resourceSpans.slice(0, 1) })).toEqual(
      'In the file, messages has to hold a message.',
    );
  });

  it.each<[string, string, string]>([
    ['a time', 'startTimeUnixNano', `In message 1 of the file, sentMs ${TIME}`],
    ['an end', 'endTimeUnixNano', `In message 1 of the file, receivedMs ${TIME}`],
  ])('misses %s that is no number', (_, name, problem) => {
    const file = otlpOf();
    const span = spansOf(file).find((candidate) =>
      JSON.stringify(candidate).includes('"zenml.simulator.message.number","value":{"intValue":"1"}'),
    );
    put(span ?? null, [name], '12.5');
    expect(problemOf(file)).toEqual(problem);
  });

  it('says what is wrong with an option of the run', () => {
    const [fault] = ZENML_PRO.faults;
    if (!fault) throw new Error('[test] The model has no faults.');
    const file = otlpOf(runFor(configOfFault(ZENML_PRO, fault)));
    for (const attribute of attributesOf(file, 'run')) {
      if (JSON.stringify(attribute).includes('config.trigger')) put(attribute, ['value'], { stringValue: 'moon' });
    }
    expect(problemOf(file)).toEqual('In the file, config.trigger has to be sdk, dashboard or schedule.');
  });
});
