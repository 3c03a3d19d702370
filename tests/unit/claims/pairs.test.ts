import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { pairwiseConfigs } from '../../../src/claims/pairs.ts';
import { choicesOf, defaultConfig, isPossible, valuesOf } from '../../../src/model/options.ts';

const configs = pairwiseConfigs(ZENML_PRO);
const choices = choicesOf(ZENML_PRO);

describe('pairwiseConfigs', () => {
  it('begins with the default run and has none twice', () => {
    expect(configs[0]).toEqual(defaultConfig(ZENML_PRO));
    expect(new Set(configs.map((config) => JSON.stringify(config))).size).toBe(configs.length);
  });

  it('has only values that go together', () => {
    for (const config of configs) {
      for (const choice of choices) {
        const value = valuesOf(choice).find((candidate) => candidate.value === config[choice.key]);
        expect(value && isPossible(ZENML_PRO, value.needs, config)).toBe(true);
      }
    }
  });

  it('has each value of an option beside each value of every other, but for those that exclude each other', () => {
    const missing = choices.flatMap((one, index) =>
      choices.slice(index + 1).flatMap((other) =>
        valuesOf(one).flatMap((a) =>
          valuesOf(other).flatMap((b) => {
            const isThere = configs.some((config) => config[one.key] === a.value && config[other.key] === b.value);
            return isThere ? [] : [`${one.name} ${a.id}, ${other.name} ${b.id}`];
          }),
        ),
      ),
    );
    expect(missing.toSorted()).toEqual(
      [
        ...['trigger sdk', 'trigger schedule'].flatMap((one) =>
          ['aws-ecs', 'gcp'].map((manager) => `${one}, workload-manager ${manager}`),
        ),
        ...['gcp', 'azure'].map((stack) => `trigger schedule, stack ${stack}`),
        // Nobody signs in at a client but for a run from a script, and for no other an image is built.
        ...['trigger dashboard', 'trigger schedule', 'workload-manager aws-ecs', 'workload-manager gcp'].flatMap(
          (one) =>
            [...['sign-in browser', 'sign-in service-account'], ...['image-build cluster', 'image-build cloud']].map(
              (other) => `${one}, ${other}`,
            ),
        ),
        ...['artifact-store', 'image'].flatMap((code) =>
          ['gitlab', 'own'].map((host) => `code ${code}, code-host ${host}`),
        ),
        ...['stack azure, credentials short-lived', 'stack kubernetes, credentials short-lived'],
        ...['stack gcp, image-build cluster', 'stack azure, image-build cluster'],
        ...['stack azure, image-build cloud', 'stack kubernetes, image-build cloud'],
        ...['stack gcp, run-token secret', 'stack azure, run-token secret'],
        // A service account looks at nothing.
        'sign-in service-account, viewer self',
      ].toSorted(),
    );
  });

  it('changes one option at a time before it changes several', () => {
    const changes = configs.map(
      (config) => choices.filter(({ key }) => config[key] !== defaultConfig(ZENML_PRO)[key]).length,
    );
    expect(changes[0]).toBe(0);
    expect(Math.max(...changes.slice(0, 10))).toBeLessThanOrEqual(2);
  });
});
