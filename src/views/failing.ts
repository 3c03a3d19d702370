import { componentOf } from '../model/model.ts';
import type { Guidance } from '../model/types.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { faultName } from '../simulation/run-config.ts';
import { type Frame, indexOfMessage, type TraceMessage } from '../simulation/trace.ts';

/** The id of the first send; later sends are the same message again. */
export const firstSend = (id: string): string => id.replace(/~\d+$/, '');

/** Fills the placeholders of a text with what is true of a message. */
function filled(run: Run, message: TraceMessage, text: string): string {
  const { from, to, opener, label } = specOf(run, message);
  const [asker, asked] = opener === 'sender' ? [from, to] : [to, from];
  const words: Readonly<Record<string, string>> = {
    step: message.step ?? '(the step)',
    sender: componentOf(run.model, from).label,
    asker: componentOf(run.model, asker).label,
    asked: componentOf(run.model, asked).label,
    what: label,
  };
  return text.replace(/<([a-z]+)>/g, (whole, name: string) => words[name] ?? whole);
}

/**
 * What to know of a message that fails: where it shows and what to do, in the words of the run. As its fault says, if that
 * says more than the failure does.
 * @returns null for a failure that the model says nothing of
 */
export function guidanceFor(run: Run, message: TraceMessage): Guidance | null {
  const { guidance } = run.model;
  const { fault } = run.origin.config;
  const named = fault !== null && firstSend(message.id) === fault.message ? faultName(run.model, fault) : '';
  const found = guidance.faults[named] ?? guidance.failures[message.failure ?? specOf(run, message).failure];
  if (found === undefined) return null;
  const [first, ...others] = found.look;
  const fill = (text: string): string => filled(run, message, text);
  const at = ({ where, what }: Guidance['look'][number]) => ({ where, what: fill(what) });
  return { ...found, sentence: fill(found.sentence), look: [at(first), ...others.map(at)], fix: fill(found.fix) };
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
