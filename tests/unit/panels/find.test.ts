import { describe, expect, it } from 'vitest';
import { BUILT_IN_COMPONENT_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { CLAIMS } from '../../../src/catalogue/claims.ts';
import { FOOTNOTES, GLOSSARY, ZENML_PRO } from '../../../src/catalogue/index.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { find, MOST_FOUND } from '../../../src/panels/find/entries.ts';
import { fixedEntries } from '../../../src/panels/find/fixed-entries.ts';
import { queryWords, type SearchTexts, score, wordScore } from '../../../src/panels/find/rank.ts';
import { SYNONYMS } from '../../../src/panels/find/synonyms.ts';
import { DEFAULT_RUN, faultyRun } from '../simulation/fixtures.ts';

describe('wordScore', () => {
  it('likes the whole text best, then its first word, its beginning, the beginning of a later word, and any place', () => {
    const scores = ['server', 'server log', 'servers', 'zenml server', 'observer'].map((text) =>
      wordScore('server', text),
    );
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(5);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it('is 0 for letters that lie apart, however near', () => {
    expect(wordScore('token', 'server')).toBe(0);
    expect(wordScore('server', 's-e-r-v-e-r')).toBe(0);
    expect(wordScore('rgstry', 'registry')).toBe(0);
  });

  it('takes a word of one or two letters at the beginning of a word only', () => {
    expect(wordScore('ui', 'build the image')).toBe(0);
    expect(wordScore('ui', 'zenml pro ui')).toBeGreaterThan(0);
  });

  it('takes the beginning of a later word for one', () => {
    expect(wordScore('log', 'catalog log')).toBe(wordScore('log', 'my log'));
  });
});

describe('queryWords', () => {
  it('leaves out what says how one asks, and punctuation', () => {
    expect(queryWords('Who sees my data?')).toEqual(['sees', 'data']);
    expect(queryWords('what  LEAVES')).toEqual(['leaves']);
    expect(queryWords('push-image.push')).toEqual(['push-image.push']);
  });

  it('keeps fillers that are all there is', () => {
    expect(queryWords('who are you')).toEqual(['who', 'are', 'you']);
    expect(queryWords(' ')).toEqual([]);
  });
});

const textsOf = (label: string, over: Partial<SearchTexts> = {}): SearchTexts => ({
  label,
  detail: '',
  synonyms: '',
  text: '',
  ...over,
});

describe('score', () => {
  it('needs all words, wherever they are', () => {
    const texts = textsOf('registry token', { detail: 'zenml server', synonyms: 'ecr', text: 'it expires' });
    for (const words of [['token', 'server'], ['token', 'ecr'], ['expires']]) {
      expect(score(words, texts)).toBeGreaterThan(0);
    }
    expect(score(['token', 'browser'], texts)).toBe(0);
  });

  it('likes the label better than what stands beside it, and that better than the text', () => {
    const scores = [textsOf('token'), textsOf('x', { detail: 'token' }), textsOf('x', { text: 'token' })].map((texts) =>
      score(['token'], texts),
    );
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('takes one for several', () => {
    expect(score(['tokens'], textsOf('registry token'))).toBe(score(['token'], textsOf('registry token')));
    expect(score(['access'], textsOf('acces'))).toBe(0);
  });
});

const labelsFor = (query: string): string[] => find(DEFAULT_RUN, query).map(({ label }) => label);

/** What there is whatever the run. */
const FIXED = find(DEFAULT_RUN, '  ');

describe('a whole other word', () => {
  it('is worth more than the beginning of a word of the label, and no more than a whole one', () => {
    const synonym = score(['down'], textsOf('x', { synonyms: 'outage down' }));
    expect(score(['down'], textsOf('download the code'))).toBeLessThan(synonym);
    expect(score(['down'], textsOf('down the line'))).toBeGreaterThan(synonym);
  });
});

describe('find', () => {
  it('offers everything but the messages without a query', () => {
    expect(find(faultyRun('push-image.push', 1), '')).toBe(FIXED);
    const kinds = FIXED.map(({ target }) => target.kind);
    expect(kinds.filter((kind) => kind === 'scenario')).toHaveLength(SCENARIO_IDS.length);
    expect(kinds.filter((kind) => kind === 'phase')).toHaveLength(ZENML_PRO.phases.length);
    expect(kinds.filter((kind) => kind === 'component')).toHaveLength(BUILT_IN_COMPONENT_IDS.length);
    expect(kinds).toContain('command');
    expect(kinds).not.toContain('message');
  });

  it('has no id twice', () => {
    const ids = find(DEFAULT_RUN, 'e').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(FIXED.map(({ id }) => id)).size).toBe(FIXED.length);
  });

  it.each([
    ['control plane', 'component control-plane'],
    ['hybrid', 'scenario hybrid'],
    ['observ', 'phase observability'],
    ['keyboard', 'command help'],
    ['ask for a registry token', 'message registry-token.ask'],
    ['push-image.push', 'message push-image.push'],
  ])('finds %s first', (query, id) => {
    expect(find(DEFAULT_RUN, query)[0]?.id).toBe(id);
  });

  /** What is asked for in a call, and what it means: the entry that has to come first, or the first of several. */
  it.each([
    ['outage', 'command unreachable'],
    ['what if ZenML is down?', 'command unreachable'],
    ['disaster', 'command unreachable'],
    ['offline', 'scenario on-prem'],
    ['air gap', 'scenario on-prem'],
    ['self-hosted', 'scenario on-prem'],
    ['byoc', 'scenario hybrid'],
    ['firewall', 'layer firewall'],
    ['egress', 'layer firewall'],
    ['third parties', 'switch third-parties'],
    ['vendors apart', 'switch third-parties'],
    ['port 443', 'layer firewall'],
    ['allowlist', 'layer firewall'],
    ['inbound', 'claim no-inbound'],
    ['what leaves', 'layer boundary'],
    ['what crosses', 'layer boundary'],
    ['who sees my data', 'layer holdings'],
    ['PII', 'layer holdings'],
    ['GDPR', 'layer holdings'],
    ['retention', 'layer holdings'],
    ['what if we are hacked', 'layer breach'],
    ['blast radius', 'layer breach'],
    ['audit', 'layer verdict'],
    ['SOC2', 'layer verdict'],
    ['promises', 'layer claims'],
    ['SSO', 'component identity-provider'],
    ['access rights', 'component rbac'],
    ['telemetry', 'component analytics'],
    ['phone home', 'option analytics off'],
    ['source code', 'component code-repository'],
    ['s3', 'component artifact-store'],
    ['k8s', 'component cluster-api'],
    ['vault', 'component secrets-store'],
    ['static keys', 'option credentials long-lived'],
    ['azure', 'option stack azure'],
    ['caching', 'option cached some'],
    ['csv', 'export csv'],
    ['excel', 'export csv'],
    ['jaeger', 'export otlp'],
    ['ImagePullBackOff', 'fault image-pull-back-off'],
    ['out of memory', 'fault step-pod-killed'],
    ['traceback', 'fault step-raises'],
    ['pricing', 'term plan'],
    ['heartbeat', 'term heartbeat'],
    ['slides', 'command share'],
    ['security questionnaire', 'command boundary'],
    ['recommend', 'command choose'],
    ['analytics.zenml.io', 'host analytics.zenml.io'],
    ['setup time', 'note setup-time'],
    ['is it GDPR compliant', 'layer holdings'],
    ['SOC 2', 'layer verdict'],
    ['ISO 27001', 'layer verdict'],
    ['VPC', 'scenario hybrid'],
    ['PrivateLink', 'claim no-inbound'],
    ['VPC peering', 'claim no-inbound'],
    ['what can ZenML see', 'layer holdings'],
    ['subprocessors', 'layer holdings'],
    ['data residency', 'layer holdings'],
    ['data processing agreement', 'layer holdings'],
    ['encryption', 'component secrets-store'],
    ['TLS', 'layer firewall'],
    ['penetration test', null],
    ['vendor lock-in', null],
    ['HIPAA', null],
    ['on prem', 'scenario on-prem'],
    ['MFA', 'component identity-provider'],
    ['SAML', 'component identity-provider'],
    ['uptime', 'command unreachable'],
    ['support hours', null],
    ['CISO', 'command boundary'],
    ['whitelist', 'layer firewall'],
    ['down', 'command unreachable'],
    ['what if you are down', 'command unreachable'],
    ['disaster recovery', 'command unreachable'],
    ['print', 'layer report'],
    ['pdf', 'layer report'],
    ['webhook', 'claim outbound-only'],
    ['webhooks', 'claim outbound-only'],
    ['slack', 'claim outbound-only'],
    ['on premise', 'scenario on-prem'],
    ['on-premise', 'scenario on-prem'],
    ['on premises', 'scenario on-prem'],
    ['staff access', 'layer holdings'],
    ['support access', 'layer holdings'],
    ['backup', 'layer holdings'],
    ['lateral movement', 'layer breach'],
    ['pentest', 'layer breach'],
    ['IP ranges', 'layer firewall'],
    ['mTLS', 'option network proxy'],
    ['training data', 'data artifact-data'],
    ['model weights', 'data artifact-data'],
    ['embed', 'command share'],
    ['KMS', 'component secrets-store'],
    ['EU region', null],
    ['upgrade', null],
  ])('finds for %s what is meant', (query, id) => {
    expect(find(DEFAULT_RUN, query).map((entry) => entry.id)[0] ?? null).toBe(id);
  });

  /** The questions of a security reviewer that a run answers. */
  it.each([
    ['and what about GitHub?', 'component code-repository'],
    ['Docker Hub', 'component base-image-registry'],
    ['our identity provider', 'option identity-provider federated'],
    ['our proxy', 'option network proxy'],
    ['our CI', 'option sign-in service-account'],
    ['our own secrets store', 'option secrets-store cloud'],
  ])('leads a reviewer who asks for %s to where the run shows it', (query, id) => {
    expect(find(DEFAULT_RUN, query).map((entry) => entry.id)[0]).toBe(id);
  });

  it('has every view, option, fault, claim, data class, host, word and file', () => {
    const kinds = new Map<string, number>();
    for (const { id } of FIXED) {
      const kind = id.split(' ')[0] ?? '';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(Object.fromEntries(kinds)).toMatchObject({
      fault: ZENML_PRO.faults.length,
      claim: CLAIMS.length,
      data: Object.keys(ZENML_PRO.dataClasses).length,
      term: GLOSSARY.length,
      note: FOOTNOTES.length,
      export: Object.keys(EXPORTERS).length,
      host: new Set(ZENML_PRO.hosts.map(({ host }) => host)).size,
      option: ZENML_PRO.options.reduce(
        (sum, option) => sum + (option.kind === 'choice' ? option.values.length : option.kind === 'number' ? 1 : 0),
        0,
      ),
    });
  });

  it('knows other words for entries that there are, in lower case', () => {
    const ids = new Set(fixedEntries(ZENML_PRO).map(({ id }) => id));
    expect(Object.keys(SYNONYMS).filter((id) => !ids.has(id))).toEqual([]);
    expect(Object.values(SYNONYMS).filter((words) => words !== words.toLowerCase())).toEqual([]);
  });

  it('finds the messages of a step by its name', () => {
    const found = find(DEFAULT_RUN, 'evaluate heartbeat token');
    expect(found).toEqual([]);
    const ids = find(DEFAULT_RUN, 'evaluate.').map(({ id }) => id);
    expect(ids.length).toBe(DEFAULT_RUN.trace.messages.filter(({ step }) => step === 'evaluate').length);
    expect(ids.every((id) => id.startsWith('message evaluate.'))).toBe(true);
  });

  it('keeps the order of the run among equals', () => {
    const indices = find(DEFAULT_RUN, 'check the permission').flatMap(({ label, target }) =>
      target.kind === 'message' && label === 'Check the permissions' ? [target.index] : [],
    );
    expect(indices.length).toBeGreaterThan(2);
    expect(indices).toEqual(indices.toSorted((a, b) => a - b));
  });

  it('tells a retry from the first try', () => {
    const run = faultyRun('push-image.push', 1);
    const tries = run.trace.messages.filter(({ spec }) => spec === 'push-image.push');
    const found = find(run, 'push-image.push');
    expect(found).toHaveLength(tries.length);
  });

  it('finds nothing for what is not there, and never more than can be read', () => {
    expect(labelsFor('qqqq')).toEqual([]);
    expect(find(DEFAULT_RUN, 'e').length).toBeLessThanOrEqual(MOST_FOUND);
  });
});
