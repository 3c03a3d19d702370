import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { someHashes } from './golden.ts';

describe('the files of a run', () => {
  it('hold what they held, byte for byte', () => {
    const golden = JSON.parse(readFileSync(new URL('../../fixtures/golden.json', import.meta.url), 'utf8'));
    // Those of every run: tests/more.
    const hashes = someHashes(7);
    expect(Object.keys(hashes).length).toBeGreaterThan(2);
    expect(golden).toMatchObject(hashes);
  });
});
