import { describe, expect, it } from 'vitest';
import { readHar, UnreadableHar } from '../../../src/conformance/har.ts';
import { rawCalls } from '../../../src/conformance/raw-calls.ts';
import { entry } from './recordings.ts';

const har = (entries: readonly unknown[]): string => JSON.stringify({ log: { entries } });

describe('readHar', () => {
  it('reads what browsers write too: no caller, and fields that it does not know', () => {
    const { _caller, ...plain } = entry('GET /api/v1/info');
    const entries = readHar(`\uFEFF${har([{ ...plain, timings: {}, _initiator: { type: 'script' } }])}`);
    expect(entries.map(({ request, _caller: caller }) => [request.method, caller])).toEqual([['GET', undefined]]);
  });

  it.each([
    ['{', 'The file is not JSON: give a HAR file.'],
    ['[]', 'The file is not a HAR file: log is missing.'],
    ['{"messages":[]}', 'The file is not a HAR file: log is missing.'],
    ['{"log":{}}', 'log.entries is missing.'],
    ['{"log":{"entries":{}}}', 'log.entries has to be a list.'],
    [har([7]), 'Entry 0 has to be an object.'],
    [
      har([entry('GET /a'), { ...entry('GET /b'), startedDateTime: 'now' }]),
      'In entry 1, startedDateTime has to be a date and time.',
    ],
    [har([entry('GET nowhere')]), 'In entry 0, request.url has to be an address.'],
    [har([{ ...entry('GET /a'), response: {} }]), 'In entry 0, response.status is missing.'],
  ])('says in one sentence why it cannot read %s', (content, sentence) => {
    expect(() => readHar(content)).toThrow(new UnreadableHar(sentence));
  });

  it('does not read files of any size', () => {
    expect(() => readHar(' '.repeat(60_000_001))).toThrow('The file is larger than 60 MB.');
  });
});

describe('rawCalls', () => {
  const BROWSER = { 'User-Agent': 'Mozilla/5.0' };

  it('leaves out what a browser loads to draw a page, and preflight requests', () => {
    const entries = [
      entry('GET /assets/index.js', { headers: BROWSER }),
      entry('GET https://cloud.zenml.io/', {
        headers: BROWSER,
        more: { response: { status: 200, headers: [], content: { mimeType: 'text/html; charset=utf-8' } } },
      }),
      entry('OPTIONS /api/v1/runs', { headers: BROWSER }),
      entry('GET /api/v1/runs', { headers: BROWSER }),
      entry('GET /report.html', { headers: { 'User-Agent': 'aiobotocore/3.10.0' } }),
    ];
    expect(rawCalls(entries, 'a.har').map(({ url, entry: index }) => [url.pathname, index])).toEqual([
      ['/api/v1/runs', 3],
      ['/report.html', 4],
    ]);
  });

  it('takes the size of a masked body from the recorder, and that of others from their text', () => {
    const masked = entry('POST /a', { body: '<token>' });
    const sized = { ...masked, request: { ...masked.request, bodySize: 456 } };
    expect(rawCalls([sized, entry('POST /a', { body: 'é' })], 'a.har').map(({ requestBytes }) => requestBytes)).toEqual(
      [456, 2],
    );
  });

  it('decodes bodies that are stored as base64', () => {
    const content = { mimeType: 'application/json', text: btoa('{"a":1}'), encoding: 'base64' };
    const encoded = { ...entry('GET /a'), response: { status: 200, headers: [], content } };
    expect(rawCalls([encoded], 'a.har')[0]?.response.text).toBe('{"a":1}');
  });
});
