import { describe, expect, it } from 'vitest';
import {
  BUILT_IN_COMPONENT_IDS,
  BUILT_IN_STACK_IDS,
  BUILT_IN_ZONE_IDS,
  DATA_CLASS_IDS,
  PHASE_IDS,
  type PhaseId,
  RUN_EXCHANGE_IDS,
  SCENARIO_IDS,
  STEP_EXCHANGE_IDS,
} from '../../../machines/model.ts';
import { COMPONENTS } from '../../../src/catalogue/components.ts';
import { DATA_CLASSES } from '../../../src/catalogue/data-classes.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { componentIdsOf, exchangeOfMessage, isMessageId, messageTemplate } from '../../../src/model/model.ts';
import { choicesOf, valuesOf } from '../../../src/model/options.ts';
import type { MessageTag, MessageTemplate } from '../../../src/model/types.ts';
import { DEFAULT_RUN, idsOf } from '../simulation/fixtures.ts';

const messages = ZENML_PRO.exchanges.flatMap((exchange) => exchange.messages);

/** The ids of messages for which something does not hold: empty when all is well, and telling when not. */
const violating = (holds: (message: MessageTemplate) => boolean): string[] =>
  messages.filter((message) => !holds(message)).map((message) => message.id);

/** What stands with you in a scenario. */
const yours = (scenario: (typeof SCENARIO_IDS)[number]): string[] =>
  BUILT_IN_COMPONENT_IDS.filter((id) => ZENML_PRO.scenarios[scenario].placement[id] === 'customer');

/** "Standard Data Flow Steps" of the deployment page: each thing it says, and the messages that tell it. */
const STANDARD_DATA_FLOW: readonly (readonly [phase: PhaseId, bullet: string, ...messages: string[]])[] = [
  ['code-execution', 'You write code and run pipelines with your client SDK using Python', 'run-code.call'],
  [
    'token-acquisition',
    'The ZenML client fetches short-lived tokens from your ZenML workspace',
    'registry-token.ask',
    'registry-token.token',
    'store-token.token',
    'orchestrator-token.token',
  ],
  ['token-acquisition', 'Pushing Docker images to your container registry', 'registry-token.token'],
  ['token-acquisition', 'Communicating with your artifact store', 'store-token.token'],
  ['token-acquisition', 'Submitting workloads to your orchestrator', 'orchestrator-token.token'],
  [
    'image-and-workload-submission',
    'The client automatically builds and pushes Docker images to your container registry',
    'build-image.build',
    'push-image.push',
  ],
  ['image-and-workload-submission', 'Then submits the workload to your orchestrator', 'submit-workload.submit'],
  ['orchestrator-execution', 'The Docker image is pulled from your container registry', 'pull-image.image'],
  ['orchestrator-execution', 'The necessary code is pulled in', 'fetch-code.code'],
  ['orchestrator-execution', 'A connection to your ZenML workspace is established', 'connect-step.config'],
  ['orchestrator-execution', 'The relevant pipeline/step code is executed', 'run-step-code.run'],
  ['runtime-data-flow', 'Pipeline and step run metadata is logged to your ZenML workspace', 'log-metadata.log'],
  ['runtime-data-flow', 'Logs are streamed to your log backend', 'stream-logs.stream'],
  ['runtime-data-flow', 'Artifacts are written to your artifact store', 'write-artifact.save'],
  ['runtime-data-flow', 'Metadata pointing to these artifacts is persisted', 'persist-metadata.store'],
  ['observability', 'The ZenML dashboard connects to your workspace', 'view-run.ask'],
  ['observability', 'Uses all persisted metadata', 'view-run.read'],
  ['observability', 'A complete observability plane', 'view-run.run'],
];

