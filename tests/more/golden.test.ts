import { describe, expect, it } from 'vitest';
import { allHashes, indented } from '../unit/export/golden.ts';

describe('the files of a run', () => {
  it('hold what they held, byte for byte', {
    timeout: 180_000,
  }, async () => {
    await expect(indented(allHashes())).toMatchFileSnapshot('../fixtures/golden.json');
  });
});
