import fc from 'fast-check';
import type { RunConfig } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { messageTemplate } from '../../../src/model/model.ts';
import { choicesOf, defaultConfig, valuesOf } from '../../../src/model/options.ts';
import type { FaultSpec } from '../../../src/model/types.ts';
import { resolveMessage } from '../../../src/model/wording.ts';
import type { Run } from '../../../src/simulation/run.ts';
import { parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { TRACE_VERSION, type TraceMessage } from '../../../src/simulation/trace.ts';

/** One seed for all properties: a failure today is the same failure tomorrow. */
export const SEED = 20_260_101;

export function configOf(overrides: Partial<RunConfig> = {}): RunConfig {
  return { ...defaultConfig(ZENML_PRO), ...overrides };
}

/** A run in which one message fails, and everything else is as by default. */
export function faultyRun(message: string, times: number, overrides: Partial<RunConfig> = {}): Run {
  return simulate(ZENML_PRO, configOf({ ...overrides, fault: { message, times } }));
}

export const DEFAULT_RUN = simulate(ZENML_PRO, configOf());

/** The default run, with the sign-in on a device before it. */
export const SIGN_IN_RUN = simulate(ZENML_PRO, configOf({ signIn: 'browser' }));

const runs = new Map<string, Run>();

/**
 * A run that is as by default but for `overrides`, simulated once: properties with the same seed ask for the same
 * configs.
 */
export function runFor(overrides: Partial<RunConfig>): Run {
  const config = configOf(overrides);
  const key = JSON.stringify(config);
  const run = runs.get(key) ?? simulate(ZENML_PRO, config);
  runs.set(key, run);
  return run;
}

/** Ids of the messages of a run, in send order. */
export const idsOf = ({ trace }: Run): string[] => trace.messages.map((message) => message.id);

/** The message of a run with this id. Throws when the run has none. */
export function messageOf({ trace }: Run, id: string): TraceMessage {
  const message = trace.messages.find((candidate) => candidate.id === id);
  if (!message) throw new Error(`[test] The run has no message ${id}.`);
  return message;
}

/** The named fault with this id. Throws when the model has none. */
export function faultSpec(id: string): FaultSpec {
  const fault = ZENML_PRO.faults.find((candidate) => candidate.id === id);
  if (!fault) throw new Error(`[test] The model has no fault ${id}.`);
  return fault;
}

/** Pipelines of 1 to 12 steps, as wide as they can be, with all other options as by default. */
export const pipelineConfigs: fc.Arbitrary<RunConfig> = fc
  .integer({ min: 1, max: 12 })
  .chain((steps) =>
    fc.record({ steps: fc.constant(steps), width: fc.integer({ min: 1, max: steps }) }).map((shape) => configOf(shape)),
  );

/** Values for all options that are chosen from a list, as they stand in a link; not all of them go together. */
export const choiceValues: fc.Arbitrary<Record<string, string>> = fc.record(
  Object.fromEntries(
    choicesOf(ZENML_PRO).map((choice) => [choice.name, fc.constantFrom(...valuesOf(choice).map(({ id }) => id))]),
  ),
);

/** The same pipelines with any options that go together, without a fault. */
export const faultFreeConfigs: fc.Arbitrary<RunConfig> = fc
  .tuple(pipelineConfigs, choiceValues)
  .map(
    ([{ steps, width }, choices]) =>
      parseRunConfig(ZENML_PRO, { ...choices, steps: String(steps), width: String(width) }).config,
  );

/** The same runs in which any message of the fault-free run fails 1 to 8 times. */
export const faultyConfigs: fc.Arbitrary<RunConfig & { readonly fault: { message: string; times: number } }> =
  faultFreeConfigs.chain((config) =>
    fc
      .record({ message: fc.constantFrom(...idsOf(runFor(config))), times: fc.integer({ min: 1, max: 8 }) })
      .map((fault) => ({ ...config, fault })),
  );

export const runConfigs: fc.Arbitrary<RunConfig> = fc.oneof(faultFreeConfigs, faultyConfigs);

/** The default run with other messages, for times that the model does not produce. */
export function runOf(messages: readonly Partial<TraceMessage>[], durationMs: number): Run {
  const sent = messages.map(
    (message, index): TraceMessage => ({
      id: `message-${index}`,
      spec: 'run-code.call',
      phase: 'code-execution',
      exchange: 'run-code',
      step: null,
      attempt: 1,
      sentMs: 0,
      receivedMs: 1,
      status: 'delivered',
      ...message,
    }),
  );
  return {
    ...DEFAULT_RUN,
    trace: { version: TRACE_VERSION, outcome: { status: 'completed' }, durationMs, messages: sent },
    specs: Object.fromEntries(
      sent.map(({ spec }) => [spec, resolveMessage(ZENML_PRO, messageTemplate(ZENML_PRO, spec), configOf())]),
    ),
  };
}