describe('the exchanges', () => {
  it('has exactly one exchange for each id of the machines', () => {
    expect(ZENML_PRO.exchanges.map((exchange) => exchange.id).sort()).toEqual(
      [...RUN_EXCHANGE_IDS, ...STEP_EXCHANGE_IDS].sort(),
    );
  });

  it('gives every exchange a title, a known phase and at least one message', () => {
    const incomplete = ZENML_PRO.exchanges.filter(
      ({ title, phase, messages }) => title === '' || !PHASE_IDS.includes(phase) || messages.length === 0,
    );
    expect(incomplete).toEqual([]);
  });

  it('names each message after its exchange', () => {
    const misnamed = ZENML_PRO.exchanges.flatMap(({ id, messages }) =>
      messages.filter((message) => !new RegExp(`^${id}\\.[a-z][a-z-]*$`).test(message.id)).map((message) => message.id),
    );
    expect(misnamed).toEqual([]);
  });

  it('uses no message id twice', () => {
    expect(new Set(messages.map((message) => message.id)).size).toEqual(messages.length);
  });

  it('takes time for every message', () => {
    expect(violating(({ durationMs }) => Number.isInteger(durationMs) && durationMs > 0)).toEqual([]);
  });

  it('narrates each message in one sentence of at most 130 characters that ends with a period', () => {
    expect(violating(({ narration }) => /^[^\n]+\.$/.test(narration) && !/[.!?]\s/.test(narration))).toEqual([]);
    expect(violating(({ narration }) => narration.length <= 130)).toEqual([]);
  });

  it('says what each message carries, where it goes and how it is secured', () => {
    expect(
      violating(
        ({ label, items, protocol, endpoint, auth }) =>
          items.length > 0 &&
          [label, protocol, endpoint, auth, ...items.map((item) => item.text)].every((text) => text.trim() !== ''),
      ),
    ).toEqual([]);
  });

  it('gives the source of each message, and cites the page for what the page states', () => {
    expect(violating(({ source }) => source.trim() !== '')).toEqual([]);
    expect(
      violating(({ evidence, source }) => evidence !== 'stated' || source.startsWith('Deployment scenarios, ')),
    ).toEqual([]);
  });

  it('cites the source code of the version that it follows, and no older one', () => {
    expect(violating(({ source }) => !/zenml 0\.(?!98)\d/.test(source))).toEqual([]);
    const others = [...Object.values(ZENML_PRO.failures), ...ZENML_PRO.faults.flatMap(({ failure }) => failure ?? [])];
    expect(others.filter(({ source }) => /zenml 0\.(?!98)\d/.test(source))).toEqual([]);
  });

  it('has a TCP port or none, and none for what stays in a process', () => {
    expect(violating(({ protocol, port }) => !(protocol === 'in process' && port !== null))).toEqual([]);
    expect(violating(({ port }) => port === null || (Number.isInteger(port) && port > 0 && port < 65_536))).toEqual([]);
  });

  it('keeps what a component does by itself off the network', () => {
    expect(violating(({ from, to, protocol }) => from !== to || protocol === 'in process')).toEqual([]);
  });
});

describe('the standard data flow steps of the page', () => {
  it.each(STANDARD_DATA_FLOW)('%s: %s', (phase, _, ...ids) => {
    const inCatalogue = ids.map((id) => ({
      id,
      phase: exchangeOfMessage(ZENML_PRO, id).phase,
      evidence: messageTemplate(ZENML_PRO, id).evidence,
      inDefaultRun: DEFAULT_RUN.trace.messages.some((message) => message.spec === id),
    }));
    expect(inCatalogue).toEqual(ids.map((id) => ({ id, phase, evidence: 'stated', inDefaultRun: true })));
  });

  it('are all six phases', () => {
    expect([...new Set(STANDARD_DATA_FLOW.map(([phase]) => phase))]).toEqual([...PHASE_IDS]);
  });

  it('tell the tokens in the order of the page', () => {
    const tokens = idsOf(DEFAULT_RUN).filter((id) => /^(registry|store|orchestrator)-token\.token$/.test(id));
    expect(tokens).toEqual(['registry-token.token', 'store-token.token', 'orchestrator-token.token']);
  });

  it('note that the local Python environment needs client libraries', () => {
    expect(messageTemplate(ZENML_PRO, 'registry-token.ask').note).toEqual(
      'Your local Python environment needs the client libraries for your stack components.',
    );
  });
});

