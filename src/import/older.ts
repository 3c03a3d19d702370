import * as v from 'valibot';
import type { ComponentId, RunConfig } from '../../machines/model.ts';
import { componentIdsOf, isMessageId, type Model, messageTemplate, successorOf } from '../model/model.ts';
import type { MessageSpec, PayloadItem } from '../model/types.ts';
import { resolveMessage } from '../model/wording.ts';
import type { Run } from '../simulation/run.ts';
import { type Outcome, TRACE_VERSION } from '../simulation/trace.ts';
import { type DescribedMessage, describedSchema, type TraceDocument } from './trace-schema.ts';
import { UnreadableFile } from './unreadable.ts';

/** A component of the model by an id from outside. */
const componentNamed = (model: Model, id: string): ComponentId | undefined =>
  componentIdsOf(model).find((known) => known === id);

/** What the file says about a message, laid over what the model of today says. Null when neither says enough. */
function specFor(model: Model, config: RunConfig, id: string, described: DescribedMessage | null): MessageSpec | null {
  const today = isMessageId(model, id) ? resolveMessage(model, messageTemplate(model, id), config) : null;
  if (!described) return today;
  const [from, to] = [componentNamed(model, described.from), componentNamed(model, described.to)];
  if (!today || !from || !to) return today;
  const [main, ...others] = described.items ?? described.payload.map((text) => ({ ...described, text }));
  if (!main) return today;
  const item = ({ text, dataClass, mark }: DescribedItem): PayloadItem => ({
    text,
    dataClass,
    ...(mark === undefined ? {} : { mark }),
  });
  const { label, narration, note, protocol, port, endpoint, auth, evidence, source } = described;
  const { note: _note, ...rest } = today;
  return {
    ...rest,
    ...{ from, to, label, narration, protocol, port, endpoint, auth, evidence, source },
    opener: described.opener ?? today.opener,
    ...(note === undefined ? {} : { note }),
    dataClass: main.dataClass,
    items: [item(main), ...others.map(item)],
  };
}

type DescribedItem = Pick<DescribedMessage, 'dataClass'> & {
  readonly text: string;
  readonly mark?: PayloadItem['mark'];
};

/** An id with the step that it stands in: the spec may have another name today. */
const renamed = (id: string, spec: string, today: string): string =>
  spec === today ? id : id.replace(spec, () => today);

/**
 * A run that an older model made, as its file tells it. Messages that have another id today get that.
 * Throws an `UnreadableFile` for a message that the model no longer has and that nothing took the place of.
 * @param descriptions what the file says about each message, in the same order; nothing in an OTLP file
 */
export function runOfOlderModel(
  model: Model,
  config: RunConfig,
  document: TraceDocument,
  descriptions: readonly unknown[],
): Run {
  const specs: Record<string, MessageSpec> = {};
  const ids = new Map<string, string>();
  const messages = document.messages.map((message, index) => {
    const spec = successorOf(model, message.spec);
    if (!Object.hasOwn(specs, spec)) {
      const read = v.safeParse(describedSchema, descriptions[index]);
      const found = specFor(model, config, spec, read.success ? read.output : null);
      if (!found)
        throw new UnreadableFile({ code: 'field', message: index + 1, path: 'spec', rule: { code: 'known-message' } });
      specs[spec] = found;
    }
    const fault = message.status === 'failed' ? config.fault?.id : undefined;
    const id = renamed(message.id, message.spec, spec);
    ids.set(message.id, id);
    return {
      ...message,
      spec,
      id,
      ...(fault === undefined ? {} : { fault }),
    };
  });
  const { durationMs, modelVersion } = document;
  const outcome: Outcome =
    document.outcome.status === 'failed'
      ? { ...document.outcome, message: ids.get(document.outcome.message) ?? document.outcome.message }
      : document.outcome;
  return {
    model,
    trace: { version: TRACE_VERSION, outcome, durationMs, messages },
    specs,
    origin: { kind: 'simulated', config, modelVersion },
  };
}
