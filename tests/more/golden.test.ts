import { describe, expect, it } from 'vitest';
import { allHashes, indented } from '../unit/export/golden.ts';

describe('the files of a run', () => {
  it('hold what they held at version 1, byte for byte, but for the fields that came later', {
    timeout: 180_000,
  }, async () => {
    await expect(indented(allHashes())).toMatchFileSnapshot('../fixtures/golden-v1.json');
  });
});