describe('the phases', () => {
  it('has the six phases in their order', () => {
    expect(ZENML_PRO.phases.map((phase) => phase.id)).toEqual([...PHASE_IDS]);
  });
});

describe('the scenarios', () => {
  it('has one entry for each scenario, with the labels of the page', () => {
    expect(Object.entries(ZENML_PRO.scenarios).map(([id, scenario]) => [id, scenario.id, scenario.label])).toEqual([
      ['saas', 'saas', 'SaaS'],
      ['hybrid', 'hybrid', 'Hybrid SaaS'],
      ['on-prem', 'on-prem', 'Full On-Prem'],
    ]);
  });

  /** What others run that you chose, in every scenario. */
  const THIRD_PARTIES = BUILT_IN_COMPONENT_IDS.filter((id) => ZENML_PRO.scenarios.saas.placement[id] === 'third-party');

  it('places the same with third parties in every scenario', () => {
    expect(THIRD_PARTIES).toEqual(['code-repository', 'base-image-registry', 'package-index', 'identity-provider']);
    for (const scenario of SCENARIO_IDS) {
      const { placement } = ZENML_PRO.scenarios[scenario];
      expect(BUILT_IN_COMPONENT_IDS.filter((id) => placement[id] === 'third-party')).toEqual(THIRD_PARTIES);
    }
  });

  it('only ever adds to what is yours: SaaS, then Hybrid SaaS, then Full On-Prem', () => {
    const [saas, hybrid, onPrem] = SCENARIO_IDS.map(yours);
    expect(hybrid).toEqual(expect.arrayContaining(saas ?? []));
    expect(onPrem).toEqual(expect.arrayContaining(hybrid ?? []));
    expect(onPrem).toEqual(BUILT_IN_COMPONENT_IDS.filter((id) => !THIRD_PARTIES.includes(id) && id !== 'analytics'));
    expect(new Set(SCENARIO_IDS.map((scenario) => yours(scenario).length)).size).toEqual(3);
  });

  it('places what the quick comparison of the page names as the page does', () => {
    const rows = (['server', 'metadata-store', 'control-plane', 'pro-ui', 'rbac', 'orchestrator'] as const).map(
      (id) => [id, ...SCENARIO_IDS.map((scenario) => ZENML_PRO.scenarios[scenario].placement[id])],
    );
    expect(rows).toEqual([
      ['server', 'zenml', 'customer', 'customer'],
      ['metadata-store', 'zenml', 'customer', 'customer'],
      ['control-plane', 'zenml', 'zenml', 'customer'],
      ['pro-ui', 'zenml', 'zenml', 'customer'],
      ['rbac', 'zenml', 'zenml', 'customer'],
      ['orchestrator', 'customer', 'customer', 'customer'],
    ]);
  });
});

describe('the components, data classes and zones', () => {
  it('come in the order in which they are shown', () => {
    expect(componentIdsOf(ZENML_PRO)).toEqual([...BUILT_IN_COMPONENT_IDS]);
    expect(Object.keys(ZENML_PRO.dataClasses)).toEqual([...DATA_CLASS_IDS]);
    expect(ZENML_PRO.zones.map(({ id }) => id)).toEqual([...BUILT_IN_ZONE_IDS]);
  });

  it('have labels that differ', () => {
    for (const entries of [COMPONENTS, DATA_CLASSES, ZENML_PRO.zones]) {
      const labels = Object.values(entries).map(({ label }) => label);
      expect([...new Set(labels)]).toEqual(labels);
    }
  });

  it('only have components that take part in some message', () => {
    const used = new Set<string>(
      messages.flatMap(({ from, to, variants = [] }) => [
        from,
        to,
        ...variants.flatMap((variant) => [variant.from ?? from, variant.to ?? to]),
      ]),
    );
    expect(BUILT_IN_COMPONENT_IDS.filter((id) => !used.has(id))).toEqual([]);
  });

  it('says of a zone the same at the start of a sentence and inside of one', () => {
    const differing = ZENML_PRO.zones
      .filter(({ owner }) => owner !== 'third-party')
      .filter(({ label, inSentence }) => label.slice(1) !== inSentence.slice(1));
    expect(differing).toEqual([]);
  });
});

