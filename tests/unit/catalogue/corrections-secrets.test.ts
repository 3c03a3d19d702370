import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../../../src/catalogue/credential-powers.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { RETENTION } from '../../../src/catalogue/retention.ts';
import { rulesOf } from '../../../src/claims/firewall.ts';
import { holdingsAt, secretOf } from '../../../src/claims/holdings.ts';
import { circumstancesOf } from '../../../src/model/wording.ts';
import { requestsOf } from '../../../src/simulation/requests.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { configOf, idsOf, runFor } from '../simulation/fixtures.ts';
import { asked, isBefore, kinds, placed, resolved, sent, texts } from './corrections.ts';

/**
 * Where secrets go: those of connectors (E1 to E4 and sections 2 and 3 of the measured connectors), and those that steps
 * name (M13).
 */

const AWS_KEY = { stack: 'aws', credentials: 'long-lived' } as const;
const AZURE = { stack: 'azure', credentials: 'long-lived' } as const;

/** How many requests the workspace sends to your cloud in one exchange of a run. */
function toCloud(options: Partial<RunConfig>, exchange: string): number {
  const run = runFor(options);
  const requests = requestsOf(run);
  return run.trace.messages.reduce((sum, message, index) => {
    const { from, to } = specOf(run, message);
    const counts = from === 'server' && to === 'cloud-iam' && message.exchange === exchange;
    return sum + (counts ? (requests[index] ?? 0) : 0);
  }, 0);
}

const credentialOf = (id: string, options: Partial<RunConfig>): string[] => {
  const spec = resolved(id, options);
  const circumstances = circumstancesOf(ZENML_PRO, configOf(options));
  return spec.items.flatMap((item) => secretOf(spec, item, circumstances) ?? []);
};

