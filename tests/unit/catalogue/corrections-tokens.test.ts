import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { circumstancesOf } from '../../../src/model/wording.ts';
import { requestsOf } from '../../../src/simulation/requests.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { namedFault } from '../../../src/simulation/run-config.ts';
import { configOf, faultSpec, idsOf, runFor } from '../simulation/fixtures.ts';
import { asked, DEFAULT, isBefore, kinds, placed, resolved, sent, texts } from './corrections.ts';

/**
 * What was corrected against zenml 0.98 as it was read and recorded, by the names of the corrections. The letters are
 * those of part I, section 1, M those of section 4, C those of part II, E1 that of the measured connectors.
 */

describe('signing in', () => {
  it('tells who asks by the host name, which is identity and a name', () => {
    const { items, evidence } = resolved('sign-in.device');
    expect(items.find(({ text }) => text.startsWith('host name'))).toMatchObject({
      dataClass: 'identity',
      mark: 'name',
    });
    expect(texts(resolved('sign-in.device'))).toMatch(/OS, Python and ZenML version/);
    expect(evidence).toBe('recorded');
  });

  it('polls while you confirm, and takes four requests of the client as in pro-04', () => {
    const run = runFor({ signIn: 'browser' });
    const requests = requestsOf(run);
    const ofClient = run.trace.messages.flatMap((message, index) => {
      const { from, to } = specOf(run, message);
      return message.exchange === 'sign-in' && from === 'client' && to === 'control-plane' ? [requests[index]] : [];
    });
    expect(ofClient).toEqual([1, 2, 1]);
    expect(resolved('sign-in.poll').narration).toContain('every five seconds');
  });

  it('M11: asks the control plane where the workspace is, with the session token', () => {
    expect(resolved('sign-in.workspace')).toMatchObject({
      endpoint: 'GET /workspaces/{id}',
      credential: 'session-token',
    });
  });

  it('section 3: infers the sign-in page, how long a session lives, and the list of workspaces', () => {
    const inferred = ['sign-in.page', 'sign-in.session', 'open-dashboard.workspaces'];
    expect(inferred.map((id) => resolved(id).evidence)).toEqual(['inferred', 'inferred', 'inferred']);
  });

  it('section 2: signs the workspace in at its start, before any user, and says that it is up', () => {
    expect(isBefore('workspace-sign-in.key', 'connect-workspace.login')).toBe(true);
    expect(resolved('workspace-sign-in.key').note).toMatch(/^Long before the run: when the workspace starts/);
    expect(texts(resolved('workspace-sign-in.key'))).toMatch(/audience/);
    expect(resolved('workspace-sign-in.status').endpoint).toBe('PATCH /workspace_status');
    expect(asked({}, 'workspace-sign-in')).toBe(2);
  });

  it('section 2: signs the workspace in before any user, whoever starts the run', () => {
    const inFrontOf = [
      ['workspace-sign-in', 'sign-in.device', { signIn: 'browser' }],
      ['workspace-sign-in', 'service-account-sign-in.key', { signIn: 'service-account' }],
      ['workspace-sign-in', 'connect-workspace.login', {}],
      ['workspace-sign-in', 'create-scheduled-run.check', { trigger: 'schedule' }],
      ['workspace-start', 'dashboard-sign-in.login', { trigger: 'dashboard' }],
    ] as const;
    for (const [start, user, options] of inFrontOf) {
      const run = runFor(options);
      expect(isBefore(`${start}.status`, user, options)).toBe(true);
      const starts = run.trace.messages.filter(({ exchange }) => /^workspace-(?:start|sign-in)$/.test(exchange));
      expect(starts.map(({ spec }) => spec)).toEqual(['key', 'token', 'status'].map((part) => `${start}.${part}`));
    }
    const { id: _id, ...start } = resolved('workspace-start.key');
    const { id: _other, ...signIn } = resolved('workspace-sign-in.key');
    expect(start).toEqual(signIn);
  });

  it('section 4: a workspace that is restarted in an outage does not come up, whoever starts the run', () => {
    const restarted = faultSpec('workspace-restarted-in-outage');
    for (const trigger of ['sdk', 'schedule', 'dashboard'] as const) {
      const fault = namedFault(ZENML_PRO, restarted, configOf({ trigger }));
      expect(fault).not.toBeNull();
      const run = runFor({ trigger, fault });
      expect(run.trace.messages.filter(({ status }) => status === 'failed')).toHaveLength(6);
      expect(idsOf(run).some((id) => id.startsWith('dashboard-sign-in') || id.startsWith('view-run'))).toBe(false);
    }
  });

  it('says with every question of the workspace where it is and which version it has', () => {
    const questions = ZENML_PRO.exchanges
      .flatMap(({ messages }) => messages)
      .filter(({ from, to }) => from === 'server' && to === 'control-plane')
      .map(({ id }) => resolved(id));
    expect(questions.length).toBeGreaterThan(10);
    const silent = questions.filter(
      ({ items }) => !items.some(({ text }) => text === 'workspace id, version and URL, in the headers'),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('section 2: passes the session token of the user on, as a credential', () => {
    expect(kinds(resolved('connect-workspace.authorize'))[0]).toBe('credentials secret');
    expect(texts(resolved('connect-workspace.user'))).toMatch(
      /username.+email.+is_service_account, is_superuser.+OIDC claims/,
    );
  });

  it('asks three questions for a sign-in to the workspace', () => {
    expect(asked({}, 'connect-workspace')).toBe(3);
  });
});

describe('loading the stack', () => {
  it('C8: brings names of bucket, cluster and registry with the list of components', () => {
    const { endpoint, items } = resolved('load-stack.stack');
    expect(endpoint).toBe('GET /api/v1/components?stack_id={id}');
    expect(items[0]).toMatchObject({ text: 'names of your bucket, cluster and registry', mark: 'name' });
  });

  it('asks 7 questions for a member as in pro-06, and 2 for the owner, which is inferred', () => {
    expect(asked({}, 'load-stack')).toBe(7);
    expect(asked({ who: 'owner' }, 'load-stack')).toBe(2);
    expect(resolved('load-stack.check').evidence).toBe('recorded');
    expect(resolved('load-stack.check', { who: 'owner' }).evidence).toBe('inferred');
  });

  it('never remembers an answer, which is one for each resource', () => {
    for (const who of ['member', 'owner'] as const) {
      expect(resolved('load-stack.check', { who }).note).toMatch(/never remembered\.$/);
    }
    expect(texts(resolved('load-stack.allowed'))).toMatch(/for each of the resources/);
  });
});

describe('credentials from connectors', () => {
  const EXCHANGES = ['registry-token', 'store-token', 'orchestrator-token'] as const;

  it('take three requests each, and four questions for a member', () => {
    for (const exchange of EXCHANGES) {
      expect([exchange, resolved(`${exchange}.ask`).requests]).toEqual([exchange, 3]);
      expect([exchange, asked({}, exchange), asked({ who: 'owner' }, exchange)]).toEqual([exchange, 4, 0]);
      expect(texts(resolved(`${exchange}.check`))).toMatch(/read, read_secret_value and client/);
      expect(resolved(`${exchange}.check`).evidence).toBe('inferred');
    }
  });

  it('read the stored secret again for every hand-out, which is encrypted only with a key', () => {
    for (const exchange of EXCHANGES) expect(DEFAULT).toContain(`${exchange}.secret`);
    expect(resolved('registry-token.secret').note).toMatch(/encrypted only with an encryption key; .+ not known/);
  });

  it('section 2: ask AWS six times for a registry password, which the client is told to live 1 h', () => {
    const { requests, endpoint, note } = resolved('registry-token.mint');
    expect([requests, endpoint]).toEqual([
      6,
      'cloud token API, here AWS STS AssumeRole, then ECR GetAuthorizationToken',
    ]);
    expect(note).toMatch(/AssumeRole twice.+DescribeRepositories, GetAuthorizationToken/);
    expect(texts(resolved('registry-token.token'))).toMatch(/1 h/);
    expect(resolved('registry-token.token').note).toMatch(/12 h/);
  });

  it('E1: hand the long-lived secret to the client at every push to ECR, and to no other registry', () => {
    expect(DEFAULT.indexOf('registry-secret.ask')).toBeGreaterThan(DEFAULT.indexOf('build-image.build'));
    expect(isBefore('registry-secret.token', 'push-image.push')).toBe(true);
    for (const credentials of ['short-lived', 'long-lived'] as const) {
      const token = resolved('registry-secret.token', { credentials });
      expect([token.from, token.to, kinds(token)[0]]).toEqual(['server', 'client', 'credentials secret']);
      expect(token.endpoint).toMatch(/expand_secrets=True$/);
      expect(token.note).toMatch(/Withheld from users without the right to read secret values/);
      expect(idsOf(runFor({ credentials }))).toContain('registry-secret.token');
    }
    expect(resolved('registry-secret.use')).toMatchObject({ from: 'client', to: 'cloud-iam', requests: 2 });
    for (const options of [
      { stack: 'gcp' },
      { stack: 'azure', credentials: 'long-lived' },
      { stack: 'kubernetes', credentials: 'long-lived' },
    ] as const) {
      expect(idsOf(runFor(options)).filter((id) => id.startsWith('registry-secret'))).toEqual([]);
    }
  });

  it('check the bucket first, so that the workspace touches it with store access off', () => {
    expect(resolved('store-token.bucket')).toMatchObject({ from: 'server', to: 'artifact-store', requests: 2 });
    expect(isBefore('store-token.bucket', 'store-token.token')).toBe(true);
    expect(placed(runFor({ storeAccess: false }), 'store-token.bucket', 'saas')).toBe('enters inbound 443');
    expect(resolved('store-token.mint').requests).toBe(3);
    expect([resolved('store-token.identity').to, resolved('store-token.own').to]).toEqual([
      'cloud-iam',
      'artifact-store',
    ]);
    expect(isBefore('store-token.token', 'store-token.own')).toBe(true);
  });

  it('step-store-token.*: are asked for by every step for itself, with the calls of the workspace behind each', () => {
    const beat = idsOf(runFor({})).filter((id) => id.startsWith('train.step-store-token.'));
    expect(beat.map((id) => id.replace('train.step-store-token.', ''))).toEqual([
      ...['check', 'secret', 'mint', 'minted', 'verify', 'token', 'identity', 'own'],
    ]);
    expect(resolved('step-store-token.mint')).toMatchObject({ from: 'server', to: 'cloud-iam', requests: 3 });
    expect(resolved('step-store-token.mint').note).toMatch(/AssumeRole once.+GetCallerIdentity twice/);
    expect(resolved('step-store-token.secret')).toMatchObject({ from: 'secrets-store', to: 'server' });
    expect(resolved('step-store-token.verify').requests).toBe(2);
    expect(resolved('step-store-token.own')).toMatchObject({ from: 'step-runtime', to: 'artifact-store' });
  });

  it('take what aws-run-iam-role has for three steps: AssumeRole, GetCallerIdentity and HeadBucket of the workspace', () => {
    const run = runFor({});
    const requests = requestsOf(run);
    const counts: Record<string, number> = {};
    for (const [index, message] of run.trace.messages.entries()) {
      const { id, from, to } = specOf(run, message);
      if (!id.startsWith('step-store-token.') || from !== 'server') continue;
      counts[to] = (counts[to] ?? 0) + (requests[index] ?? 0);
    }
    // One AssumeRole, two GetCallerIdentity and two HeadBucket a step.
    expect(counts).toMatchObject({ 'cloud-iam': 9, 'artifact-store': 6 });
  });

  it('are recorded on AWS, and inferred for the other clouds', () => {
    for (const id of ['step-store-token.verify', 'step-store-token.own', 'store-token.bucket', 'view-logs.read']) {
      expect([id, resolved(id).evidence, resolved(id, { stack: 'gcp' }).evidence]).toEqual([
        id,
        'recorded',
        'inferred',
      ]);
    }
  });

  it('M7: are asked for by the orchestrator pod as well, which writes its own log to your log backend', () => {
    const pod = DEFAULT.filter((id) => id.startsWith('orchestrator-store-token.'));
    expect(pod.map((id) => id.replace('orchestrator-store-token.', ''))).toEqual([
      ...['check', 'secret', 'mint', 'minted', 'bucket', 'token', 'identity', 'own', 'log'],
    ]);
    expect(new Set(pod.map((id) => resolved(id).evidence))).toEqual(new Set(['inferred']));
    expect(resolved('orchestrator-store-token.log')).toMatchObject({ from: 'orchestrator', to: 'log-backend' });
    expect(kinds(resolved('orchestrator-store-token.log'))).toEqual(['logs may-hold-value']);
    const managed = idsOf(runFor({ stack: 'gcp' }));
    expect(managed.filter((id) => id.startsWith('orchestrator-store-token.'))).toEqual([]);
  });

  it('try out the cluster first: a connection of the workspace to its API, into your network in SaaS', () => {
    const run = runFor({});
    expect(SCENARIO_IDS.map((scenario) => placed(run, 'orchestrator-token.version', scenario))).toEqual([
      'enters inbound 443',
      'none none 443',
      'none none 443',
    ]);
    expect(resolved('orchestrator-token.version').endpoint).toBe('GET /version');
    expect(resolved('orchestrator-token.version', { stack: 'kubernetes', credentials: 'long-lived' }).requests).toBe(2);
    expect(sent('orchestrator-token.version', { stack: 'gcp' })).toBe(false);
  });

  it('section 2: make the token of the cluster in the workspace, which no cloud issues', () => {
    expect(resolved('orchestrator-token.mint').requests).toBe(4);
    expect(resolved('orchestrator-token.sign')).toMatchObject({
      from: 'server',
      to: 'server',
      narration: 'The workspace makes a token that your cluster accepts for 15 minutes.',
    });
  });

  it('E: are the client secret of the service principal on Azure, for store, orchestrator and registry', () => {
    for (const credentials of ['short-lived', 'long-lived'] as const) {
      const { registryToken, storeToken, orchestratorToken } = circumstancesOf(
        ZENML_PRO,
        configOf({ stack: 'azure', credentials }),
      );
      expect([registryToken, storeToken, orchestratorToken]).toEqual(['stored', 'stored', 'stored']);
      // And of the pods, for the steps: Azure has no pod of the orchestrator.
      for (const exchange of [...EXCHANGES, 'step-store-token']) {
        const token = resolved(`${exchange}.token`, { stack: 'azure', credentials });
        expect(texts(token)).toMatch(/client secret/);
        expect(token.label).toBe('Client secret of the service principal');
        expect(token.narration).toMatch(/ receives the client secret of the service principal, which opens more than /);
        expect(token.note).toMatch(/until it is changed or its end date in Entra ID is reached\.$/);
        expect(sent(`${exchange}.mint`, { stack: 'azure', credentials })).toBe(false);
      }
    }
    const credentials = ZENML_PRO.options.find(({ name }) => name === 'credentials');
    const values = credentials?.kind === 'choice' ? credentials.values : [];
    expect(values.find(({ id }) => id === 'short-lived')?.needs).toEqual({ stack: ['aws', 'gcp'] });
  });

  it('are told in the order of the page, and say that the code asks one by one', () => {
    expect(resolved('store-token.ask').note).toBe(
      'In the code tokens come one by one, between build, push, upload and run.',
    );
    expect(resolved('orchestrator-token.ask').note).toMatch(/after the token of the run/);
  });
});