describe('the channels', () => {
  it('join each pair of boxes once', () => {
    const pairs = ZENML_PRO.channels.map((ends) => [...ends].sort().join(' '));
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
  });
});

describe('the tags', () => {
  it('are each on some message, so that nothing asks for one that is never there', () => {
    const tags = {
      'permission-check': 0,
      'sign-in': 0,
      'stack-credential': 0,
      'artifact-pointer': 0,
      'quotes-data': 0,
      'names-run': 0,
      'stores-run': 0,
      'steps-cached': 0,
      'acts-as-user': 0,
      program: 0,
      'step-completed': 0,
    } satisfies Record<MessageTag, 0>;
    const used = new Set(messages.flatMap((message) => message.tags ?? []));
    expect([...used].sort()).toEqual(Object.keys(tags).sort());
  });
});

describe('the options', () => {
  it('need only what is chosen before them', () => {
    const keys: string[] = ['minSteps'];
    for (const option of choicesOf(ZENML_PRO)) {
      const needed = valuesOf(option).flatMap(({ needs = {} }) => Object.keys(needs));
      expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
      keys.push(option.key);
    }
  });
});

describe('the stacks', () => {
  it('can all be chosen, in their order', () => {
    expect(Object.keys(ZENML_PRO.stacks)).toEqual([...BUILT_IN_STACK_IDS]);
    const stack = ZENML_PRO.options.find((option) => option.name === 'stack');
    expect(stack?.kind === 'choice' && stack.values.map(({ id }) => id)).toEqual([...BUILT_IN_STACK_IDS]);
  });
});

describe('the failures', () => {
  it('end each error like a sentence, because another one follows it', () => {
    const unfinished = Object.entries(ZENML_PRO.failures).filter(([, failure]) => !/[.?]$/.test(failure.error));
    expect(unfinished).toEqual([]);
  });

  it('leave nothing open in an error but the step, which the run fills in', () => {
    const open = Object.values(ZENML_PRO.failures).flatMap((failure) => failure.error.match(/<[^>]*>/g) ?? []);
    expect([...new Set(open)]).toEqual(['<step>']);
  });
});

describe('the faults', () => {
  it('are at least 16, over all six phases', () => {
    expect(ZENML_PRO.faults.length).toBeGreaterThanOrEqual(16);
    const phases = new Set(ZENML_PRO.faults.map(({ message }) => exchangeOfMessage(ZENML_PRO, message).phase));
    expect(PHASE_IDS.filter((phase) => !phases.has(phase))).toEqual([]);
  });

  it('only break messages that the catalogue has', () => {
    const unknown = ZENML_PRO.faults
      .flatMap(({ message, orElse = [] }) => [message, ...orElse])
      .filter((id) => !isMessageId(ZENML_PRO, id));
    expect(unknown).toEqual([]);
  });

  it('have a title and an explanation of whole sentences, and a source for what they do on their own', () => {
    const incomplete = ZENML_PRO.faults.filter(
      ({ title, explanation, failure }) =>
        title === '' ||
        !/^[A-Z].*\.$/.test(explanation) ||
        (failure && (failure.source === '' || !/[.?]$/.test(failure.error))),
    );
    expect(incomplete).toEqual([]);
    expect(new Set(ZENML_PRO.faults.map(({ title }) => title)).size).toEqual(ZENML_PRO.faults.length);
  });

  it('have their own ids, which are not those of messages, and fail at least once', () => {
    expect(new Set(ZENML_PRO.faults.map(({ id }) => id)).size).toEqual(ZENML_PRO.faults.length);
    expect(ZENML_PRO.faults.filter(({ id, times }) => isMessageId(ZENML_PRO, id) || times < 1)).toEqual([]);
  });
});
