import { componentOf } from '../model/model.ts';
import type { Guidance, LookAt, LookPlace, MessageSpec } from '../model/types.ts';
import { circumstancesOf, fill, holds, wordsOf } from '../model/wording.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { faultName } from '../simulation/run-config.ts';
import { type Frame, indexOfMessage, type TraceMessage } from '../simulation/trace.ts';

/** The id of the first send; later sends are the same message again. */
export const firstSend = (id: string): string => id.replace(/~\d+$/, '');

/** What people need when a message fails, in the words of its run. */
export interface Advice extends Omit<Guidance, 'look'> {
  /** Where it shows, each place once; what is seen there where one looks first comes first. */
  readonly look: readonly Sight[];
}

export interface Sight {
  readonly where: LookPlace;
  readonly what: string;
}

/** Who opens the connection of a message, and who accepts it. */
const endsOfConnection = ({ from, to, opener }: MessageSpec) =>
  opener === 'sender' ? { asker: from, asked: to } : { asker: to, asked: from };

/** Fills the placeholders of a text with what is true of a run and of one of its messages. */
function filled(run: Run, message: TraceMessage, text: string): string {
  const spec = specOf(run, message);
  const { from, label } = spec;
  const { asker, asked } = endsOfConnection(spec);
  const words: Readonly<Record<string, string>> = {
    step: message.step ?? '(the step)',
    sender: componentOf(run.model, from).label,
    asker: componentOf(run.model, asker).label,
    asked: componentOf(run.model, asked).label,
    what: label,
  };
  const inRun = text.includes('{{') ? fill(text, wordsOf(run.model, run.origin.config)) : text;
  return inRun.replace(/<([a-z]+)>/g, (whole, name: string) => words[name] ?? whole);
}

/** Where one reads what whoever asks says when a message fails. */
function screenOf(run: Run, message: TraceMessage): LookPlace {
  const { asker } = endsOfConnection(specOf(run, message));
  const circumstances = circumstancesOf(run.model, run.origin.config);
  const isPast = (id: string): boolean =>
    run.trace.messages.some(({ spec, sentMs }) => spec === id && sentMs < message.sentMs);
  const rule = (run.model.guidance.screens ?? []).find(
    ({ in: condition = {}, openers = [asker], ofSteps = false, since }) =>
      holds(condition, circumstances) &&
      openers.includes(asker) &&
      !(ofSteps && message.step === null) &&
      (since === undefined || isPast(since)),
  );
  return rule?.where ?? 'Terminal';
}

/** The places that a run has of those that are written down. What stands at two of them is told at the first. */
function sightsOf(run: Run, message: TraceMessage, look: readonly LookAt[]): readonly Sight[] {
  const circumstances = circumstancesOf(run.model, run.origin.config);
  const sights = new Map<LookPlace, Sight>();
  for (const { where: written, what, in: condition = {} } of look) {
    const where = written === 'asker' ? screenOf(run, message) : written;
    if (holds(condition, circumstances) && !sights.has(where))
      sights.set(where, { where, what: filled(run, message, what) });
  }
  return [...sights.values()];
}

/**
 * What to know of a message that fails: where it shows and what to do, in the words of the run. As its fault says, if that
 * says more than the failure does.
 * @returns null for a failure that the model says nothing of
 */
export function guidanceFor(run: Run, message: TraceMessage): Advice | null {
  const { guidance } = run.model;
  const { fault } = run.origin.config;
  const named = fault !== null && firstSend(message.id) === fault.message ? faultName(run.model, fault) : '';
  const found = guidance.faults[named] ?? guidance.failures[message.failure ?? specOf(run, message).failure];
  if (found === undefined) return null;
  const look = sightsOf(run, message, found.look);
  return { ...found, look, sentence: filled(run, message, found.sentence), fix: filled(run, message, found.fix) };
}

/** The sentence of a message: how it goes or, when it fails, what fails. */
export function sentenceOf(run: Run, message: TraceMessage): string {
  const { narration, label } = specOf(run, message);
  if (message.status === 'delivered') return narration;
  return guidanceFor(run, message)?.sentence ?? `“${label}” fails.`;
}

const breaksOfRuns = new WeakMap<Run, number>();

/** Index of the message on which a run ends because it fails for good, -1 when the run completes. */
export function breakOf(run: Run): number {
  let index = breaksOfRuns.get(run);
  if (index === undefined) {
    const { outcome } = run.trace;
    index = outcome.status === 'failed' ? indexOfMessage(run.trace, outcome.message) : -1;
    breaksOfRuns.set(run, index);
  }
  return index;
}

/** True for a message that is sent only because the run has failed by then. */
export function isCleanUp(run: Run, index: number): boolean {
  const end = breakOf(run);
  return end >= 0 && index > end;
}

const firstFailuresOfRuns = new WeakMap<Run, number>();

/** Index of the first message that fails, -1 when all are delivered. A run may survive it. */
export function firstFailureOf(run: Run): number {
  let index = firstFailuresOfRuns.get(run);
  if (index === undefined) {
    index = run.trace.messages.findIndex(({ status }) => status === 'failed');
    firstFailuresOfRuns.set(run, index);
  }
  return index;
}

/**
 * Index of the message that the stage shows at a moment, -1 before the first: the one that the moment is about; but a run
 * that has failed ends on its break, not on the last thing that was still sent.
 */
export function focusOf(run: Run, { atMs, current }: Frame): number {
  const end = breakOf(run);
  return end >= 0 && atMs >= run.trace.durationMs ? end : current;
}
