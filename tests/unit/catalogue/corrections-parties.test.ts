import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { CLAIMS, type ClaimSpec } from '../../../src/catalogue/claims.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { rulesOf } from '../../../src/claims/firewall.ts';
import { toFirewallMarkdown } from '../../../src/export/firewall-md.ts';
import { headerOf } from '../../../src/export/header.ts';
import { placementOf } from '../../../src/model/crossing.ts';
import { DEFAULT_RUN, idsOf, runFor } from '../simulation/fixtures.ts';
import { asked, kinds, placed, resolved } from './corrections.ts';

/** Who else is talked to: third parties (M6, M9), builds (M12), what is outside of a run (M15), and the rules (M16). */

const claims: readonly ClaimSpec[] = CLAIMS;
const claim = (id: string): ClaimSpec | undefined => claims.find((spec) => spec.id === id);

describe('third parties', () => {
  it.each(SCENARIO_IDS)('M6: the build reaches Docker Hub and PyPI, and the steps the Git host, in %s', (scenario) => {
    for (const id of ['build-image.base', 'build-image.packages', 'fetch-code.code']) {
      expect([id, placed(DEFAULT_RUN, id, scenario)]).toEqual([id, 'enters outbound 443']);
    }
    const parties = rulesOf(DEFAULT_RUN, scenario).filter(({ group }) => group === 'third-party');
    expect(parties.map(({ destination }) => destination)).toEqual([
      ...['base-image-registry', 'package-index', 'code-repository'],
    ]);
  });

  it('M6: are not reached where you run them', () => {
    const run = runFor({ codeHost: 'own', packages: 'mirror' });
    expect(rulesOf(run, 'on-prem').filter(({ group }) => group !== 'inside')).toEqual([]);
  });

  it('M9: a federated identity provider is asked by the browser and by the control plane', () => {
    const run = runFor({ signIn: 'browser', identityProvider: 'federated' });
    const ends = rulesOf(run, 'on-prem')
      .filter(({ destination }) => destination === 'identity-provider')
      .map(({ source, group }) => [source, group]);
    expect(ends.toSorted()).toEqual([
      ['browser', 'third-party'],
      ['control-plane', 'third-party'],
    ]);
    expect(claim('zero-external-dependencies')?.verdicts['on-prem']?.because).toMatch(/the identity provider/);
  });

  it('M15: webhooks, triggers, alerters and hooks are named, though no run here has any', () => {
    expect(claim('outbound-only')?.checks).toMatch(/Webhooks and triggers .+ alerters and hooks, .+ Slack/);
    expect(claim('zero-external-dependencies')?.verdicts['on-prem']?.because).toMatch(/Alerters and hooks .+ Slack/);
  });

  it('M16: the rules list what opens connections inside of your infrastructure too, in the file as well', () => {
    const inside = rulesOf(DEFAULT_RUN, 'hybrid').filter(({ group }) => group === 'inside');
    const routes = inside.map(({ source, destination }) => `${source} ${destination}`);
    for (const route of [
      ...['server cloud-iam', 'server artifact-store', 'server cluster-api', 'step-runtime artifact-store'],
      ...['client container-registry', 'orchestrator server', 'step-runtime server'],
    ]) {
      expect(routes).toContain(route);
    }
    for (const scenario of SCENARIO_IDS) {
      const text = toFirewallMarkdown(DEFAULT_RUN, scenario);
      expect(text).toMatch(/Those inside your infrastructure are listed too/);
      expect(text).not.toMatch(/No connection crosses the boundary|nothing has to be opened/);
    }
  });
});

describe('what the workspace asks about a build', () => {
  it('M12: is two questions for a member and for the owner: the list of builds, and a new one', () => {
    for (const who of ['member', 'owner'] as const) {
      expect(resolved('create-snapshot.build-check', { who })).toMatchObject({
        from: 'server',
        to: 'control-plane',
        requests: 2,
        evidence: 'inferred',
      });
      expect(asked({ who }, 'create-snapshot')).toBe(who === 'member' ? 6 : 5);
    }
    const ids = idsOf(DEFAULT_RUN);
    expect(ids.indexOf('create-snapshot.build-check')).toBe(ids.indexOf('create-snapshot.build') + 1);
  });
});

describe('the orchestrator pod', () => {
  it('K8 §2 and section 2: makes the workspace ask the control plane once a second in the run of a member', () => {
    expect(resolved('start-run.poll-check')).toMatchObject({
      from: 'server',
      to: 'control-plane',
      evidence: 'inferred',
    });
    expect(resolved('start-run.poll-check').narration).toMatch(/every second/);
    expect(placed(DEFAULT_RUN, 'start-run.poll-check', 'hybrid')).toBe('leaves outbound 443');
    for (const options of [{ who: 'owner' }, { stack: 'gcp' }] as const) {
      expect(idsOf(runFor(options))).not.toContain('start-run.poll-check');
    }
  });

  it('K8 §2: the token of a schedule and of a run that never ends stays valid, which is said', () => {
    const { note } = resolved('run-token.token');
    expect(note).toMatch(/A run that never ends, .+ keeps it valid \(inferred\)\./);
    expect(note).toMatch(/schedule has no expiry date either and stands in clear in the CronJob/);
  });
});

describe('the runner job', () => {
  it('D: is called so where it stands, in your infrastructure in every scenario', () => {
    expect(ZENML_PRO.components['workload-manager']?.label).toBe('Runner job');
    for (const scenario of SCENARIO_IDS) {
      expect(placementOf(ZENML_PRO, scenario, runFor({}).origin.config)['workload-manager']).toBe('customer');
    }
  });

  it('M8: its log is read through the Kubernetes API into ZenML in SaaS, whatever the store access', () => {
    const run = runFor({ trigger: 'dashboard', storeAccess: false });
    const log = resolved('read-snapshot.log', { trigger: 'dashboard' });
    expect([log.endpoint, kinds(log)]).toEqual([
      'Kubernetes API, read the log of the runner pod',
      ['logs may-hold-value'],
    ]);
    expect(placed(run, 'read-snapshot.log', 'saas')).toBe('leaves inbound 6443');
    for (const workloadManager of ['aws-ecs', 'gcp'] as const) {
      const elsewhere = resolved('read-snapshot.log', { trigger: 'dashboard', workloadManager });
      expect([elsewhere.evidence, /create Job|run a task/.test(elsewhere.endpoint)]).toEqual(['inferred', false]);
    }
  });
});

describe('usage analytics', () => {
  it('I: a document says that they are switched off, which they are not by default in reality', () => {
    expect(headerOf(DEFAULT_RUN, 'saas').analytics).toBe('usage analytics switched off');
    expect(headerOf(runFor({ analytics: true }), 'saas').analytics).toBe('usage analytics on');
    expect(toFirewallMarkdown(DEFAULT_RUN, 'hybrid')).toMatch(/default options, usage analytics switched off;/);
  });
});
