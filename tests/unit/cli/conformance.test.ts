import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { entry } from '../conformance/recordings.ts';
import { programOf } from './program.ts';

const WORK = mkdtempSync(join(tmpdir(), 'conformance-'));
afterAll(() => rmSync(WORK, { recursive: true, force: true }));

/** Runs the conformance command. */
const conformance = programOf('src/cli/conformance.ts');

function fileWith(name: string, content: string): string {
  const path = join(WORK, name);
  writeFileSync(path, content);
  return path;
}

const har = (...entries: unknown[]): string => JSON.stringify({ log: { entries } });

describe('conformance', () => {
  const agrees = fileWith('agrees.har', har(entry('GET /api/v1/info')));
  const contradicts = fileWith('contradicts.har', har(entry('GET /api/v1/info'), entry('PATCH /api/v1/info')));

  it('prints figures, kinds and contradictions as JSON, and ends with 1 when something is contradicted', () => {
    const { status, out, err } = conformance(agrees, contradicts, '--format', 'json');
    expect([status, err]).toEqual([1, '']);
    expect(JSON.parse(out)).toEqual({
      totals: {
        ...{ kinds: 2, matchedKinds: 1, calls: 3, matchedCalls: 2 },
        ...{ writtenBytes: 0, matchedWrittenBytes: 0, contradicted: 1 },
      },
      kinds: [
        expect.objectContaining({ method: 'GET', path: '/api/v1/info', calls: 2, message: 'connect-workspace.login' }),
        expect.objectContaining({ method: 'PATCH', path: '/api/v1/info', calls: 1, message: null }),
      ],
      contradictions: [
        expect.objectContaining({ what: 'method', recorded: 'PATCH', first: { file: 'contradicts.har', entry: 1 } }),
      ],
    });
  });

  it('prints a table by default, reads what is gzipped, and ends with 0 when nothing is contradicted', () => {
    const gzipped = join(WORK, 'agrees.har.gz');
    writeFileSync(gzipped, gzipSync(readFileSync(agrees)));
    const { status, out, err } = conformance(gzipped);
    expect([status, err]).toEqual([0, '']);
    expect(out).toBe(
      [
        'A message stands for 1 of 1 call kinds (100 %); 1 of 1 calls (100 %); 0 of 0 bytes in the bodies of writes; 0 contradictions.',
        ...[
          '',
          'client → server',
          '      1  GET /api/v1/info  connect-workspace.login',
          '',
          'Nothing is contradicted.',
          '',
        ],
      ].join('\n'),
    );
  });

  it('explains itself', () => {
    const { status, out } = conformance('--help');
    expect(status).toBe(0);
    expect(out).toContain('npm run --silent conformance -- FILE.har [more] [options]');
  });

  const broken = fileWith('broken.har', '{');
  const empty = fileWith('empty.har', har({ ...entry('GET /api/v1/info'), startedDateTime: 'now' }));

  it.each([
    [[], 'no recording is given. Use npm run --silent conformance -- FILE.har [more].'],
    [['--color', 'red'], "Unknown option '--color'. Use --format, --help."],
    [[agrees, '--format', 'a\nb'], 'format "a\\nb" is not understood. Use text, json, md.'],
    [[agrees, '--format', 'md', '--format', 'json'], '--format is given more than once. Use it once.'],
    [['no-such.har'], '"no-such.har" cannot be read. Give a HAR file of at most 60 MB.'],
    [[WORK], `"${WORK}" cannot be read. Give a HAR file of at most 60 MB.`],
    [[agrees, broken], `"${broken}": The file is not JSON: give a HAR file.`],
    [[empty], `"${empty}": In entry 0, startedDateTime has to be a date and time.`],
  ])('refuses %j with one line, and exit code 2', (args, sentence) => {
    expect(conformance(...args)).toEqual({ status: 2, out: '', err: `conformance: ${sentence}\n` });
  });
});
