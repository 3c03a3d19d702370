import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { faultsOf, reachableConfigs, reachableGroups } from '../../../src/claims/reachable.ts';
import type { Model } from '../../../src/model/model.ts';
import { failureOf } from '../../../src/simulation/describe.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN } from '../simulation/fixtures.ts';
import { describeReachableConfigs, keysOf } from './reachable-properties.ts';

/** The built-in model with only some options to choose from: quick to go through. */
const modelWithChoices = (...names: readonly string[]): Model => ({
  ...ZENML_PRO,
  options: ZENML_PRO.options.map((option) =>
    option.kind !== 'choice' || names.includes(option.name)
      ? option
      : ({ ...option, values: option.values.slice(0, 1) } as typeof option),
  ),
});

const SMALL = modelWithChoices('trigger', 'code');

describe('faultsOf', () => {
  const faults = faultsOf(ZENML_PRO, configOf());

  it('lets each message of the fault-free run fail once', () => {
    const once = faults.filter((fault) => fault.times === 1).map((fault) => fault.message);
    expect(once).toEqual(DEFAULT_RUN.trace.messages.map((message) => message.id));
  });

  it('lets each message whose sender tries again fail until it gives up', () => {
    const more = faults.filter((fault) => fault.times > 1);
    const retried = DEFAULT_RUN.trace.messages.filter((message) => failureOf(DEFAULT_RUN, message).retries > 0);
    expect(more.map((fault) => fault.message)).toEqual(retried.map((message) => message.id));
    for (const fault of more) {
      const { messages } = simulate(ZENML_PRO, configOf({ fault })).trace;
      const attempts = messages.filter(({ id, status }) => status === 'failed' && id.split('~')[0] === fault.message);
      expect(attempts).toHaveLength(fault.times);
    }
  });
});

// All options of the built-in model: tests/more.
describeReachableConfigs('a few options', modelWithChoices('trigger', 'code', 'analytics', 'cached'));

describe('reachableConfigs', () => {
  it.each([2, 3])('splits into %i shares that are disjoint and complete', (count) => {
    const whole = keysOf([...reachableConfigs(SMALL)]);
    const shares = Array.from({ length: count }, (_, index) => [...reachableConfigs(SMALL, { index, count })]);
    expect(keysOf(shares.flat()).toSorted()).toEqual(whole.toSorted());
    const groups = shares.map((_, index) => reachableGroups(SMALL, { index, count }));
    expect(groups).toEqual(shares.map((share) => share.filter((config) => config.fault === null).length));
  });

  it('follows the options of the model', () => {
    const configs = [...reachableConfigs(SMALL)];
    expect(new Set(configs.map(({ trigger, code }) => `${trigger} ${code}`)).size).toBe(9);
    expect(new Set(configs.map(({ stack, analytics }) => `${stack} ${analytics}`)).size).toBe(1);
  });
});
