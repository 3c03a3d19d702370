import { describe, expect, it } from 'vitest';
import {
  COMPONENT_IDS,
  DATA_CLASS_IDS,
  EVIDENCE_IDS,
  INFRASTRUCTURE_IDS,
  PHASE_IDS,
  type PhaseId,
  RUN_EXCHANGE_IDS,
  SCENARIO_IDS,
  STEP_EXCHANGE_IDS,
} from '../../../machines/model.ts';
import {
  COMPONENTS,
  DATA_CLASSES,
  EXCHANGES,
  exchangeOf,
  exchangeSpec,
  FAILURES,
  FAULTS,
  INFRASTRUCTURES,
  isMessageId,
  type MessageSpec,
  messageSpec,
  PHASES,
  SCENARIOS,
} from '../../../src/catalogue/index.ts';
import { DEFAULT_TRACE, idsOf } from '../simulation/fixtures.ts';

const messages = EXCHANGES.flatMap((exchange) => exchange.messages);

/** The ids of messages for which something does not hold: empty when all is well, and telling when not. */
const violating = (holds: (message: MessageSpec) => boolean): string[] =>
  messages.filter((message) => !holds(message)).map((message) => message.id);

/** What stands with you in a scenario. */
const yours = (scenario: (typeof SCENARIO_IDS)[number]): string[] =>
  COMPONENT_IDS.filter((id) => SCENARIOS[scenario].placement[id] === 'customer');

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
  ['runtime-data-flow', 'Metadata pointing to these artifacts is persisted', 'persist-metadata.pointers'],
  ['observability', 'The ZenML dashboard connects to your workspace', 'view-run.ask'],
  ['observability', 'Uses all persisted metadata', 'view-run.read'],
  ['observability', 'A complete observability plane', 'view-run.run'],
];

describe('EXCHANGES', () => {
  it('has exactly one exchange for each id of the machines', () => {
    expect(EXCHANGES.map((exchange) => exchange.id).sort()).toEqual([...RUN_EXCHANGE_IDS, ...STEP_EXCHANGE_IDS].sort());
  });

  it('gives every exchange a title, a known phase and at least one message', () => {
    const incomplete = EXCHANGES.filter(
      ({ title, phase, messages }) => title === '' || !PHASE_IDS.includes(phase) || messages.length === 0,
    );
    expect(incomplete).toEqual([]);
  });

  it('names each message after its exchange', () => {
    const misnamed = EXCHANGES.flatMap(({ id, messages }) =>
      messages.filter((message) => !new RegExp(`^${id}\\.[a-z][a-z-]*$`).test(message.id)).map((message) => message.id),
    );
    expect(misnamed).toEqual([]);
  });

  it('uses no message id twice', () => {
    expect(new Set(messages.map((message) => message.id)).size).toEqual(messages.length);
  });

  it('sends between known components', () => {
    expect(violating(({ from, to }) => COMPONENT_IDS.includes(from) && COMPONENT_IDS.includes(to))).toEqual([]);
  });

  it('uses known data classes, evidence and failures', () => {
    expect(
      violating(
        ({ dataClass, evidence, failure }) =>
          DATA_CLASS_IDS.includes(dataClass) && EVIDENCE_IDS.includes(evidence) && failure in FAILURES,
      ),
    ).toEqual([]);
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
        ({ label, payload, protocol, endpoint, auth }) =>
          payload.length > 0 && [label, protocol, endpoint, auth, ...payload].every((text) => text.trim() !== ''),
      ),
    ).toEqual([]);
  });

  it('gives the source of each message, and cites the page for what the page states', () => {
    expect(violating(({ source }) => source.trim() !== '')).toEqual([]);
    expect(
      violating(({ evidence, source }) => evidence !== 'stated' || source.startsWith('Deployment scenarios, ')),
    ).toEqual([]);
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
    const told = ids.map((id) => ({
      id,
      phase: exchangeOf(messageSpec(id)).phase,
      evidence: messageSpec(id).evidence,
      inDefaultRun: DEFAULT_TRACE.messages.some((message) => message.spec === id),
    }));
    expect(told).toEqual(ids.map((id) => ({ id, phase, evidence: 'stated', inDefaultRun: true })));
  });

  it('are all six phases', () => {
    expect([...new Set(STANDARD_DATA_FLOW.map(([phase]) => phase))]).toEqual([...PHASE_IDS]);
  });

  it('tell the tokens in the order of the page', () => {
    const tokens = idsOf(DEFAULT_TRACE).filter((id) => /^(registry|store|orchestrator)-token\.token$/.test(id));
    expect(tokens).toEqual(['registry-token.token', 'store-token.token', 'orchestrator-token.token']);
  });

  it('note that the local Python environment needs client libraries', () => {
    expect(messageSpec('registry-token.ask').note).toEqual(
      'Your local Python environment needs the client libraries for your stack components.',
    );
  });
});

describe('PHASES', () => {
  it('has the six phases in their order', () => {
    expect(PHASES.map((phase) => phase.id)).toEqual([...PHASE_IDS]);
  });
});

