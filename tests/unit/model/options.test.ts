import { describe, expect, it } from 'vitest';
import { type RunConfig, TRIGGER_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import type { Model } from '../../../src/model/model.ts';
import {
  applies,
  choicesOf,
  defaultConfig,
  defaultOf,
  missingFor,
  optionGroupsOf,
  optionsOf,
  valuesOf,
} from '../../../src/model/options.ts';
import { configOf, runFor } from '../simulation/fixtures.ts';

describe('missingFor', () => {
  it.each([
    [undefined, []],
    [{}, []],
    [{ trigger: ['sdk'] }, []],
    [{ trigger: ['dashboard'] }, [{ option: 'trigger', values: ['dashboard'] }]],
    [
      { stack: ['gcp', 'azure'], storeAccess: [true] },
      [
        { option: 'stack', values: ['gcp', 'azure'] },
        { option: 'store-access', values: ['on'] },
      ],
    ],
    [{ minSteps: 3 }, []],
    [{ minSteps: 4 }, [{ option: 'steps', least: 4 }]],
  ] as const)('tells of %j what the default run lacks: %j', (needs, missing) => {
    expect(missingFor(ZENML_PRO, needs, configOf())).toEqual(missing);
  });
});

describe('defaultOf', () => {
  it('is the first value that goes with the others', () => {
    const credentials = choicesOf(ZENML_PRO).find(({ key }) => key === 'credentials');
    if (!credentials) throw new Error('[test] No such option.');
    expect(defaultOf(ZENML_PRO, credentials, configOf()).id).toEqual('short-lived');
    expect(defaultOf(ZENML_PRO, credentials, configOf({ stack: 'kubernetes' })).id).toEqual('long-lived');
  });
});

describe('defaultConfig', () => {
  it('is a run from a script on AWS, and leaves no option out', () => {
    expect(defaultConfig(ZENML_PRO)).toEqual({
      who: 'member',
      trigger: 'sdk',
      workloadManager: 'kubernetes',
      signIn: 'signed-in',
      identityProvider: 'zenml',
      viewer: 'self',
      code: 'repository',
      codeHost: 'github',
      packages: 'public',
      imageBuild: 'local',
      stack: 'aws',
      credentials: 'short-lived',
      secretsStore: 'workspace',
      logBackend: 'artifact-store',
      network: 'direct',
      runToken: 'manifest',
      storeAccess: false,
      artifactMetadata: true,
      stepSecret: false,
      analytics: false,
      cached: 'none',
      steps: 3,
      width: 1,
      fault: null,
    } satisfies RunConfig);
  });

  it('takes the first value of each option of the model, whichever that is', () => {
    const turned: Model = {
      ...ZENML_PRO,
      options: ZENML_PRO.options.map((option) =>
        option.kind === 'choice' && option.key === 'stack'
          ? { ...option, values: option.values.toReversed() }
          : option.kind === 'number' && option.name === 'steps'
            ? { ...option, standard: 5 }
            : option,
      ),
    };
    expect(defaultConfig(turned)).toEqual({ ...configOf(), stack: 'kubernetes', steps: 5 });
  });

  it('has values that go together', () => {
    const refused = choicesOf(ZENML_PRO).filter(
      (choice) => missingFor(ZENML_PRO, valuesOf(choice)[0]?.needs, configOf()).length > 0,
    );
    expect(refused).toEqual([]);
  });
});

describe('optionGroupsOf', () => {
  const namesIn = (config: RunConfig): readonly string[] =>
    optionGroupsOf(ZENML_PRO, config).flatMap(({ options }) => options.map(({ name }) => name));
  const allNames = ZENML_PRO.options.map(({ name }) => name).toSorted();

  it('has every option once, where each makes a difference', () => {
    const both = [...namesIn(configOf()), ...namesIn(configOf({ trigger: 'dashboard' }))];
    expect([...new Set(both)].toSorted()).toEqual(allNames);
    for (const trigger of TRIGGER_IDS) {
      const names = namesIn(configOf({ trigger }));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('leaves out an option that makes no difference to the run', () => {
    expect(namesIn(configOf()).toSorted()).toEqual(allNames.filter((name) => name !== 'workload-manager'));
  });

  it('keeps what a run from a saved snapshot does not do, as it says why', () => {
    const building = ['packages', 'image-build'];
    const specs = choicesOf(ZENML_PRO).filter(({ name }) => building.includes(name));
    expect(specs.map(({ otherwise = '' }) => /^This run builds nothing: .+\.$/.test(otherwise))).toEqual([true, true]);
    for (const trigger of TRIGGER_IDS) {
      const config = configOf({ trigger });
      expect(namesIn(config)).toEqual(expect.arrayContaining(building));
      expect(specs.map((spec) => applies(ZENML_PRO, spec, config))).toEqual(Array(2).fill(trigger === 'sdk'));
      const builds = runFor({ trigger }).trace.messages.some(({ exchange }) => exchange === 'build-image');
      expect(builds).toBe(trigger === 'sdk');
    }
  });

  it('leaves out a group with nothing in it', () => {
    const model: Model = { ...ZENML_PRO, optionGroups: [{ id: 'none', label: 'None' }, ...ZENML_PRO.optionGroups] };
    expect(optionGroupsOf(model, configOf())).toEqual(optionGroupsOf(ZENML_PRO, configOf()));
  });

  it('refuses an option that is in no group of the model', () => {
    const model: Model = { ...ZENML_PRO, optionGroups: ZENML_PRO.optionGroups.filter(({ id }) => id !== 'sent') };
    expect(() => optionGroupsOf(model, configOf())).toThrow(
      '[options] The option store-access is in the group "sent", which is not there.',
    );
  });
});

describe('optionsOf', () => {
  it('is what can be chosen from a list', () => {
    expect(Object.keys(optionsOf(configOf())).toSorted()).toEqual(
      choicesOf(ZENML_PRO)
        .map(({ key }) => key)
        .toSorted(),
    );
  });
});
