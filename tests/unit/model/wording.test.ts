import { describe, expect, it } from 'vitest';
import {
  BUILT_IN_STACK_IDS,
  CACHED_IDS,
  CODE_PATH_IDS,
  CREDENTIALS_IDS,
  type DataClassId,
  type RunOptions,
  TRIGGER_IDS,
  WORKLOAD_MANAGER_IDS,
} from '../../../machines/model.ts';
import { COMPONENTS } from '../../../src/catalogue/components.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { channelsOf, isWithin, routeOf } from '../../../src/layout/layout.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { messageTemplate } from '../../../src/model/model.ts';
import { defaultConfig, optionsOf } from '../../../src/model/options.ts';
import type { MessageSpec } from '../../../src/model/types.ts';
import {
  branchesOf,
  circumstancesOf,
  classesOf,
  componentDetail,
  fill,
  holds,
  isSentIn,
  resolveMessage,
  resolverFor,
  wordsOf,
} from '../../../src/model/wording.ts';
import { someOf } from '../rounds.ts';

/** Every combination of the options, whether they go together or not. */
const EVERY_OPTIONS: readonly RunOptions[] = TRIGGER_IDS.flatMap((trigger) =>
  WORKLOAD_MANAGER_IDS.flatMap((workloadManager) =>
    CODE_PATH_IDS.flatMap((code) =>
      BUILT_IN_STACK_IDS.flatMap((stack) =>
        CREDENTIALS_IDS.flatMap((credentials) =>
          CACHED_IDS.flatMap((cached) =>
            [false, true].map((on) => ({
              ...{ trigger, workloadManager, code, stack, credentials, cached },
              who: on ? ('owner' as const) : ('member' as const),
              viewer: on ? ('colleague' as const) : ('self' as const),
              runToken: on ? ('secret' as const) : ('manifest' as const),
              signIn: on ? ('browser' as const) : ('signed-in' as const),
              identityProvider: on ? ('federated' as const) : ('zenml' as const),
              codeHost: on ? ('own' as const) : ('github' as const),
              packages: on ? ('mirror' as const) : ('public' as const),
              imageBuild: on ? ('cluster' as const) : ('local' as const),
              secretsStore: on ? ('cloud' as const) : ('workspace' as const),
              logBackend: on ? ('datadog' as const) : ('artifact-store' as const),
              network: on ? ('proxy' as const) : ('direct' as const),
              artifactMetadata: !on,
              stepSecret: on,
              storeAccess: on,
              analytics: on,
            })),
          ),
        ),
      ),
    ),
  ),
);

const ALL_OPTIONS = someOf(EVERY_OPTIONS, 7);

const STANDARD: RunOptions = optionsOf(defaultConfig(ZENML_PRO));

const resolved = (id: string, options: Partial<RunOptions> = {}): MessageSpec =>
  resolveMessage(ZENML_PRO, messageTemplate(ZENML_PRO, id), { ...STANDARD, ...options });

const ids = ZENML_PRO.exchanges.flatMap((exchange) => exchange.messages.map((message) => message.id));

/** Every message in every wording that some run sends, each wording once. */
const wordings: ReadonlyMap<string, MessageSpec> = new Map(
  ALL_OPTIONS.flatMap((options) => {
    const circumstances = circumstancesOf(ZENML_PRO, options);
    return ids
      .map((id) => resolved(id, options))
      .filter((spec) => isSentIn(spec, circumstances))
      .map((spec): [string, MessageSpec] => [JSON.stringify(spec), spec]);
  }),
);

const violating = (passes: (spec: MessageSpec) => boolean): string[] =>
  [...wordings.values()].filter((spec) => !passes(spec)).map(({ id, narration }) => `${id}: ${narration}`);

const textsOf = ({ label, items, endpoint, auth, narration, note = '', source }: MessageSpec): string =>
  [label, ...items.map(({ text }) => text), endpoint, auth, narration, note, source].join('\n');

