import { initialTransition } from 'xstate';
import type { ExchangeId, Fault, RunConfig } from '../../machines/model.ts';
import {
  type PipelineRunEmitted,
  type PipelineRunEvent,
  pipelineRunMachine,
} from '../../machines/pipeline-run.machine.ts';
import { type StepRunEmitted, type StepRunEvent, stepRunMachine } from '../../machines/step-run.machine.ts';
import { exchangeSpec, type Model } from '../model/model.ts';
import type { MessageSpec } from '../model/types.ts';
import { branchesOf, circumstancesOf, isSentIn, resolverFor } from '../model/wording.ts';
import { createAgenda } from './agenda.ts';
import { createOutage, type Loss, requestOf } from './away.ts';
import { errorOf, failureOfSpec } from './describe.ts';
import { firstToRun, pipelineOf } from './pipeline.ts';
import type { Run } from './run.ts';
import { stepOf } from './stepping.ts';
import { type Outcome, TRACE_VERSION, type TraceMessage } from './trace.ts';

/** Illustrative pauses, in simulated ms, so that one message can be told from the next. */
const LEAD_IN_MS = 600;
const MESSAGE_GAP_MS = 120;
const EXCHANGE_GAP_MS = 240;
const RETRY_DELAY_MS = 500;
const STEP_STAGGER_MS = 150;
const LEAD_OUT_MS = 600;

/** A run of 10,000 steps has about 100,000 messages. */
const MAX_MESSAGES = 1_000_000;

type MachineEvent = { type: 'exchange.completed' } | Extract<PipelineRunEvent, { type: 'message.failed' }>;

/** A machine and how far it has come in telling its current exchange. */
interface Process {
  /** Index of the pipeline step, null for the run itself. */
  readonly step: number | null;
  readonly send: (event: MachineEvent, atMs: number) => void;
  exchange: ExchangeId | null;
  messages: readonly MessageSpec[];
  next: number;
}

const runTransition = stepOf(pipelineRunMachine);
const stepTransition = stepOf(stepRunMachine);

interface Emitting {
  readonly type: string;
  readonly params?: unknown;
}

/** The events that a pure step emitted, in order. XState returns them as actions of a type it does not declare. */
function emittedBy<Emitted>(actions: readonly Emitting[]): Emitted[] {
  return actions
    .filter((action) => action.type === 'xstate.emit')
    .map((action) => (action.params as { event: Emitted }).event);
}

/**
 * Runs a pipeline ahead of time and records every message. A future event list steps the pure machines: they decide
 * what happens next, the model says which messages that takes and how long, and this function keeps the time.
 * @returns a run in which every message is delivered or failed; the same model and config give the same bytes
 * @throws when the run has more messages than `maxMessages`, which means that a machine loops
 */