describe('the secret of a connector', () => {
  it('E1: with a stored AWS key the client takes on no role, so there is one request and no session', () => {
    expect(resolved('registry-secret.use', AWS_KEY)).toMatchObject({
      endpoint: 'AWS ECR DescribeRepositories',
      requests: 1,
      evidence: 'inferred',
    });
    const answer = resolved('registry-secret.session', AWS_KEY);
    expect([texts(answer), credentialOf('registry-secret.session', AWS_KEY)]).toEqual([
      'names of your repositories',
      [],
    ]);
    expect(credentialOf('registry-secret.session', {})).toEqual(['cloud-session']);
    expect(resolved('registry-secret.use').endpoint).toBe('AWS STS AssumeRole, ECR DescribeRepositories');
  });

  it('E2: is read with a run token too, in open-source ZenML', () => {
    expect(resolved('run-token.token').note).toMatch(
      /it read secrets, the stored secret of a service connector among them/,
    );
  });

  it('E3: comes back to whoever sets the connector up', () => {
    expect(resolved('registry-token.secret').note).toMatch(
      /Whoever registers the connector gets it back in the answer\./,
    );
  });

  it('E4: is withheld from users without the right to read secret values, and the push goes on', () => {
    expect(resolved('registry-secret.check').note).toBe(
      'Without the right to read secret values the secret is left out, the client falls back on cloud credentials of its own, and the push goes on.',
    );
    expect(resolved('registry-secret.check').requests).toBe(2);
    expect(texts(resolved('registry-secret.check'))).toMatch(/actions read and read_secret_value/);
    expect(asked({}, 'registry-secret')).toBe(2);
    expect(asked({ who: 'owner' }, 'registry-secret')).toBe(0);
  });

  it('section 2: takes 6 requests to AWS for a registry password with a role, and 4 with a stored key', () => {
    expect([toCloud({}, 'registry-token'), toCloud(AWS_KEY, 'registry-token')]).toEqual([6, 4]);
  });

  it('section 2: an ECR password lives 12 h, of which the client is told one', () => {
    expect(texts(resolved('registry-token.minted'))).toBe('registry password, which Amazon takes for 12 h');
    expect(texts(resolved('registry-token.token'))).toMatch(/Amazon takes it for 12 h, and the client is told 1 h/);
    const kept = holdingsAt(runFor({}), 'saas', 'end').filter(({ item }) => /registry password/.test(item.text));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ item }) => !/12 h/.test(item.text))).toEqual([]);
  });

  it.each(['store-token', 'load_data.step-store-token', 'orchestrator-store-token'])(
    'section 3: a stored AWS key is tried out twice by the workspace, and then by whoever got it: %s',
    (exchange) => {
      expect([toCloud(AWS_KEY, exchange), toCloud({}, exchange)]).toEqual([2, 3]);
      const spec = exchange.replace('load_data.', '');
      expect(resolved(`${spec}.try`, AWS_KEY)).toMatchObject({ endpoint: 'AWS STS GetCallerIdentity', requests: 2 });
      expect(sent(`${spec}.try`)).toBe(false);
      expect(isBefore(`${exchange}.try`, `${exchange}.token`, AWS_KEY)).toBe(true);
      expect(isBefore(`${exchange}.token`, `${exchange}.identity`, AWS_KEY)).toBe(true);
      expect(resolved(`${spec}.identity`, AWS_KEY).evidence).toBe('inferred');
    },
  );

  it('section 1 (d): on Azure the service principal is tried out at Entra ID, for registry and store, not for AzureML', () => {
    const run = runFor(AZURE);
    const asks = idsOf(run).filter((id) => /(?:registry|store|orchestrator)-token\.try$/.test(id));
    expect(asks).toEqual([
      ...['registry-token.try', 'store-token.try'],
      ...['load_data', 'train', 'evaluate'].map((step) => `${step}.step-store-token.try`),
    ]);
    for (const id of ['registry-token.try', 'store-token.try', 'step-store-token.try', 'store-token.identity']) {
      const { endpoint, evidence } = resolved(id, AZURE);
      expect([endpoint, evidence]).toEqual([
        expect.stringMatching(/^Microsoft Entra ID, token; Azure Resource Manager, list the/),
        'inferred',
      ]);
      expect(credentialOf(id, AZURE)).toEqual(['connector-secret']);
    }
    expect(resolved('store-token.bucket', AZURE).endpoint).not.toMatch(/head bucket/);
    const rule = (scenario: 'saas' | 'hybrid') =>
      rulesOf(run, scenario).find(({ source, destination }) => source === 'server' && destination === 'cloud-iam');
    expect([rule('saas')?.connection, rule('hybrid')?.group]).toEqual(['inbound', 'inside']);
  });

  it('connectors §3: is read again for every look at the store, whose counts are those of the recordings', () => {
    const counts = ['store-token.own', 'view-logs.mint', 'view-logs.bucket', 'view-logs.read', 'view-artifact.read'];
    expect(counts.map((id) => resolved(id).requests)).toEqual([2, 4, 3, 4, 2]);
  });
});

describe('what a stack calls its own', () => {
  it('connectors §2: Azure has a blob container in the place of a bucket, in labels and items', () => {
    const run = runFor(AZURE);
    const specs = run.trace.messages
      .filter(({ spec }) => /store-token\./.test(spec))
      .map((message) => specOf(run, message));
    expect(specs.length).toBeGreaterThan(0);
    expect(specs.filter((spec) => /bucket/i.test(`${spec.label} ${texts(spec)}`)).map(({ id }) => id)).toEqual([]);
    expect(texts(resolved('store-token.token', AZURE))).toMatch(/name of your blob container$/);
    expect(texts(resolved('store-token.token'))).toMatch(/name of your bucket$/);
  });

  it.each([{}, AZURE])(
    'gives a thing of one name one class in all messages, so that holders have it once: %o',
    (options) => {
      const run = runFor({ trigger: 'dashboard', storeAccess: true, ...options });
      const classes = new Map<string, Set<string>>();
      for (const { text, dataClass } of run.trace.messages.flatMap((message) => [...specOf(run, message).items])) {
        classes.set(text, (classes.get(text) ?? new Set()).add(dataClass));
      }
      expect([...classes.keys()].some((text) => /^name of your (bucket|blob container)$/.test(text))).toBe(true);
      expect([...classes].filter(([, own]) => own.size > 1).map(([text, own]) => [text, ...own])).toEqual([]);
    },
  );

  it.each([
    ['gcp', 'integrations/gcp/orchestrators/vertex_orchestrator.py'],
    ['azure', 'integrations/azure/orchestrators/azureml_orchestrator.py'],
  ] as const)('is submitted and started on %s as its orchestrator says, which was not recorded', (stack, source) => {
    for (const id of ['submit-workload.submit', 'pull-image.start']) {
      expect(resolved(id, { stack }).source).toContain(source);
      expect(resolved(id, { stack }).source).not.toMatch(/recorded/);
      expect(resolved(id).source).toMatch(/recorded: zenml 0\.98\.0, k8s-three-steps/);
    }
  });

  it('connectors §2: the registry password for a stored AWS key is inferred, as the request for it', () => {
    const evidence = (options: Partial<RunConfig>) =>
      ['registry-token.mint', 'registry-token.minted'].map((id) => resolved(id, options).evidence);
    expect([evidence({}), evidence(AWS_KEY)]).toEqual([
      ['recorded', 'recorded'],
      ['inferred', 'inferred'],
    ]);
  });

  it('recordings are named in full where powers and retention of credentials cite them', () => {
    const cited = [...Object.values(CREDENTIAL_POWERS), ...RETENTION].map(({ source }) => source);
    expect(cited.filter((source) => /(?<![\w-])(?:three-steps|token-as-secret|aws-run-full)\b/.test(source))).toEqual(
      [],
    );
  });
});

