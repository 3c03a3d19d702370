import { describe, expect, it } from 'vitest';
import { type RunConfig, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { idsOf, runFor } from '../simulation/fixtures.ts';
import { asked, isBefore, kinds, placed, resolved, texts } from './corrections.ts';

/** What was corrected of runs from the dashboard, of the dashboard, and of an outage, by the names of the corrections. */

describe('a run from the dashboard', () => {
  const run = runFor({ trigger: 'dashboard' });

  it.each<Partial<RunConfig>>([
    {},
    { runToken: 'secret' },
    { stack: 'gcp', cached: 'some' },
    { stack: 'azure', credentials: 'long-lived' },
    { fault: { message: 'submit-workload.submit', times: 4, id: 'submission-fails' } },
  ])('was not recorded: nothing that goes to or from the runner job claims so (%j)', (options) => {
    const own = runFor({ trigger: 'dashboard', ...options });
    const ofRunner = own.trace.messages
      .map((message) => specOf(own, message))
      .filter(({ from, to }) => [from, to].includes('workload-manager'));
    expect(ofRunner.length).toBeGreaterThan(0);
    // What the workspace does because the runner job asks is not recorded either.
    const forRunner = own.trace.messages
      .filter(({ exchange }) => exchange === 'store-token' || exchange === 'orchestrator-token')
      .map((message) => specOf(own, message));
    const recorded = [...ofRunner, ...forRunner].filter(({ evidence }) => evidence === 'recorded');
    expect(recorded.map(({ id }) => id)).toEqual([]);
    expect(resolved('check-snapshot-run.allowed', { trigger: 'dashboard' }).evidence).toBe('inferred');
    expect(resolved('run-token.ask').evidence).toBe('recorded');
  });

  it('has a run token in the runner job already, when that asks for a second one', () => {
    expect(resolved('run-token.ask', { trigger: 'dashboard' }).note).toBe(
      'A second token of the same kind: the runner job has one already.',
    );
    expect(resolved('run-token.ask').note).toMatch(/which now exists/);
  });

  it('M4: begins with the sign-in of the browser to a workspace that is up, which asks the control plane', () => {
    expect(idsOf(run).slice(3, 8)).toEqual([
      ...['dashboard-sign-in.login', 'dashboard-sign-in.authorize', 'dashboard-sign-in.user'],
      ...['dashboard-sign-in.cookie', 'request-run.ask'],
    ]);
    expect(placed(run, 'dashboard-sign-in.authorize', 'hybrid')).toBe('leaves outbound 443');
    expect(idsOf(run).filter((id) => id.startsWith('browser-sign-in'))).toEqual([]);
  });

  it('D: starts the runner on your infrastructure, in SaaS too: inbound, at the port of the Kubernetes API', () => {
    expect(SCENARIO_IDS.map((id) => ZENML_PRO.scenarios[id].placement['workload-manager'])).toEqual([
      ...['customer', 'customer', 'customer'],
    ]);
    expect(placed(run, 'start-runner.job', 'saas')).toBe('enters inbound 6443');
    expect(placed(run, 'start-runner.job', 'hybrid')).toBe('none none 6443');
    expect(placed(run, 'submit-workload.submit', 'saas')).toMatch(/^none none/);
    expect(resolved('start-runner.job', { trigger: 'dashboard', workloadManager: 'aws-ecs' }).port).toBe(443);
    expect(texts(resolved('start-runner.job'))).toMatch(/by default the image of the snapshot/);
  });

  it('H: hands over the run token as a credential', () => {
    for (const id of ['start-runner.hand-over', 'start-runner.job']) {
      const token = resolved(id).items.find(({ text }) => text.startsWith('run token'));
      expect([id, token?.dataClass, token?.mark]).toEqual([id, 'credentials', 'secret']);
    }
  });

  it('B: has a run token that acts as the user with all rights, without a date of expiry', () => {
    const { narration, note, items } = resolved('mint-run-token.mint');
    expect(narration).toMatch(/acts as you, with all your rights, until an hour after the run/);
    expect(note).toMatch(/no expiry date/);
    expect(items[0]).toMatchObject({ dataClass: 'credentials', mark: 'secret' });
  });

  it('M5: is counted as a run from the dashboard first, and as a run by its first step', () => {
    for (const id of ['connect-step.entitlement', 'connect-step.usage']) {
      const { label, narration, evidence } = resolved(id, { trigger: 'dashboard' });
      expect([label, narration].join(' ')).not.toMatch(/again|second time|with the same id/);
      expect(evidence).toBe('inferred');
      expect(resolved(id).label).toMatch(/again$/);
    }
  });

  it('C1: has a token for which the roles of Pro are inferred', () => {
    for (const id of ['run-token.token', 'mint-run-token.mint']) {
      expect(resolved(id).note).toMatch(/What the roles of Pro allow it is inferred\./);
    }
  });

  it('section 2: sends changed parameters as run metadata that may hold values', () => {
    expect(kinds(resolved('request-run.ask'))).toEqual(['control', 'run-metadata may-hold-value']);
  });
});

describe('the dashboard', () => {
  it('M4: signs the browser in before the first answer', () => {
    expect(isBefore('open-dashboard.shell', 'browser-sign-in.login')).toBe(true);
    expect(isBefore('browser-sign-in.cookie', 'view-run.ask')).toBe(true);
  });

  it('control plane §2: takes 6 requests for a run of one’s own, as in pro-10', () => {
    expect(asked({}, 'browser-sign-in', 'view-run')).toBe(6);
    expect(resolved('view-run.check').evidence).toBe('recorded');
  });

  it('control plane §2: takes 13 requests for a run of somebody else, whoever that is and wherever it was started', () => {
    for (const who of ['member', 'owner'] as const) {
      expect(asked({ who, viewer: 'colleague' }, 'browser-sign-in', 'view-run')).toBe(13);
    }
    const started = { trigger: 'dashboard', viewer: 'colleague' } as const;
    expect(asked(started, 'browser-sign-in', 'view-run')).toBe(13);
    expect(resolved('view-run.check', { viewer: 'colleague' }).note).toMatch(/as measured.+ is inferred/);
  });

  it('takes 3 requests for the owner of the stack, which is inferred', () => {
    expect(asked({ who: 'owner' }, 'browser-sign-in', 'view-run')).toBe(3);
    expect(resolved('view-run.check', { who: 'owner' }).evidence).toBe('inferred');
    expect(resolved('view-run.check').endpoint).toMatch(/POST \/rbac\/check_permissions/);
  });

  it('J: runs code of ZenML with your session in Hybrid SaaS', () => {
    expect(resolved('open-dashboard.shell').note).toMatch(/In Hybrid SaaS this code comes from ZenML and can read/);
    expect(placed(runFor({}), 'open-dashboard.shell', 'hybrid')).toBe('enters outbound 443');
  });

  it('shows source text of the steps, as code', () => {
    expect(kinds(resolved('view-run.run'))).toContain('code');
  });

  it('C11: asks for logs by their id', () => {
    expect(resolved('view-logs.ask').endpoint).toBe(
      'GET /api/v1/logs/{id}/entries, or GET /api/v1/steps/{id}/logs?logs_id={id}',
    );
    expect(texts(resolved('view-logs.ask'))).toMatch(/^logs_id/);
  });

  it('M14: gives the workspace more than reading with the same access', () => {
    expect(resolved('view-logs.read').note).toMatch(/write and delete there, and stop runs/);
  });

  it('downloads with a token that works twice and without signing in', () => {
    for (const exchange of ['download-artifact', 'download-code']) {
      const token = resolved(`${exchange}.token`);
      expect([token.endpoint, kinds(token)]).toEqual([
        expect.stringMatching(/\/download-token$/),
        ['credentials secret'],
      ]);
      expect(token.note).toMatch(/more than once and without signing in/);
      expect(resolved(`${exchange}.fetch`).credential).toBe('download-token');
    }
  });

  it('connectors §3: looks for an artifact with four requests before it hands out a token, as in aws-reads', () => {
    expect(resolved('download-artifact.look')).toMatchObject({ from: 'server', to: 'artifact-store', requests: 4 });
  });

  it('passes the code archive through the workspace, where it lies in the store and may be read', () => {
    const run = runFor({ storeAccess: true, code: 'artifact-store' });
    expect(placed(run, 'download-code.read', 'saas')).toBe('leaves inbound 443');
    expect(resolved('download-code.read').dataClass).toBe('code');
    const without = [
      { storeAccess: false, code: 'artifact-store' },
      { storeAccess: true, code: 'image' },
    ] as const;
    for (const options of without) {
      expect(idsOf(runFor(options)).filter((id) => id.startsWith('download-code'))).toEqual([]);
    }
  });
});

describe('what is said of code', () => {
  it('K: does not promise that it stays on your machine', () => {
    for (const code of ['repository', 'artifact-store', 'image'] as const) {
      expect(resolved('run-code.compile', { code }).narration).toMatch(/nothing is sent yet\.$/);
    }
  });
});

describe('faults around the control plane (section 6)', () => {
  const retriesOf = (id: string): number | undefined => ZENML_PRO.failures[resolved(id).failure]?.retries;

  it('are tried once by zenml login and by authorize_server, and six times by questions of the workspace', () => {
    const ids = ['sign-in.device', 'connect-workspace.authorize', 'load-stack.check', 'workspace-sign-in.key'];
    expect(ids.map(retriesOf)).toEqual([0, 0, 5, 5]);
  });

  it('stop a new run at the first call', () => {
    const fault = ZENML_PRO.faults.find(({ id }) => id === 'control-plane-unreachable-new-run');
    expect([fault?.message, fault?.times]).toEqual(['load-stack.check', 6]);
  });

  it('let the client notice an expired session before it sends anything', () => {
    const fault = ZENML_PRO.faults.find(({ id }) => id === 'session-expired');
    const { from, to, failure } = resolved(fault?.message ?? '');
    expect([from, to, ZENML_PRO.failures[failure]?.error]).toEqual([
      'client',
      'client',
      "Your ZenML Pro login session has expired. Please log in again using 'zenml login'.",
    ]);
  });
});
