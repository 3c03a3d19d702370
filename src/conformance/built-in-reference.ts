import { TRIGGER_IDS } from '../../machines/model.ts';
import { CALLS } from '../catalogue/calls.ts';
import { ZENML_PRO } from '../catalogue/index.ts';
import { failureSpec, type Model } from '../model/model.ts';
import { defaultConfig } from '../model/options.ts';
import type { MessageSpec } from '../model/types.ts';
import { resolveMessage } from '../model/wording.ts';
import type { Run } from '../simulation/run.ts';
import { type OptionValues, parseRunConfig } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';
import { type MessageDescription, type Reference, referenceOf } from './reference.ts';

/** Options of runs that have all messages between them, each in every place that it can have. */
function samples(model: Model): readonly OptionValues[] {
  const combinations = TRIGGER_IDS.flatMap((trigger) =>
    ['repository', 'artifact-store', 'image'].flatMap((code) =>
      ['aws', 'kubernetes'].flatMap((stack) =>
        ['none', 'some', 'all'].map((cached) => ({ trigger, code, stack, cached })),
      ),
    ),
  );
  const words = [{ stack: 'gcp' }, { stack: 'azure' }, { credentials: 'long-lived' }];
  const faults = [...model.faults.map(({ id }) => id), 'load_data.run-step-code.run'].map((fault) => ({ fault }));
  const others = [...words, ...faults].flatMap((values) => [
    { trigger: 'sdk', ...values },
    { trigger: 'dashboard', ...values },
  ]);
  const signIns = [{ 'sign-in': 'service-account' }];
  return [...combinations, ...others, ...signIns].map((values) => ({
    analytics: 'on',
    'store-access': 'on',
    // Only what a script starts has the sign-in of a client.
    ...('trigger' in values && values.trigger !== 'sdk' ? {} : { 'sign-in': 'browser' }),
    ...values,
  }));
}

/** The runs of those that can be chosen. */
function runsOf(model: Model, values: readonly OptionValues[]): readonly Run[] {
  return values.flatMap((value) => {
    const { config, problems } = parseRunConfig(model, value);
    return problems.length === 0 ? [simulate(model, config)] : [];
  });
}

const describe = (model: Model, exchange: string, spec: MessageSpec): MessageDescription => ({
  id: spec.id,
  exchange,
  from: spec.from,
  to: spec.to,
  opener: spec.opener,
  items: spec.items,
  retries: failureSpec(model, spec.failure).retries,
});

/** A model, as it can be held against traffic: every message in the words of every run that has it. */
export function builtInReference(model: Model = ZENML_PRO): Reference {
  const runs = runsOf(model, samples(model));
  const descriptions = model.exchanges.flatMap(({ id, messages }) =>
    messages.flatMap((template) => [
      describe(model, id, resolveMessage(model, template, defaultConfig(model))),
      ...runs.flatMap(({ specs }) => {
        const spec = specs[template.id];
        return spec ? [describe(model, id, spec)] : [];
      }),
    ]),
  );
  return referenceOf({
    descriptions,
    runs: runs.map(({ trace }) => trace.messages.map(({ spec, step }) => ({ id: spec, step }))),
    calls: CALLS,
  });
}