describe('logs', () => {
  it('K8 §2: what the client watches holds the run token in answers about jobs and pods, not in the log', () => {
    expect(resolved('start-run.watch').note).toMatch(
      /Each answer about the job, and about pods that there are, holds the run token again; the log does not\.$/,
    );
  });

  it('connectors §3: are read back and written whole again every 5 seconds', () => {
    expect(resolved('stream-logs.stream').note).toMatch(
      /^Every 5 seconds the step reads its log back and writes it whole again\./,
    );
  });
});

describe('a secret that steps name', () => {
  const NAMED = { stepSecret: true } as const;
  const MESSAGES = ['ask', 'check', 'stored', 'value'].map((name) => `read-secret.${name}`);

  it('M13: goes from the secrets store through the workspace into every pod', () => {
    const run = runFor(NAMED);
    for (const step of ['load_data', 'train', 'evaluate']) {
      const own = idsOf(run).filter((id) => id.startsWith(`${step}.read-secret.`));
      expect(own).toEqual(MESSAGES.map((id) => `${step}.${id}`));
    }
    expect(kinds(resolved('read-secret.value', NAMED))).toEqual(['credentials secret', 'control name']);
    expect(credentialOf('read-secret.value', NAMED)).toEqual(['user-secret']);
    expect(placed(run, 'read-secret.value', 'saas')).toBe('enters outbound 443');
    expect(placed(run, 'read-secret.value', 'hybrid')).toBe('none none 443');
    expect(idsOf(runFor({})).some((id) => id.includes('read-secret'))).toBe(false);
  });

  it('M13: is then among what the pods and, in SaaS, ZenML hold', () => {
    const holders = (options: Partial<RunConfig>): string[] => [
      ...new Set(
        holdingsAt(runFor(options), 'saas', 'end')
          .filter(({ item }) => item.text === 'values of a secret that the step names')
          .map(({ component }) => component),
      ),
    ];
    expect(holders(NAMED).toSorted()).toEqual(['secrets-store', 'server', 'step-runtime']);
    expect(holders({})).toEqual([]);
  });

  it('M13: takes four questions of the workspace for a member, and two for who owns the secret', () => {
    expect(asked(NAMED, 'load_data.read-secret')).toBe(4);
    expect(asked({ ...NAMED, who: 'owner' }, 'load_data.read-secret')).toBe(2);
  });

  it('section 2, rows 4 and 6: a step asks for its code repository under three checks, none for your own', () => {
    expect(isBefore('load_data.fetch-code.check', 'load_data.fetch-code.settings')).toBe(true);
    expect(asked({}, 'load_data.fetch-code')).toBe(3);
    expect(asked({ who: 'owner' }, 'load_data.fetch-code')).toBe(0);
    expect(asked({ code: 'image' }, 'load_data.fetch-code')).toBe(0);
  });

  it('is skipped with a warning when it cannot be read, and the step runs', () => {
    const run = runFor({ ...NAMED, fault: { message: 'load_data.read-secret.value', times: 1, id: 'secret-missing' } });
    expect(idsOf(run)).toContain('load_data.run-step-code.run');
    expect(run.trace.outcome.status).toBe('completed');
  });
});