describe('SCENARIOS', () => {
  it('has one entry for each scenario, with the labels of the page', () => {
    expect(Object.entries(SCENARIOS).map(([id, scenario]) => [id, scenario.id, scenario.label])).toEqual([
      ['saas', 'saas', 'SaaS'],
      ['hybrid', 'hybrid', 'Hybrid SaaS'],
      ['on-prem', 'on-prem', 'Full On-Prem'],
    ]);
  });

  it.each(SCENARIO_IDS)('places every component in %s', (scenario) => {
    const { placement } = SCENARIOS[scenario];
    expect(Object.keys(placement).sort()).toEqual([...COMPONENT_IDS].sort());
    expect(Object.values(placement).filter((place) => !INFRASTRUCTURE_IDS.includes(place))).toEqual([]);
  });

  it('only ever adds to what is yours: SaaS, then Hybrid SaaS, then Full On-Prem', () => {
    const [saas, hybrid, onPrem] = SCENARIO_IDS.map(yours);
    expect(hybrid).toEqual(expect.arrayContaining(saas ?? []));
    expect(onPrem).toEqual(expect.arrayContaining(hybrid ?? []));
    expect(onPrem).toEqual(COMPONENT_IDS.filter((id) => id !== 'analytics'));
    expect(new Set(SCENARIO_IDS.map((scenario) => yours(scenario).length)).size).toEqual(3);
  });

  it('places what the quick comparison of the page names as the page does', () => {
    const rows = (['server', 'metadata-store', 'control-plane', 'pro-ui', 'rbac', 'orchestrator'] as const).map(
      (id) => [id, ...SCENARIO_IDS.map((scenario) => SCENARIOS[scenario].placement[id])],
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

describe('COMPONENTS, DATA_CLASSES and INFRASTRUCTURES', () => {
  it('have one entry for each id', () => {
    expect(Object.values(COMPONENTS).map(({ id }) => id)).toEqual([...COMPONENT_IDS]);
    expect(Object.values(DATA_CLASSES).map(({ id }) => id)).toEqual([...DATA_CLASS_IDS]);
    expect(Object.values(INFRASTRUCTURES).map(({ id }) => id)).toEqual([...INFRASTRUCTURE_IDS]);
  });

  it('have labels that differ', () => {
    for (const entries of [COMPONENTS, DATA_CLASSES, INFRASTRUCTURES]) {
      const labels = Object.values(entries).map(({ label }) => label);
      expect([...new Set(labels)]).toEqual(labels);
    }
  });

  it('only have components that take part in some message', () => {
    const used = new Set<string>(messages.flatMap(({ from, to }) => [from, to]));
    expect(COMPONENT_IDS.filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('FAILURES', () => {
  it('end each error like a sentence, because another one follows it', () => {
    const unfinished = Object.entries(FAILURES).filter(([, failure]) => !/[.?]$/.test(failure.error));
    expect(unfinished).toEqual([]);
  });

  it('leave nothing open in an error but the step, which the run fills in', () => {
    const open = Object.values(FAILURES).flatMap((failure) => failure.error.match(/<[^>]*>/g) ?? []);
    expect([...new Set(open)]).toEqual(['<step>']);
  });
});

describe('FAULTS', () => {
  it('are at least 16, over all six phases', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(16);
    const phases = new Set(FAULTS.map(({ message }) => exchangeOf(messageSpec(message)).phase));
    expect(PHASE_IDS.filter((phase) => !phases.has(phase))).toEqual([]);
  });

  it('only break messages that the catalogue has', () => {
    const unknown = FAULTS.flatMap(({ message, orElse = [] }) => [message, ...orElse]).filter((id) => !isMessageId(id));
    expect(unknown).toEqual([]);
  });

  it('have a title and an explanation of whole sentences, and a source for what they do on their own', () => {
    const incomplete = FAULTS.filter(
      ({ title, explanation, failure }) =>
        title === '' ||
        !/^[A-Z].*\.$/.test(explanation) ||
        (failure && (failure.source === '' || !/[.?]$/.test(failure.error))),
    );
    expect(incomplete).toEqual([]);
    expect(new Set(FAULTS.map(({ title }) => title)).size).toEqual(FAULTS.length);
  });

  it('have their own ids, which are not those of messages, and fail at least once', () => {
    expect(new Set(FAULTS.map(({ id }) => id)).size).toEqual(FAULTS.length);
    expect(FAULTS.filter(({ id, times }) => isMessageId(id) || times < 1)).toEqual([]);
  });
});

describe('exchangeSpec, messageSpec and exchangeOf', () => {
  it('find what they are asked for', () => {
    expect(exchangeSpec('push-image').messages.map(({ id }) => id)).toEqual(['push-image.push']);
    expect(messages.map((message) => messageSpec(message.id))).toEqual(messages);
    expect(exchangeOf(messageSpec('view-run.ask')).id).toEqual('view-run');
  });

  it('throw for a message that the catalogue lacks', () => {
    expect(() => messageSpec('push-image.pull')).toThrow('[catalogue] Unknown message: push-image.pull.');
  });
});

describe('isMessageId', () => {
  it('knows catalogue ids, and neither ids of the trace nor names of objects', () => {
    expect(
      ['push-image.push', 'train.pull-image.image', 'push-image', '', 'constructor'].map((id) => isMessageId(id)),
    ).toEqual([true, false, false, false, false]);
  });
});
