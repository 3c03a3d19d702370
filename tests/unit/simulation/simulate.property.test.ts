import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataClassId, PHASE_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { channelsOf, isWithin, routeOf } from '../../../src/layout/layout.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { isMessageId } from '../../../src/model/model.ts';
import { classesOf } from '../../../src/model/wording.ts';
import { countCrossings, crossingIn } from '../../../src/simulation/describe.ts';
import { firstToRun } from '../../../src/simulation/pipeline.ts';
import { endsOf, type Run, specOf, stepsOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { rounds } from '../rounds.ts';
import { faultFreeConfigs, faultyConfigs, idsOf, runConfigs, runFor, SEED } from './fixtures.ts';

const PARAMETERS = { seed: SEED, numRuns: rounds(60) };

/** The attempts at the chosen message that fail. What follows from an outage goes unanswered by itself. */
const failedIn = (run: Run): readonly TraceMessage[] =>
  run.trace.messages.filter((message) => message.status === 'failed' && !specOf(run, message).unanswered);

function everyRun(check: (run: Run) => void): void {
  fc.assert(
    fc.property(runConfigs, (config) => check(runFor(config))),
    PARAMETERS,
  );
}

describe('simulate, for any run config', () => {
  it('gives the same bytes twice', () => {
    everyRun((run) => {
      const { trace, specs } = simulate(ZENML_PRO, run.origin.config);
      expect(JSON.stringify([trace, specs])).toEqual(JSON.stringify([run.trace, run.specs]));
    });
  });

  it('sends in the order of time and receives after it sent, before the run is over', () => {
    everyRun((run) => {
      let previousMs = 0;
      for (const { sentMs, receivedMs } of run.trace.messages) {
        expect(sentMs).toBeGreaterThanOrEqual(previousMs);
        expect(receivedMs).toBeGreaterThan(sentMs);
        expect(receivedMs).toBeLessThan(run.trace.durationMs);
        previousMs = sentMs;
      }
    });
  });

  it('gives every send its own id, made of its step, the id of its spec and its attempt', () => {
    everyRun((run) => {
      expect(new Set(idsOf(run)).size).toEqual(run.trace.messages.length);
      for (const { id, spec, step, attempt } of run.trace.messages) {
        expect(id).toEqual(`${step === null ? '' : `${step}.`}${spec}${attempt === 1 ? '' : `~${attempt}`}`);
      }
    });
  });

  it('counts the sends of each message for itself', () => {
    everyRun((run) => {
      const attempts = new Map<string, number[]>();
      for (const { step, spec, attempt } of run.trace.messages) {
        const own = attempts.get(`${step} ${spec}`) ?? [];
        attempts.set(`${step} ${spec}`, [...own, attempt]);
      }
      for (const own of attempts.values()) expect(own).toEqual(own.map((_, index) => index + 1));
    });
  });

  it('only sends messages that the model has', () => {
    everyRun((run) => {
      expect(run.trace.messages.filter((message) => !isMessageId(ZENML_PRO, message.spec))).toEqual([]);
    });
  });

  it('never goes back to an earlier phase', () => {
    everyRun((run) => {
      const phases = run.trace.messages.map((message) => PHASE_IDS.indexOf(message.phase));
      expect(phases).toEqual([...phases].sort((a, b) => a - b));
    });
  });

  it('delivers every message when nothing is meant to fail', () => {
    fc.assert(
      fc.property(faultFreeConfigs, (config) => {
        const { messages, outcome } = runFor(config).trace;
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
        const run = runFor(config);
        const failed = failedIn(run);
        const [first] = failed;
        const policy = first && ZENML_PRO.failures[specOf(run, first).failure];
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
        const run = runFor(config);
        const { outcome } = run.trace;
        const lastFailed = failedIn(run).at(-1);
        const policy = lastFailed && ZENML_PRO.failures[specOf(run, lastFailed).failure];
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
        const { messages, outcome } = runFor(config).trace;
        if (outcome.status === 'completed') return;
        const runExists = messages.some(
          ({ spec, status }) => status === 'delivered' && /^create-(?:snapshot-|scheduled-)?run\.store$/.test(spec),
        );
        const reported = messages.some(
          ({ spec, status }) => status === 'delivered' && /^report-(?:start|submission|run)-failure\./.test(spec),
        );
        expect(outcome.dashboard).toEqual(!runExists ? 'no-run' : reported ? 'failed' : 'stuck');
      }),
      PARAMETERS,
    );
  });

  it('starts a step only after all its upstream steps have finished', () => {
    everyRun((run) => {
      const pipeline = stepsOf(run);
      for (const step of pipeline) {
        const first = run.trace.messages.find((message) => message.step === step.id);
        for (const upstream of step.upstream.filter((index) => !pipeline[index]?.cached)) {
          const finished = run.trace.messages.findLast(
            ({ step: of, spec, status }) =>
              of === pipeline[upstream]?.id && spec === 'finish-step.completed' && status === 'delivered',
          );
          if (first) expect(finished?.receivedMs).toBeLessThanOrEqual(first.sentMs);
        }
      }
    });
  });

  it('never runs more steps side by side than allowed', () => {
    everyRun((run) => {
      const spans = new Map<string, { fromMs: number; toMs: number }>();
      for (const { step, sentMs, receivedMs } of run.trace.messages) {
        if (step === null) continue;
        const { fromMs, toMs } = spans.get(step) ?? { fromMs: sentMs, toMs: 0 };
        spans.set(step, { fromMs, toMs: Math.max(toMs, receivedMs) });
      }
      const all = [...spans.values()];
      for (const { fromMs } of all) {
        const running = all.filter((span) => span.fromMs <= fromMs && fromMs < span.toMs).length;
        expect(running).toBeLessThanOrEqual(run.origin.config.width);
      }
    });
  });

  it('sends nothing to ZenML in Full On-Prem, except for usage analytics', () => {
    everyRun((run) => {
      const crossing = run.trace.messages.filter((message) => crossingIn(run, 'on-prem', message).border === 'zenml');
      expect(crossing.filter((message) => specOf(run, message).to !== 'analytics')).toEqual([]);
      if (!run.origin.config.analytics) expect(countCrossings(run, 'on-prem')).toEqual(0);
    });
  });

  it('lets no code, image, log, artifact or run metadata cross in Hybrid SaaS, except for usage analytics', () => {
    const yours: readonly DataClassId[] = ['code', 'image', 'logs', 'artifact-data', 'run-metadata'];
    everyRun((run) => {
      const crossing = run.trace.messages.filter(
        (message) =>
          crossingIn(run, 'hybrid', message).border === 'zenml' &&
          yours.includes(specOf(run, message).dataClass) &&
          specOf(run, message).to !== 'analytics',
      );
      expect(crossing).toEqual([]);
    });
  });

  it('lets logs and artifact data cross in SaaS only when the dashboard reads the artifact store', () => {
    everyRun((run) => {
      const crossing = run.trace.messages.filter(
        (message) =>
          crossingIn(run, 'saas', message).border === 'zenml' &&
          ['logs', 'artifact-data'].includes(specOf(run, message).dataClass),
      );
      const isRunnerLog = ({ spec }: TraceMessage): boolean => spec === 'read-snapshot.log';
      if (!run.origin.config.storeAccess) expect(crossing.filter((message) => !isRunnerLog(message))).toEqual([]);
      for (const { exchange } of crossing)
        expect(exchange).toMatch(/^(read-snapshot|view-logs|view-artifact|download-artifact)$/);
      const images = run.trace.messages.filter((message) => crossingIn(run, 'saas', message).border === 'zenml');
      expect(images.filter((message) => classesOf(specOf(run, message)).includes('image'))).toEqual([]);
    });
  });

  it('has a channel in the diagram for every message', () => {
    const channels = channelsOf(WIDE, ZENML_PRO);
    everyRun((run) => {
      expect(
        endsOf(run).filter(
          ({ from, to }) => !isWithin(from, to) && !channels.includes(routeOf(WIDE, from, to).channel),
        ),
      ).toEqual([]);
    });
  });
});
