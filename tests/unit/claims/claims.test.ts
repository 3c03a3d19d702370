import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLAIMS, type ClaimSpec } from '../../../src/catalogue/claims.ts';
import { DOCUMENTATION_DATE } from '../../../src/catalogue/index.ts';

const claims: readonly ClaimSpec[] = CLAIMS;

/** The page as people read it: without links, bold and table bars. */
const page = readFileSync(new URL('../../fixtures/deployment-scenarios.md', import.meta.url), 'utf8')
  .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  .replaceAll('**', '');

describe('CLAIMS', () => {
  it.each(claims.filter((claim) => claim.evidence === 'stated').map((claim) => [claim.id, claim.quote]))(
    'quotes %s word by word from the page',
    (_, quote) => {
      expect(page).toContain(quote);
    },
  );

  it.each(claims.filter((claim) => claim.evidence === 'documented').map((claim) => [claim.id, claim]))(
    'says where the quote of %s stands, because it is not on the page',
    (_, { quote, source }) => {
      expect(page).not.toContain(quote);
      expect(source).toMatch(/^zenml-pro\/[a-z-]+\.md@[0-9a-f]{8}/);
    },
  );

  it('has no id twice', () => {
    const ids = claims.map((claim) => claim.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(claims.flatMap((claim) => Object.entries(claim.verdicts).map((entry) => [claim.id, ...entry] as const)))(
    'gives a reason in plain words when %s does not simply hold in %s',
    (_, __, { expected, because }) => {
      if (expected === 'holds') expect(because).toBeNull();
      if (expected === 'conditional') expect(because).toMatch(/^Holds unless .+\.$/);
      if (expected === 'fails') expect(because).toMatch(/^Not as it is written: .+\.$/);
    },
  );

  it('names the month of the newest source', () => {
    expect(DOCUMENTATION_DATE).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
  });
});