export function simulate(model: Model, config: RunConfig, maxMessages: number = MAX_MESSAGES): Run {
  const pipeline = pipelineOf(config.steps, config.width, config.cached);
  const first = firstToRun(config.steps, config.cached);
  const circumstances = circumstancesOf(model, config);
  const resolve = resolverFor(model, config);
  const agenda = createAgenda<() => void>();
  const messages: TraceMessage[] = [];
  const specs: Record<string, MessageSpec> = {};
  /** How often each message has been sent and has failed, by its id without the attempt. */
  const sends = new Map<string, number>();
  const failures = new Map<string, number>();
  const outage = createOutage(model, config.away);
  let lastFailed: TraceMessage | null = null;
  /** The message without which the run cannot end well: the first that its sender gave up. */
  let broke: TraceMessage | null = null;
  let nowMs = LEAD_IN_MS;

  const messageId = (process: Process, spec: MessageSpec): string =>
    process.step === null ? spec.id : `${pipeline[process.step]?.id}.${spec.id}`;

  /** True for a pipeline step of which a listener has seen the like: it is told as a single beat. */
  const isLaterStep = (process: Process): boolean => (process.step ?? first) > first;

  const resolved = new Map<ExchangeId, Record<'first' | 'later', readonly MessageSpec[]>>();

  /** The messages of an exchange that this run sends. */
  function messagesOf(id: ExchangeId, later: boolean): readonly MessageSpec[] {
    let found = resolved.get(id);
    if (!found) {
      const first = exchangeSpec(model, id)
        .messages.filter((template) => isSentIn(template, circumstances))
        .map(resolve);
      found = { first, later: first.filter((spec) => !spec.byFirstStep) };
      resolved.set(id, found);
    }
    return later ? found.later : found.first;
  }

  function startExchange(process: Process, id: ExchangeId): void {
    process.exchange = id;
    process.next = 0;
    process.messages = messagesOf(id, isLaterStep(process));
    agenda.add(nowMs, () => sendNext(process));
  }

  function sendNext(process: Process): void {
    const spec = process.messages[process.next];
    if (!spec) {
      process.send({ type: 'exchange.completed' }, nowMs);
      return;
    }
    if (messages.length >= maxMessages) {
      throw new Error(`[simulate] More than ${maxMessages} messages. Does a machine loop?`);
    }
    const id = messageId(process, spec);
    const attempt = (sends.get(id) ?? 0) + 1;
    if (config.fault || config.away) sends.set(id, attempt);
    if (attempt === 1) outage.beforeFirst(id, nowMs);
    const hasFault = config.fault !== null && failsNow(config.fault, id);
    const loss = hasFault ? null : outage.lossOf(process.messages, process.next, nowMs);
    const why = {
      ...(hasFault && config.fault?.id !== undefined ? { fault: config.fault.id } : {}),
      ...(loss?.failure ? { failure: loss.failure } : {}),
    };
    const fails = hasFault || loss !== null;
    const message = { ...record(process, spec, attempt === 1 ? id : `${id}~${attempt}`, attempt, fails), ...why };
    messages.push(message);
    specs[spec.id] = spec;
    agenda.add(message.receivedMs, () => (fails ? onFailed(process, spec, message, loss) : onDelivered(process, spec)));
  }

  function failsNow(fault: Fault, id: string): boolean {
    return fault.message === id && (failures.get(id) ?? 0) < fault.times;
  }

  function record(process: Process, spec: MessageSpec, id: string, attempt: number, fails: boolean): TraceMessage {
    const exchange = exchangeSpec(model, process.exchange as ExchangeId);
    const step = process.step === null ? null : (pipeline[process.step]?.id ?? null);
    const toldAsOneBeat = isLaterStep(process);
    return {
      id,
      spec: spec.id,
      phase: toldAsOneBeat ? 'runtime-data-flow' : exchange.phase,
      exchange: step === null ? exchange.id : toldAsOneBeat ? step : `${step}.${exchange.id}`,
      step,
      attempt,
      sentMs: nowMs,
      receivedMs: nowMs + spec.durationMs,
      status: fails || spec.unanswered ? 'failed' : 'delivered',
    };
  }

  function onDelivered(process: Process, spec: MessageSpec): void {
    if (spec.tags?.includes('stores-run')) sendToRun({ type: 'run.stored' });
    process.next++;
    const last = process.next >= process.messages.length;
    agenda.add(nowMs + (last ? EXCHANGE_GAP_MS : MESSAGE_GAP_MS), () => sendNext(process));
  }

  function onFailed(process: Process, spec: MessageSpec, message: TraceMessage, loss: Loss | null): void {
    // What is lost to an outage is one more failure of the request that it was for, and sent again from there.
    const id = messageId(process, process.messages[loss?.request ?? process.next] ?? spec);
    const attempt = (failures.get(id) ?? 0) + 1;
    failures.set(id, attempt);
    if (loss) process.next = Math.min(process.next, loss.request);
    const policy = failureOfSpec(model, spec, message);
    lastFailed = message;
    if (attempt > policy.retries && !policy.tolerated) broke ??= message;
    process.send({ type: 'message.failed', attempt, policy: loss ? outage.policyAt(policy, nowMs) : policy }, nowMs);
  }

  function onEmitted(process: Process, emitted: PipelineRunEmitted | StepRunEmitted): void {
    switch (emitted.type) {
      case 'exchange.started':
        startExchange(process, emitted.exchange);
        break;
      case 'exchange.retried':
        process.next = requestOf(process.messages, process.next);
        agenda.add(nowMs + RETRY_DELAY_MS, () => sendNext(process));
        break;
      case 'message.skipped':
        // What follows in the exchange answers or builds on the message that is missing.
        process.next = process.messages.length;
        agenda.add(nowMs + EXCHANGE_GAP_MS, () => sendNext(process));
        break;
      case 'step.ready':
        startStep(emitted.step);
        break;
      case 'step.running':
        if (process.step !== null) sendToRun({ type: 'step.running', step: process.step });
        if (process.step === first) startHeldSteps();
        break;
      case 'orchestrator.lost':
        sendToRun({ type: 'orchestrator.lost' });
        break;
    }
  }

  let startedAtMs = -1;
  let startedTogether = 0;

  let firstIsUnderway = false;
  const held: number[] = [];

  /** Steps that could start together with the first one to run start when that one runs, or has ended. */
  function startHeldSteps(): void {
    firstIsUnderway = true;
    for (const step of held.splice(0)) startStep(step);
  }

  /** Steps that become ready together start one after another, as an orchestrator starts their pods. */
  function startStep(step: number): void {
    if (step !== first && !firstIsUnderway) {
      held.push(step);
      return;
    }
    startedTogether = startedAtMs === nowMs ? startedTogether + 1 : 0;
    startedAtMs = nowMs;
    agenda.add(nowMs + startedTogether * STEP_STAGGER_MS, () => {
      const hasInputs = (pipeline[step]?.upstream.length ?? 0) > 0;
      const [opening, openingActions] = initialTransition(stepRunMachine, { hasInputs, code: config.code });
      let snapshot = opening;
      const process: Process = {
        step,
        exchange: null,
        messages: [],
        next: 0,
        send(event) {
          const [next, actions] = stepTransition(snapshot, event satisfies StepRunEvent);
          snapshot = next;
          for (const emitted of emittedBy<StepRunEmitted>(actions)) onEmitted(process, emitted);
          if (snapshot.status !== 'done') return;
          if (snapshot.matches('completed')) sendToRun({ type: 'step.completed', step });
          else {
            const [reported, cutOff] = [snapshot.matches('failed'), snapshot.matches('cut-off')];
            sendToRun({ type: 'step.failed', step, reported, cutOff });
          }
          if (step === first) startHeldSteps();
        },
      };
      for (const emitted of emittedBy<StepRunEmitted>(openingActions)) onEmitted(process, emitted);
    });
  }

  const [openingRun, openingActions] = initialTransition(pipelineRunMachine, {
    steps: pipeline,
    branches: branchesOf(circumstances),
  });
  let run = openingRun;
  const runProcess: Process = { step: null, exchange: null, messages: [], next: 0, send: (event) => sendToRun(event) };

  function sendToRun(event: PipelineRunEvent): void {
    const [next, actions] = runTransition(run, event);
    run = next;
    for (const emitted of emittedBy<PipelineRunEmitted>(actions)) onEmitted(runProcess, emitted);
  }

  for (const emitted of emittedBy<PipelineRunEmitted>(openingActions)) onEmitted(runProcess, emitted);
  for (let due = agenda.take(); due; due = agenda.take()) {
    nowMs = due.atMs;
    due.entry();
  }
  if (run.status !== 'done') throw new Error(`[simulate] The run stopped in ${JSON.stringify(run.value)}.`);

  const durationMs = messages.reduce((latest, message) => Math.max(latest, message.receivedMs), 0) + LEAD_OUT_MS;
  return {
    model,
    trace: { version: TRACE_VERSION, outcome: outcomeOf(), durationMs, messages },
    specs,
    origin: { kind: 'simulated', config, modelVersion: model.version },
  };

  /** What the machine ended with, and the message that made it. */
  function outcomeOf(): Outcome {
    if (run.matches('completed')) return { status: 'completed' };
    const dashboard = run.matches('failed') ? 'failed' : run.matches('failed-silently') ? 'stuck' : 'no-run';
    const cause = broke ?? lastFailed;
    const spec = cause ? specs[cause.spec] : undefined;
    if (!cause || !spec) throw new Error('[simulate] The run failed without a failed message.');
    const reason = errorOf(failureOfSpec(model, spec, cause), cause.step);
    return { status: 'failed', message: cause.id, reason, dashboard };
  }
}
