import fc from 'fast-check';
import type { RunConfig } from '../../../machines/model.ts';
import { OPTIONS } from '../../../src/catalogue/index.ts';
import { DEFAULT_RUN_CONFIG, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Trace, TraceMessage } from '../../../src/simulation/trace.ts';

/** One seed for all properties: a failure today is the same failure tomorrow. */
export const SEED = 20_260_101;

export function configOf(overrides: Partial<RunConfig> = {}): RunConfig {
  return { ...DEFAULT_RUN_CONFIG, ...overrides };
}

/** A run in which one message fails, and everything else is as by default. */
export function faultyRun(message: string, times: number, overrides: Partial<RunConfig> = {}): Trace {
  return simulate(configOf({ ...overrides, fault: { message, times } }));
}

export const DEFAULT_TRACE = simulate(configOf());

const traces = new Map<string, Trace>();

/**
 * The trace of a run that is as by default but for `overrides`, simulated once: properties with the same seed ask for
 * the same configs.
 */
export function traceFor(overrides: Partial<RunConfig>): Trace {
  const config = configOf(overrides);
  const key = JSON.stringify(config);
  const trace = traces.get(key) ?? simulate(config);
  traces.set(key, trace);
  return trace;
}

/** Ids of the messages of a trace, in send order. */
export const idsOf = (trace: Trace): string[] => trace.messages.map((message) => message.id);

/** Pipelines of 1 to 12 steps, as wide as they can be, with all other options as by default. */
export const pipelineConfigs: fc.Arbitrary<RunConfig> = fc
  .integer({ min: 1, max: 12 })
  .chain((steps) =>
    fc.record({ steps: fc.constant(steps), width: fc.integer({ min: 1, max: steps }) }).map((shape) => configOf(shape)),
  );

/** Values for all options that are chosen from a list, as they stand in a link; not all of them go together. */
export const choiceValues: fc.Arbitrary<Record<string, string>> = fc.record(
  Object.fromEntries(
    OPTIONS.flatMap((option) =>
      option.kind === 'choice' ? [[option.name, fc.constantFrom(...option.values.map(({ id }) => id))]] : [],
    ),
  ),
);

/** The same pipelines with any options that go together, without a fault. */
export const faultFreeConfigs: fc.Arbitrary<RunConfig> = fc
  .tuple(pipelineConfigs, choiceValues)
  .map(
    ([{ steps, width }, choices]) => parseRunConfig({ ...choices, steps: String(steps), width: String(width) }).config,
  );

/** The same runs in which any message of the fault-free run fails 1 to 8 times. */
export const faultyConfigs: fc.Arbitrary<RunConfig & { readonly fault: { message: string; times: number } }> =
  faultFreeConfigs.chain((config) =>
    fc
      .record({ message: fc.constantFrom(...idsOf(traceFor(config))), times: fc.integer({ min: 1, max: 8 }) })
      .map((fault) => ({ ...config, fault })),
  );

export const runConfigs: fc.Arbitrary<RunConfig> = fc.oneof(faultFreeConfigs, faultyConfigs);

/** A trace of hand-made messages, for times that the catalogue does not produce. */
export function traceOf(messages: readonly Partial<TraceMessage>[], durationMs: number): Trace {
  return {
    version: 1,
    config: configOf(),
    outcome: { status: 'completed' },
    durationMs,
    messages: messages.map((message, index) => ({
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
    })),
  };
}
