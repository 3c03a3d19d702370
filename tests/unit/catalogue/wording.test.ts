import { describe, expect, it } from 'vitest';
import {
  CACHED_IDS,
  CODE_PATH_IDS,
  CREDENTIALS_IDS,
  type RunOptions,
  STACK_IDS,
  TRIGGER_IDS,
  WORKLOAD_MANAGER_IDS,
} from '../../../machines/model.ts';
import {
  branchesOf,
  COMPONENTS,
  circumstancesOf,
  componentDetail,
  DEFAULT_OPTIONS,
  EXCHANGES,
  FAILURES,
  holds,
  isSentIn,
  type MessageSpec,
  messageSpec,
  OPTIONS,
  STACKS,
} from '../../../src/catalogue/index.ts';
import { fill, wordsOf } from '../../../src/catalogue/wording.ts';
import { routeOf } from '../../../src/layout/layout.ts';

/** Every combination of the options, whether they go together or not. */
const ALL_OPTIONS: readonly RunOptions[] = TRIGGER_IDS.flatMap((trigger) =>
  WORKLOAD_MANAGER_IDS.flatMap((workloadManager) =>
    CODE_PATH_IDS.flatMap((code) =>
      STACK_IDS.flatMap((stack) =>
        CREDENTIALS_IDS.flatMap((credentials) =>
          CACHED_IDS.flatMap((cached) =>
            [false, true].map((on) => ({
              ...{ trigger, workloadManager, code, stack, credentials, cached },
              storeAccess: on,
              analytics: on,
            })),
          ),
        ),
      ),
    ),
  ),
);

const ids = EXCHANGES.flatMap((exchange) => exchange.messages.map((message) => message.id));

/** Every message in every wording that some run sends, each wording once. */
const wordings: ReadonlyMap<string, MessageSpec> = new Map(
  ALL_OPTIONS.flatMap((options) => {
    const circumstances = circumstancesOf(options);
    return ids
      .map((id) => messageSpec(id, options))
      .filter((spec) => isSentIn(spec, circumstances))
      .map((spec): [string, MessageSpec] => [JSON.stringify(spec), spec]);
  }),
);

const violating = (passes: (spec: MessageSpec) => boolean): string[] =>
  [...wordings.values()].filter((spec) => !passes(spec)).map(({ id, narration }) => `${id}: ${narration}`);

const textsOf = ({ label, payload, endpoint, auth, narration, note = '', source }: MessageSpec): string =>
  [label, ...payload, endpoint, auth, narration, note, source].join('\n');

describe('messageSpec, in the words of any run', () => {
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
    expect(violating(({ failure }) => failure in FAILURES)).toEqual([]);
    expect(violating(({ from, to }) => routeOf(from, to).channel.points.length > 1)).toEqual([]);
  });

  it('is the default wording without options, and for the default ones', () => {
    expect(ids.map((id) => messageSpec(id, DEFAULT_OPTIONS))).toEqual(ids.map((id) => messageSpec(id)));
  });

  it('lets the runner job do in a run from the dashboard what the client does in another', () => {
    const { from, to, narration, auth } = messageSpec('run-token.ask', { ...DEFAULT_OPTIONS, trigger: 'dashboard' });
    expect([from, to]).toEqual(['workload-manager', 'server']);
    expect(narration).toMatch(/^The runner job asks/);
    expect(auth).toMatch(/^run token/);
    const asksAsClient = ids.filter((id) => {
      const options: RunOptions = { ...DEFAULT_OPTIONS, trigger: 'dashboard', cached: 'some', stack: 'gcp' };
      const spec = messageSpec(id, options);
      return id.startsWith('check-cache.') && (spec.from === 'client' || spec.narration.includes('client'));
    });
    expect(asksAsClient).toEqual([]);
  });

  it('names the services of the stack, and how long their tokens live', () => {
    const submitted = STACK_IDS.map(
      (stack) => messageSpec('submit-workload.submit', { ...DEFAULT_OPTIONS, stack }).endpoint,
    );
    expect(submitted).toEqual([
      'Kubernetes API, create Job',
      'Vertex AI API, create the pipeline job',
      'AzureML API, create the job',
      'Kubernetes API, create Job',
    ]);
    const minted = messageSpec('orchestrator-token.minted', { ...DEFAULT_OPTIONS, stack: 'gcp' });
    expect(minted.narration).toEqual('Your cloud issues a token for Vertex AI; on Google Cloud it lives for 1 hour.');
  });

  it('hands out the stored secret when credentials are long-lived', () => {
    const long = (stack: RunOptions['stack']) =>
      messageSpec('store-token.token', { ...DEFAULT_OPTIONS, stack, credentials: 'long-lived' });
    expect(long('aws').payload).toEqual(['AWS secret key of the connector, as it is stored']);
    expect(long('azure').label).toEqual('Artifact store key, as it is stored');
  });
});

