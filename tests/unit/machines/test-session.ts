import type { RunConfig, ScenarioId } from '../../../machines/model.ts';
import type { Score } from '../../../machines/score.ts';
import { createSessionMachine } from '../../../machines/session.machine.ts';
import type { SessionEvent } from '../../../machines/session-events.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { defaultConfig } from '../../../src/model/options.ts';

/** As much of a run as the session needs: its config, and messages that lie 10 ms apart. */
export interface TestRun {
  readonly config: RunConfig;
  readonly messages: readonly string[];
}

/** A layer that has to change with the scenario. */
export type TestLayer = 'options' | `beside ${ScenarioId}`;

export type TestEvent = SessionEvent<TestRun, TestLayer, 'help', string>;

export const configOf = (steps: number): RunConfig => ({ ...defaultConfig(ZENML_PRO), steps });

export const runOf = (steps: number): TestRun => ({
  config: configOf(steps),
  messages: ['first', ...Array.from({ length: steps }, (_, step) => `step-${step + 1}`), 'last'],
});

const timeOf = (run: TestRun, message: string | null): number => 10 * Math.max(0, run.messages.indexOf(message ?? ''));

const STORIES: Readonly<Record<ScenarioId, readonly number[]>> = { saas: [0, 1], hybrid: [1], 'on-prem': [0] };

/** In another scenario the story has other stops. */
export const testScoreOf = ({ messages }: TestRun, scenario: ScenarioId): Score => ({
  parts: messages.map((_, index) => ({
    fromMs: 10 * index,
    toMs: 10 * index + 9,
    holdMs: null,
    travelMs: 500,
    standMs: 1500,
  })),
  story: STORIES[scenario],
  phases: [0],
  durationMs: 10 * messages.length,
});

/** The session over runs and layers of the tests. */
export const testSession = createSessionMachine<TestRun, TestLayer, 'help', string>({
  scoreOf: testScoreOf,
  configOf: ({ config }) => config,
  // In SaaS both services are ZenML's, in Hybrid SaaS one, and otherwise none.
  configIn: (_, config, scenario) => {
    if (config.away === undefined) return config;
    const { away, ...healthy } = config;
    if (scenario === 'on-prem') return healthy;
    return { ...healthy, away: { ...away, what: scenario === 'saas' ? 'both' : 'control-plane' } };
  },
  isSameConfig: (one, other) => one.steps === other.steps && one.away?.what === other.away?.what,
  placeOf: (run, message) => ({
    atMs: timeOf(run, message),
    problem: message === null || run.messages.includes(message) ? null : `no ${message}`,
  }),
  samePlace: (before, atMs, after) => timeOf(after, before.messages[Math.floor(atMs / 10)] ?? null),
  layerIn: (layer, from, to) => (layer === `beside ${to}` ? `beside ${from}` : layer),
  lostFile: 'lost',
});
