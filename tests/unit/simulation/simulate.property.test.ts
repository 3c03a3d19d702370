import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataClassId, PHASE_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { FAILURES, isMessageId } from '../../../src/catalogue/index.ts';
import { toJson } from '../../../src/export/json.ts';
import { routeOf } from '../../../src/layout/layout.ts';
import { countCrossings, crossingIn, specOf } from '../../../src/simulation/describe.ts';
import { firstToRun, pipelineOf } from '../../../src/simulation/pipeline.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Trace } from '../../../src/simulation/trace.ts';
import { faultFreeConfigs, faultyConfigs, idsOf, runConfigs, SEED, traceFor } from './fixtures.ts';

const PARAMETERS = { seed: SEED, numRuns: 60 };

function everyTrace(check: (trace: Trace) => void): void {
  fc.assert(
    fc.property(runConfigs, (config) => check(traceFor(config))),
    PARAMETERS,
  );
}

describe('simulate, for any run config', () => {
  it('gives the same bytes twice', () => {
    everyTrace((trace) => {
      expect(JSON.stringify(simulate(trace.config))).toEqual(JSON.stringify(trace));
    });
  });

  it('sends in the order of time and receives after it sent, before the run is over', () => {
    everyTrace((trace) => {
      let previousMs = 0;
      for (const { sentMs, receivedMs } of trace.messages) {
        expect(sentMs).toBeGreaterThanOrEqual(previousMs);
        expect(receivedMs).toBeGreaterThan(sentMs);
        expect(receivedMs).toBeLessThan(trace.durationMs);
        previousMs = sentMs;
      }
    });
  });

  it('gives every send its own id, made of its step, its catalogue id and its attempt', () => {
    everyTrace((trace) => {
      expect(new Set(idsOf(trace)).size).toEqual(trace.messages.length);
      for (const { id, spec, step, attempt } of trace.messages) {
        expect(id).toEqual(`${step === null ? '' : `${step}.`}${spec}${attempt === 1 ? '' : `~${attempt}`}`);
      }
    });
  });

  it('only sends messages that the catalogue has', () => {
    everyTrace((trace) => {
      expect(trace.messages.filter((message) => !isMessageId(message.spec))).toEqual([]);
    });
  });

  it('never goes back to an earlier phase', () => {
    everyTrace((trace) => {
      const phases = trace.messages.map((message) => PHASE_IDS.indexOf(message.phase));
      expect(phases).toEqual([...phases].sort((a, b) => a - b));
    });
  });

  it('delivers every message when nothing is meant to fail', () => {
    fc.assert(
      fc.property(faultFreeConfigs, (config) => {
        const { messages, outcome } = traceFor(config);
        expect(outcome).toEqual({ status: 'completed' });
        expect(messages.filter(({ status, attempt }) => status !== 'delivered' || attempt !== 1)).toEqual([]);
        expect(new Set(messages.flatMap(({ step }) => (step === null ? [] : [step]))).size).toEqual(
          config.steps - firstToRun(config.steps, config.cached),
        );
      }),
      PARAMETERS,
    );
  });

  it('fails the chosen message as often as it is meant to, at most until its sender gives up', () => {
    fc.assert(
      fc.property(faultyConfigs, (config) => {
        const { messages } = traceFor(config);
        const failed = messages.filter((message) => message.status === 'failed');
        const [first] = failed;
        const policy = first && FAILURES[specOf(first).failure];
        expect(first?.id).toEqual(config.fault.message);
        expect(failed.map((message) => message.attempt)).toEqual(
          Array.from({ length: Math.min(config.fault.times, (policy?.retries ?? 0) + 1) }, (_, index) => index + 1),
        );
      }),
      PARAMETERS,
    );
  });

  it('completes if and only if the chosen message gets through or is not needed', () => {
    fc.assert(
      fc.property(faultyConfigs, (config) => {
        const { messages, outcome } = traceFor(config);
        const lastFailed = messages.findLast((message) => message.status === 'failed');
        const policy = lastFailed && FAILURES[specOf(lastFailed).failure];
        const survives = policy !== undefined && (policy.tolerated || config.fault.times <= policy.retries);
        expect(outcome.status).toEqual(survives ? 'completed' : 'failed');
        if (outcome.status === 'failed') expect(outcome.message).toEqual(lastFailed?.id);
      }),
      PARAMETERS,
    );
  });

  it('says of a failed run what the dashboard can know', () => {
    fc.assert(
      fc.property(faultyConfigs, (config) => {
        const { messages, outcome } = traceFor(config);
        if (outcome.status === 'completed') return;
        const runExists = messages.some(({ exchange }) => exchange === 'run-token' || exchange === 'mint-run-token');
        const reported = /^report-(start|submission|run)-failure\./.test(messages.at(-1)?.id ?? '');
        expect(outcome.dashboard).toEqual(!runExists ? 'no-run' : reported ? 'failed' : 'stuck');
      }),
      PARAMETERS,
    );
  });

  it('starts a step only after all its upstream steps have finished', () => {
    everyTrace((trace) => {
      const pipeline = pipelineOf(trace.config.steps, trace.config.width, trace.config.cached);
      for (const step of pipeline) {
        const first = trace.messages.find((message) => message.step === step.id);
        for (const upstream of step.upstream.filter((index) => !pipeline[index]?.cached)) {
          const finished = trace.messages.findLast(
            ({ step: of, spec, status }) =>
              of === pipeline[upstream]?.id && spec === 'finish-step.completed' && status === 'delivered',
          );
          if (first) expect(finished?.receivedMs).toBeLessThanOrEqual(first.sentMs);
        }
      }
    });
  });

  it('never runs more steps side by side than allowed', () => {
    everyTrace((trace) => {
      const spans = new Map<string, { fromMs: number; toMs: number }>();
      for (const { step, sentMs, receivedMs } of trace.messages) {
        if (step === null) continue;
        const { fromMs, toMs } = spans.get(step) ?? { fromMs: sentMs, toMs: 0 };
        spans.set(step, { fromMs, toMs: Math.max(toMs, receivedMs) });
      }
      const all = [...spans.values()];
      for (const { fromMs } of all) {
        const running = all.filter((span) => span.fromMs <= fromMs && fromMs < span.toMs).length;
        expect(running).toBeLessThanOrEqual(trace.config.width);
      }
    });
  });

  it('is the same run in every scenario: only the crossings differ', () => {
    const unplaced = (trace: Trace, scenario: (typeof SCENARIO_IDS)[number]) =>
      toJson(trace, scenario).replace(/"(scenario|crossing|connection)": "[a-z-]+"/g, '"$1"');
    everyTrace((trace) => {
      const [saas, hybrid, onPrem] = SCENARIO_IDS.map((scenario) => unplaced(trace, scenario));
      expect(hybrid).toEqual(saas);
      expect(onPrem).toEqual(saas);
    });
  });

  it('crosses no boundary in Full On-Prem, except for usage analytics', () => {
    everyTrace((trace) => {
      const crossing = trace.messages.filter((message) => crossingIn('on-prem', message).crossing !== 'none');
      expect(crossing.filter((message) => specOf(message).to !== 'analytics')).toEqual([]);
      if (!trace.config.analytics) expect(countCrossings(trace, 'on-prem')).toEqual(0);
    });
  });

  it('lets no code, image, log, artifact or run metadata cross in Hybrid SaaS, except for usage analytics', () => {
    const yours: readonly DataClassId[] = ['code', 'image', 'logs', 'artifact-data', 'run-metadata'];
    everyTrace((trace) => {
      const crossing = trace.messages.filter(
        (message) =>
          crossingIn('hybrid', message).crossing !== 'none' &&
          yours.includes(specOf(message).dataClass) &&
          specOf(message).to !== 'analytics',
      );
      expect(crossing).toEqual([]);
    });
  });

  it('lets logs and artifact data cross in SaaS only when the dashboard reads the artifact store', () => {
    everyTrace((trace) => {
      const crossing = trace.messages.filter(
        (message) =>
          crossingIn('saas', message).crossing !== 'none' &&
          ['logs', 'artifact-data'].includes(specOf(message).dataClass),
      );
      if (!trace.config.storeAccess) expect(crossing).toEqual([]);
      for (const { exchange } of crossing) expect(exchange).toMatch(/^(view-logs|view-artifact|download-artifact)$/);
      const code = trace.messages.filter((message) => crossingIn('saas', message).crossing !== 'none');
      expect(code.filter((message) => ['code', 'image'].includes(specOf(message).dataClass))).toEqual([]);
    });
  });

  it('has a channel in the diagram for every message', () => {
    everyTrace((trace) => {
      for (const message of trace.messages) {
        const { from, to } = specOf(message);
        expect(routeOf(from, to).channel.points.length).toBeGreaterThan(1);
      }
    });
  });

  it('has crossings with both a direction and a connection, or with neither', () => {
    everyTrace((trace) => {
      for (const message of trace.messages) {
        for (const scenario of SCENARIO_IDS) {
          const { crossing, connection } = crossingIn(scenario, message);
          expect(crossing === 'none').toEqual(connection === 'none');
        }
      }
    });
  });
});
