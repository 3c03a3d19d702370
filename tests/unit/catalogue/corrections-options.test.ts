import { describe, expect, it } from 'vitest';
import { type RunConfig, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { missingFor } from '../../../src/model/options.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { namedFault, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { configOf, faultSpec, idsOf, runFor } from '../simulation/fixtures.ts';
import { asked, kinds, placed, resolved, texts } from './corrections.ts';

/** What is said of a run follows its options: who acts, what the stack has, and whether that was recorded. */

const OF_CI = { signIn: 'service-account', viewer: 'colleague' } as const;
const AZURE = { stack: 'azure', credentials: 'long-lived' } as const;
const MINIO = { stack: 'kubernetes', credentials: 'long-lived' } as const;

/** Everything that a run says of a message, in one line. */
const wordsOf = (options: Partial<RunConfig>): [string, string][] => {
  const run = runFor(options);
  return [...new Set(run.trace.messages.map(({ spec }) => spec))].map((id) => {
    const { label, narration, note = '', endpoint, items } = specOf(run, { spec: id });
    return [id, [label, narration, note, endpoint, ...items.map(({ text }) => text)].join(' | ')];
  });
};

describe('a run that CI starts with a service account', () => {
  it('is of the service account, whose rights its token has', () => {
    for (const id of ['run-code.call', 'run-token.ask', 'run-token.token']) {
      const { narration } = resolved(id, OF_CI);
      expect([id, narration]).toEqual([id, expect.stringMatching(/service account|^CI /)]);
      expect(`${narration} ${texts(resolved(id, OF_CI))}`).not.toMatch(/\byou\b|acts as you|your rights|You run/);
    }
    const user = resolved('connect-workspace.user', OF_CI);
    expect(user.narration).toMatch(/which service account/);
    expect([texts(user), user.evidence]).toEqual([expect.not.stringMatching(/email|claims/), 'inferred']);
  });

  it('control plane §2: takes 13 requests in the dashboard, where nobody looks at it as at a run of theirs', () => {
    const { config } = parseRunConfig(ZENML_PRO, { 'sign-in': 'service-account' });
    expect(config.viewer).toBe('colleague');
    expect(asked(config, 'browser-sign-in', 'view-run')).toBe(13);
    const asked2 = parseRunConfig(ZENML_PRO, { 'sign-in': 'service-account', viewer: 'self' });
    expect(asked2.config.viewer).toBe('colleague');
    expect(asked2.problems).toHaveLength(1);
  });

  it('is not stopped by a session of zenml login', () => {
    expect(namedFault(ZENML_PRO, faultSpec('session-expired'), configOf(OF_CI))).toBeNull();
    expect(namedFault(ZENML_PRO, faultSpec('session-expired'), configOf())).not.toBeNull();
  });
});

describe('whoever knows the accounts', () => {
  it('M9: is your identity provider only where it is federated', () => {
    const federated = { identityProvider: 'federated', signIn: 'browser' } as const;
    expect([
      resolved('sign-in.identity', { signIn: 'browser' }).label,
      resolved('sign-in.identity', federated).label,
    ]).toEqual([...['Sign in', 'Sign in with SSO']]);
    for (const [id, words] of wordsOf({ signIn: 'browser' })) {
      expect([id, words]).toEqual([id, expect.not.stringMatching(/SSO|your identity provider/i)]);
    }
    expect(resolved('connect-workspace.user', federated).narration).toMatch(/your identity provider says/);
    // Also where the sign-in itself is not in the run.
    expect(resolved('run-code.call', { identityProvider: 'federated' }).note).toMatch(
      /Your identity provider was asked/,
    );
  });
});

describe('what was recorded', () => {
  it.each(['schedule', 'dashboard'] as const)('control plane §1: is no question about a run from the %s', (trigger) => {
    const run = runFor({ trigger });
    const questions = run.trace.messages
      .map((message) => specOf(run, message))
      .filter(
        ({ from, to, id }) => from === 'server' && to === 'control-plane' && !/sign-in|-start|^view-run/.test(id),
      );
    expect(questions.length).toBeGreaterThan(10);
    expect([...new Set(questions.filter(({ evidence }) => evidence === 'recorded').map(({ id }) => id))]).toEqual([]);
    expect(resolved('connect-step.check').evidence).toBe('recorded');
  });

  it('asks on a schedule in the name of whoever set it up', () => {
    expect(resolved('connect-step.check', { trigger: 'schedule' }).note).toMatch(/who set the schedule up\.$/);
  });

  it('connectors §1: is no answer of another store than Amazon S3', () => {
    for (const options of [{ stack: 'gcp' }, AZURE, MINIO] as const) {
      const run = runFor({ ...options, storeAccess: true, code: 'artifact-store' });
      const claimed = run.trace.messages
        .map((message) => specOf(run, message))
        .filter(({ evidence, source }) => evidence === 'recorded' && /aws-/.test(source))
        .filter(({ from, to }) =>
          [from, to].some((end) => end === 'artifact-store' || end === 'cloud-iam' || end === 'log-backend'),
        );
      expect([options.stack, ...new Set(claimed.map(({ id }) => id))]).toEqual([options.stack]);
    }
  });

  it('connectors §2: is no answer to a request that is inferred: a stored key takes on no role', () => {
    for (const id of ['orchestrator-token.mint', 'orchestrator-token.minted']) {
      expect(resolved(id, { credentials: 'long-lived' }).evidence).toBe('inferred');
      expect(resolved(id).evidence).toBe('recorded');
    }
  });
});

describe('the words of a stack', () => {
  it('connectors §2: name no bucket on Azure, and no cluster where there is none', () => {
    for (const trigger of ['sdk', 'dashboard'] as const) {
      for (const [id, words] of wordsOf({ ...AZURE, trigger, storeAccess: true })) {
        expect([id, words]).toEqual([id, expect.not.stringMatching(/(?<!an Amazon )bucket|HeadBucket|Head, List/i)]);
      }
    }
    for (const stack of ['gcp', 'azure'] as const) {
      expect(texts(resolved('load-stack.stack', { stack }))).not.toMatch(/cluster/);
    }
    expect(texts(resolved('load-stack.stack'))).toMatch(/^names of your bucket, cluster and registry/);
    expect(texts(resolved('load-stack.stack', AZURE))).toMatch(/^names of your blob container, AzureML workspace/);
  });
});

describe('a look at the store through the workspace', () => {
  it('connectors §3: begins with trying out the credential that is stored, once', () => {
    const tries = (options: Partial<RunConfig>): string[] => {
      const run = runFor({ ...options, storeAccess: true });
      return idsOf(run).filter((id) => /^(?:view|download)-.+\.(?:try|mint)$/.test(id));
    };
    expect(tries({})).toEqual(['view-logs.mint']);
    expect(tries({ credentials: 'long-lived' })).toEqual(['view-logs.try']);
    expect(tries(AZURE)).toEqual(['view-logs.try']);
    expect(tries({ ...AZURE, logBackend: 'datadog' })).toEqual(['view-artifact.try']);
    expect(tries(MINIO)).toEqual([]);
    expect(texts(resolved('view-logs.try', AZURE))).toMatch(/client secret of the service principal/);
    expect(placed(runFor({ ...AZURE, storeAccess: true }), 'view-logs.try', 'saas')).toBe('enters inbound 443');
  });
});

describe('secrets in a secrets manager of your own', () => {
  const cloud = { secretsStore: 'cloud' } as const;

  it('are not said to lie in the database of the workspace', () => {
    expect(resolved('registry-token.secret', cloud).note).not.toMatch(/In the workspace database/);
    expect(resolved('registry-token.secret').note).toMatch(/In the workspace database it is encrypted only with/);
  });

  it('leave it for ZenML in SaaS, the token of your code repository too', () => {
    const run = runFor(cloud);
    expect(placed(run, 'fetch-code.stored', 'saas')).toBe('leaves inbound 443');
    expect(placed(run, 'fetch-code.stored', 'hybrid')).toBe('none none 443');
    expect(idsOf(runFor({ code: 'image' })).some((id) => id.endsWith('fetch-code.stored'))).toBe(false);
  });

  it('say what comes with GET /secrets: the keys, not the answer', () => {
    expect(resolved('load-stack.stack', { logBackend: 'datadog' }).note).toMatch(
      /the keys of Datadog come with GET \/secrets/,
    );
  });
});

describe('an image that is not built beside the client', () => {
  it('is pushed with rights of the builder, so that the registry token stays where it is', () => {
    for (const imageBuild of ['cluster', 'cloud'] as const) {
      for (const code of ['repository', 'artifact-store', 'image'] as const) {
        const run = runFor({ imageBuild, code });
        const carrying = run.trace.messages
          .map((message) => specOf(run, message))
          .filter(
            ({ id, items }) =>
              id.startsWith('build-image') && items.some(({ dataClass }) => dataClass === 'credentials'),
          );
        expect(carrying.map(({ id }) => id)).toEqual([]);
        expect(texts(resolved('build-image.build', { imageBuild, code })).includes('your source code')).toBe(
          code === 'image',
        );
      }
      expect(resolved('push-image.push', { imageBuild }).failure).toBe('remote-push');
    }
    expect(resolved('build-image.order', { imageBuild: 'cloud' }).note).toMatch(
      /implicit_container_registry_auth=False/,
    );
    expect(resolved('build-image.build', { imageBuild: 'cluster' }).endpoint).not.toMatch(/docker build/);
  });

  it('needs no Docker on your machine', () => {
    const { requires } = faultSpec('no-docker');
    expect(missingFor(ZENML_PRO, requires, configOf({ imageBuild: 'cluster' }))).toEqual([
      { option: 'image-build', values: ['local'] },
    ]);
  });
});

describe('faults', () => {
  it('of a proxy need one, and say where it stands in the way', () => {
    for (const id of ['proxy-not-trusted', 'proxy-not-trusted-in-pods']) {
      const { requires, explanation } = faultSpec(id);
      expect(missingFor(ZENML_PRO, requires, configOf())).toEqual([{ option: 'network', values: ['proxy'] }]);
      expect(explanation).toMatch(/SaaS/);
    }
  });

  it('of reading logs from the store need the logs to be there', () => {
    const { requires } = faultSpec('logs-not-readable');
    expect(missingFor(ZENML_PRO, requires, configOf({ logBackend: 'datadog', storeAccess: true }))).toEqual([
      { option: 'log-backend', values: ['artifact-store'] },
    ]);
  });

  it('of the submission name no client, where a runner job may be the one', () => {
    for (const { id, requires, explanation } of ZENML_PRO.faults) {
      if (missingFor(ZENML_PRO, requires, configOf({ trigger: 'dashboard' })).length > 0) continue;
      expect([id, explanation]).toEqual([id, expect.not.stringMatching(/^The client|Your machine/)]);
    }
  });
});

describe('values and source text', () => {
  it('M1: statistics of your data are metadata with values in it, in every scenario’s run', () => {
    const { items } = resolved('persist-metadata.pointers');
    const statistics = items.find(({ text }) => /smallest and largest value/.test(text));
    expect(statistics).toMatchObject({ dataClass: 'run-metadata', mark: 'value' });
    expect(SCENARIO_IDS.map((id) => placed(runFor({}), 'persist-metadata.pointers', id).split(' ')[0])).toEqual([
      ...['leaves', 'none', 'none'],
    ]);
  });

  it('M2: the snapshot has the source text of the pipeline function, as code', () => {
    const { items } = resolved('create-snapshot.snapshot');
    expect(items.find(({ text }) => text === 'source text of the pipeline function')?.dataClass).toBe('code');
    // A run from the dashboard is made with a copy of it.
    const copy = resolved('create-snapshot-run.store', { trigger: 'dashboard' });
    expect(kinds(copy)).toContain('code');
    expect(kinds(copy)).toContain('run-metadata may-hold-value');
  });
});
