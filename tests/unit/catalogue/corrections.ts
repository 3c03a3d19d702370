import type { RunConfig, ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { messageTemplate } from '../../../src/model/model.ts';
import type { MessageSpec, PayloadItem } from '../../../src/model/types.ts';
import { circumstancesOf, isSentIn, resolveMessage } from '../../../src/model/wording.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { requestsOf } from '../../../src/simulation/requests.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { configOf, idsOf, runFor } from '../simulation/fixtures.ts';

/** A message as it is in a run that differs from the default in some options. */
export const resolved = (id: string, options: Partial<RunConfig> = {}): MessageSpec =>
  resolveMessage(ZENML_PRO, messageTemplate(ZENML_PRO, id), configOf(options));

/** Whether such a run sends it, as far as that depends on its options. */
export const sent = (id: string, options: Partial<RunConfig> = {}): boolean =>
  isSentIn(messageTemplate(ZENML_PRO, id), circumstancesOf(ZENML_PRO, configOf(options)));

/** All items in one line. */
export const texts = ({ items }: MessageSpec): string => items.map(({ text }) => text).join('; ');

/** The class of each item, and its mark. */
export const kinds = ({ items }: MessageSpec): string[] =>
  items.map(({ dataClass, mark }: PayloadItem) => (mark === undefined ? dataClass : `${dataClass} ${mark}`));

/** Where a message goes, who opens its connection, and at which port, in a scenario. */
export function placed(run: Run, id: string, scenario: ScenarioId): string {
  const message = run.trace.messages.find(({ spec }) => spec === id);
  if (!message) throw new Error(`[test] The run does not send ${id}.`);
  const { crossing, connection } = crossingIn(run, scenario, message);
  return `${crossing} ${connection} ${specOf(run, message).port}`;
}

/** How many requests the workspace sends to the control plane in some exchanges of a run. */
export function asked(options: Partial<RunConfig>, ...exchanges: readonly string[]): number {
  const run = runFor(options);
  const requests = requestsOf(run);
  return run.trace.messages.reduce((sum, message, index) => {
    const { from, to } = specOf(run, message);
    const counts = from === 'server' && to === 'control-plane' && exchanges.includes(message.exchange);
    return sum + (counts ? (requests[index] ?? 0) : 0);
  }, 0);
}

/** The messages of the default run, in their order. */
export const DEFAULT = idsOf(runFor({}));
/** Whether a run, by default the default one, sends one message before another. */
export const isBefore = (one: string, other: string, options: Partial<RunConfig> = {}): boolean => {
  const ids = idsOf(runFor(options));
  return ids.includes(one) && ids.indexOf(one) < ids.indexOf(other);
};
