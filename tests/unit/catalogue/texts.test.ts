import { beforeAll, describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { isPossible } from '../../../src/model/options.ts';
import type { Circumstances, Condition, LookPlace } from '../../../src/model/types.ts';
import { circumstancesOf, holds } from '../../../src/model/wording.ts';
import { errorText } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { guidanceFor } from '../../../src/views/failing.ts';

/**
 * Texts are written once and read in many runs. These rules say what cannot be right in some of them, whatever it is
 * about: a bucket on Azure, a pod where there is none, a terminal that nobody sits at.
 */

interface Said {
  readonly text: string;
  /** Id of the message or fault, and what the text is of it. */
  readonly where: string;
  readonly circumstances: Circumstances;
}

interface Rule {
  readonly name: string;
  /** In which runs, and of which texts. Missing: in all, of all. */
  readonly in?: Condition;
  readonly of?: RegExp;
  readonly never: RegExp;
  /** Texts that may say it all the same, by `where` or by what they say. */
  readonly but?: RegExp;
}

/** They tell of the runner job, whose workload manager is chosen apart from the stack. */
const ABOUT_RUNNER = /^(start-runner|read-snapshot|runner-)/;
const ON_KUBERNETES_ELSE = /[Oo]n Kubernetes|Kubernetes only|for Kubernetes;|its pod, if|server pod/;

const RULES: readonly Rule[] = [
  { name: 'a placeholder', never: /<[a-z]+>|\{\{|undefined|\(the step\)/ },
  { name: 'two spaces', never: / {2}|^ | $/ },
  { name: 'a word twice', never: /\b([a-z]+) \1\b/i },
  { name: 'no full stop', of: /narration|note|sentence|fix|error|explanation/, never: /[^.?!”)]$/ },
  { name: 'a caption of more than 30 words', of: /narration|sentence/, never: /^(\S+ ){30,}\S+$/ },
  { name: 'a bucket on Azure', in: { stack: 'azure' }, never: /bucket/i, but: /Amazon bucket/ },
  {
    name: 'a pod or a cluster where there is none',
    in: { orchestrator: 'managed' },
    never: /\bpods?\b|\bcluster\b|\bkubectl\b|Kubernetes/,
    but: new RegExp(`${ABOUT_RUNNER.source}|${ON_KUBERNETES_ELSE.source}`),
  },
  {
    name: 'another cloud',
    in: { stack: ['gcp', 'azure'] },
    of: /narration|item|label|sentence|fix|error/,
    never: /AWS|Amazon|\bS3\b|\bECR\b|\bEKS\b|\bSTS\b/,
    but: ABOUT_RUNNER,
  },
  {
    name: 'a cloud where there is none',
    in: { stack: 'kubernetes' },
    of: /narration|item|label|sentence|fix/,
    never: /AWS|Amazon|\bECR\b|\bEKS\b|[Yy]our cloud/,
    but: ABOUT_RUNNER,
  },
  {
    name: 'a script, a terminal or a client where nobody sits at one',
    in: { trigger: ['dashboard', 'schedule'] },
    of: /narration|label|sentence|look|fix|error|explanation/,
    never: /\bthe (client(?! secret)|script|terminal)\b|your (machine|terminal|script)/i,
    but: /as the client would/,
  },
  {
    name: 'Docker at a builder',
    in: { imageBuild: ['cluster', 'cloud'] },
    never: /Docker daemon/,
    but: /without a Docker daemon/,
  },
  {
    name: 'the artifact store as log backend',
    in: { logBackend: ['otlp', 'datadog'] },
    of: /stream-logs|log-upload/,
    never: /URI of the log|bucket|object store/,
  },
];

/** In which runs a place can be looked at. */
const PLACES: Readonly<Partial<Record<LookPlace, Condition>>> = {
  Terminal: { trigger: 'sdk' },
  'Log of the orchestrator pod': { orchestrator: 'kubernetes' },
  'Log of the pod': { orchestrator: 'kubernetes' },
  'Console of the orchestrator': { orchestrator: 'managed' },
  'Log of the runner job': { trigger: 'dashboard' },
  'Log of the builder': { imageBuild: ['cluster', 'cloud'] },
};

const STACKS = ['aws', 'gcp', 'azure', 'kubernetes'];
const TRIGGERS = ['sdk', 'dashboard', 'schedule'];
/** What texts differ by, beside stack and trigger. */
const OTHERS: readonly Readonly<Record<string, string>>[] = [
  { 'sign-in': 'browser', 'image-build': 'cluster', 'log-backend': 'otlp', 'store-access': 'on' },
  { 'image-build': 'cloud', code: 'image', 'log-backend': 'datadog', 'store-access': 'on', cached: 'some' },
  {
    credentials: 'long-lived',
    code: 'artifact-store',
    'secrets-store': 'cloud',
    'step-secret': 'on',
    'store-access': 'on',
  },
  { 'workload-manager': 'aws-ecs', who: 'owner', 'run-token': 'secret', packages: 'mirror', network: 'proxy' },
];

/** Each stack and trigger that go together, as by default and with two of the others in turn. */
const CONFIGS: readonly RunConfig[] = STACKS.flatMap((stack, row) =>
  TRIGGERS.flatMap((trigger, column) =>
    [{}, OTHERS[(row + column) % OTHERS.length], OTHERS[(row + column + 1) % OTHERS.length]].flatMap((others) => {
      const { config } = parseRunConfig(ZENML_PRO, { ...others, stack, trigger, steps: '2' });
      return config.stack === stack && config.trigger === trigger ? [config] : [];
    }),
  ),
);

/** All that is said of a message, as it goes well and as it fails. */
function saidOf(run: Run, index: number, circumstances: Circumstances): readonly Said[] {
  const message = run.trace.messages[index];
  if (!message) return [];
  const { narration, note = '.', label, items, endpoint } = specOf(run, message);
  const failing = { ...message, status: 'failed' as const };
  const advice = guidanceFor(run, failing);
  const texts: readonly (readonly [string, string])[] = [
    ...[
      ['narration', narration] as const,
      ['note', note] as const,
      ['label', label] as const,
      ['endpoint', endpoint] as const,
    ],
    ...items.map(({ text }) => ['item', text] as const),
    ['error', errorText(run, failing)],
    ['sentence', advice?.sentence ?? ''],
    ['fix', advice?.fix ?? ''],
    ...(advice?.look ?? []).map(({ where, what }) => [`look ${where}`, what] as const),
  ];
  return texts.map(([what, text]) => ({ where: `${message.spec} ${what}`, text, circumstances }));
}

function saidInRun(config: RunConfig): readonly Said[] {
  const run = simulate(ZENML_PRO, config);
  const circumstances = circumstancesOf(ZENML_PRO, config);
  const firsts = new Map(run.trace.messages.map(({ spec }, index) => [spec, index]));
  return [...firsts.values()].flatMap((index) => saidOf(run, index, circumstances));
}

/** What is said of each fault, where it goes with a run and breaks something. */
function saidOfFaults(config: RunConfig): readonly Said[] {
  const { messages } = simulate(ZENML_PRO, config).trace;
  return ZENML_PRO.faults
    .filter(({ requires }) => isPossible(ZENML_PRO, requires, config))
    .flatMap((spec) => {
      const ids = [spec.message, ...(spec.orElse ?? [])];
      const found = ids.flatMap((id) => messages.find((message) => message.spec === id) ?? [])[0];
      // Some faults bring the message that they break.
      const fault = { id: spec.id, times: spec.times, message: found?.id ?? `load_data.${spec.message}` };
      const run = simulate(ZENML_PRO, { ...config, fault });
      const circumstances = circumstancesOf(ZENML_PRO, run.origin.config);
      const broken = run.trace.messages.findIndex(({ status }) => status === 'failed');
      if (broken < 0) return [];
      return [
        { where: `${spec.id} explanation`, text: spec.explanation, circumstances },
        ...saidOf(run, broken, circumstances)
          .filter(({ where }) => /error|sentence|fix|look/.test(where))
          .map((said) => ({ ...said, where: `${spec.id} ${said.where}` })),
      ];
    });
}

/** It takes a second and a half; on a machine that is busy, several times as long. */
const BUSY_MS = 60_000;

describe('what is said in runs with any stack and trigger', () => {
  let all: readonly Said[] = [];
  beforeAll(() => {
    const plain = CONFIGS.filter(
      ({ stack, who, code }) => (stack === 'aws' || stack === 'azure') && who === 'member' && code === 'repository',
    );
    all = [...CONFIGS.flatMap(saidInRun), ...plain.flatMap(saidOfFaults)];
  }, BUSY_MS);

  it.each(RULES.map((rule) => [rule.name, rule] as const))('has nowhere %s', (_, rule) => {
    const wrong = all.filter(
      ({ text, where, circumstances }) =>
        rule.never.test(text) &&
        holds(rule.in ?? {}, circumstances) &&
        (rule.of?.test(where) ?? true) &&
        !(rule.but?.test(where) || rule.but?.test(text)),
    );
    expect([...new Set(wrong.map(({ where, text }) => `${where}: ${text}`))]).toEqual([]);
  });

  it('sends nobody to a place that the run does not have', () => {
    const wrong = all.filter(({ where, circumstances }) => {
      const place = Object.entries(PLACES).find(([name]) => where.endsWith(`look ${name}`));
      return place !== undefined && !holds(place[1], circumstances);
    });
    expect([...new Set(wrong.map(({ where, text }) => `${where}: ${text}`))]).toEqual([]);
  });
});