describe('fill', () => {
  it('fills known placeholders and leaves others, so that they can be found', () => {
    expect(fill('{{registry}} and {{nothing}}', wordsOf(DEFAULT_OPTIONS))).toEqual('Amazon ECR and {{nothing}}');
  });
});

describe('holds', () => {
  const circumstances = circumstancesOf(DEFAULT_OPTIONS);

  it('asks for all that the condition names', () => {
    expect(holds({}, circumstances)).toEqual(true);
    expect(holds({ trigger: 'sdk', code: 'repository' }, circumstances)).toEqual(true);
    expect(holds({ trigger: 'sdk', code: 'image' }, circumstances)).toEqual(false);
    expect(holds({ code: ['image', 'repository'] }, circumstances)).toEqual(true);
  });
});

describe('circumstancesOf', () => {
  it('lets the orchestrator look for cached steps on Kubernetes, and the submitter elsewhere', () => {
    const checks = STACK_IDS.map(
      (stack) => branchesOf(circumstancesOf({ ...DEFAULT_OPTIONS, stack, cached: 'some' })).cacheCheck,
    );
    expect(checks).toEqual(['orchestrator', 'submitter', 'submitter', 'orchestrator']);
    expect(circumstancesOf(DEFAULT_OPTIONS).cacheCheck).toEqual('off');
  });

  it('says where each credential comes from', () => {
    const origins = (stack: RunOptions['stack'], credentials: RunOptions['credentials']) => {
      const found = circumstancesOf({ ...DEFAULT_OPTIONS, stack, credentials });
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
    const gcp: RunOptions = { ...DEFAULT_OPTIONS, stack: 'gcp', trigger: 'dashboard', workloadManager: 'aws-ecs' };
    expect(componentDetail('orchestrator', gcp)).toEqual('Vertex AI');
    expect(componentDetail('rbac', gcp)).toEqual(COMPONENTS.rbac.detail);
    expect(componentDetail('workload-manager', gcp)).toEqual('AWS ECS task');
  });

  it('is what the boxes say in the default run', () => {
    const differing = Object.values(COMPONENTS).filter(
      ({ id, detail }) => componentDetail(id, DEFAULT_OPTIONS) !== detail,
    );
    expect(differing).toEqual([]);
  });
});

describe('OPTIONS and STACKS', () => {
  it('have the first value of each option as its default', () => {
    const firsts = OPTIONS.flatMap((option) =>
      option.kind === 'choice' ? [[option.key, option.values[0].value]] : [],
    );
    expect(Object.fromEntries(firsts)).toEqual(DEFAULT_OPTIONS);
  });

  it('list every stack', () => {
    expect(Object.keys(STACKS)).toEqual([...STACK_IDS]);
    const stack = OPTIONS.find((option) => option.name === 'stack');
    expect(stack?.kind === 'choice' && stack.values.map(({ id }) => id)).toEqual([...STACK_IDS]);
  });
});