describe('resolveMessage, in the words of any run', () => {
  it('has more than one wording for some messages', () => {
    expect(wordings.size).toBeGreaterThan(ids.length);
  });

  it('leaves no placeholder', () => {
    expect(violating((spec) => !/\{\{|\}\}|undefined/.test(textsOf(spec)))).toEqual([]);
  });

  it('narrates in one sentence of at most 130 characters that ends with a period', () => {
    expect(violating(({ narration }) => /^[^\n]+\.$/.test(narration) && !/[.!?]\s/.test(narration))).toEqual([]);
    expect(violating(({ narration }) => narration.length <= 130)).toEqual([]);
  });

  it('cites the page for what the page states, and never shows an endpoint that is none', () => {
    expect(
      violating(({ evidence, source }) => evidence !== 'stated' || source.startsWith('Deployment scenarios, ')),
    ).toEqual([]);
    expect(violating(({ endpoint }) => endpoint !== 'none')).toEqual([]);
  });

  it('fails in a known way and has a channel in the diagram', () => {
    expect(violating(({ failure }) => failure in ZENML_PRO.failures)).toEqual([]);
    const channels = channelsOf(WIDE, ZENML_PRO);
    expect(
      violating(({ from, to }) => isWithin(from, to) || channels.includes(routeOf(WIDE, from, to).channel)),
    ).toEqual([]);
  });

  it('has the class of its main item', () => {
    expect(violating(({ dataClass, items }) => dataClass === items[0].dataClass)).toEqual([]);
    expect(resolved('run-code.call')).toMatchObject({ dataClass: 'code' });
  });

  it('lets the runner job do in a run from the dashboard what the client does in another', () => {
    const { from, to, narration, auth } = resolved('run-token.ask', { trigger: 'dashboard' });
    expect([from, to]).toEqual(['workload-manager', 'server']);
    expect(narration).toMatch(/^The runner job asks/);
    expect(auth).toMatch(/^run token/);
    const asksAsClient = ids.filter((id) => {
      const options: RunOptions = { ...STANDARD, trigger: 'dashboard', cached: 'some', stack: 'gcp' };
      const spec = resolved(id, options);
      return id.startsWith('check-cache.') && (spec.from === 'client' || spec.narration.includes('client'));
    });
    expect(asksAsClient).toEqual([]);
  });

  it('names the services of the stack, and how long their tokens live', () => {
    const submitted = BUILT_IN_STACK_IDS.map((stack) => resolved('submit-workload.submit', { stack }).endpoint);
    expect(submitted).toEqual([
      'Kubernetes API, create Job',
      'Vertex AI API, create the pipeline job',
      'AzureML API, create the job',
      'Kubernetes API, create Job',
    ]);
    const minted = resolved('orchestrator-token.minted', { stack: 'gcp' });
    expect(minted.narration).toEqual('Your cloud issues a token for Vertex AI; on Google Cloud it lives for 1 hour.');
  });

  it('hands out the stored secret when credentials are long-lived', () => {
    const long = (stack: RunOptions['stack']) => resolved('store-token.token', { stack, credentials: 'long-lived' });
    expect(long('aws').items[0].text).toEqual('AWS secret key of the connector, as it is stored');
    expect(long('aws').label).toEqual('Artifact store key, as it is stored');
    expect(long('azure').label).toEqual('Client secret of the service principal');
  });
});

describe('resolverFor', () => {
  it('works out once what a message is that is the same in every run', () => {
    const [one, other] = [STANDARD, { ...STANDARD, stack: 'gcp' as const }].map((of) => resolverFor(ZENML_PRO, of));
    const [same, differing] = ['load-stack.allowed', 'submit-workload.submit'].map((id) =>
      messageTemplate(ZENML_PRO, id),
    );
    if (!one || !other || !same || !differing) throw new Error('[test] There are two of each.');
    expect(one(same)).toBe(other(same));
    expect(one(differing).endpoint).not.toEqual(other(differing).endpoint);
  });
});

describe('classesOf', () => {
  it('has the class of each item once, that of the main item first', () => {
    const item = (dataClass: DataClassId) => ({ text: dataClass, dataClass });
    expect(classesOf({ items: [item('logs'), item('code'), item('logs'), item('control')] })).toEqual([
      'logs',
      'code',
      'control',
    ]);
  });
});

describe('fill', () => {
  it('fills known placeholders and leaves others, so that they can be found', () => {
    expect(fill('{{registry}} and {{nothing}}', wordsOf(ZENML_PRO, STANDARD))).toEqual('Amazon ECR and {{nothing}}');
  });
});

describe('holds', () => {
  const circumstances = circumstancesOf(ZENML_PRO, STANDARD);

  it('asks for all that the condition names', () => {
    expect(holds({}, circumstances)).toEqual(true);
    expect(holds({ trigger: 'sdk', code: 'repository' }, circumstances)).toEqual(true);
    expect(holds({ trigger: 'sdk', code: 'image' }, circumstances)).toEqual(false);
    expect(holds({ code: ['image', 'repository'] }, circumstances)).toEqual(true);
  });
});

describe('circumstancesOf', () => {
  it('lets the orchestrator look for cached steps on Kubernetes, and the submitter elsewhere', () => {
    const checks = BUILT_IN_STACK_IDS.map(
      (stack) => branchesOf(circumstancesOf(ZENML_PRO, { ...STANDARD, stack, cached: 'some' })).cacheCheck,
    );
    expect(checks).toEqual(['orchestrator', 'submitter', 'submitter', 'orchestrator']);
    expect(circumstancesOf(ZENML_PRO, STANDARD).cacheCheck).toEqual('off');
  });

  it('says where each credential comes from', () => {
    const origins = (stack: RunOptions['stack'], credentials: RunOptions['credentials']) => {
      const found = circumstancesOf(ZENML_PRO, { ...STANDARD, stack, credentials });
      return [found.registryToken, found.storeToken, found.orchestratorToken];
    };
    expect(origins('aws', 'short-lived')).toEqual(['issued', 'issued', 'issued']);
    expect(origins('aws', 'long-lived')).toEqual(['issued', 'stored', 'issued']);
    expect(origins('gcp', 'long-lived')).toEqual(['issued', 'stored', 'stored']);
    expect(origins('kubernetes', 'long-lived')).toEqual(['stored', 'stored', 'stored']);
  });
});

describe('componentDetail', () => {
  it('is that of the stack where there is one, and the usual one otherwise', () => {
    const gcp: RunOptions = { ...STANDARD, stack: 'gcp', trigger: 'dashboard', workloadManager: 'aws-ecs' };
    expect(componentDetail(ZENML_PRO, 'orchestrator', gcp)).toEqual('Vertex AI');
    expect(componentDetail(ZENML_PRO, 'rbac', gcp)).toEqual(COMPONENTS.rbac.detail);
    expect(componentDetail(ZENML_PRO, 'workload-manager', gcp)).toEqual('AWS ECS task');
  });

  it('is what the boxes say in the default run', () => {
    const differing = Object.values(COMPONENTS).filter(
      ({ id, detail }) => componentDetail(ZENML_PRO, id, STANDARD) !== detail,
    );
    expect(differing).toEqual([]);
  });
});
