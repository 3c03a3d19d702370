import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { substituteOf } from '../../../src/model/model.ts';
import { valuesOf } from '../../../src/model/options.ts';
import { pipelineOf } from '../../../src/simulation/pipeline.ts';
import {
  type ConfigProblem,
  formatRunConfig,
  MAX_FAULT_TIMES,
  MAX_STEPS,
  type OptionValues,
  optionNames,
  parseRunConfig,
} from '../../../src/simulation/run-config.ts';
import { rounds } from '../rounds.ts';
import { configOf, faultFreeConfigs, idsOf, runConfigs, runFor, SEED } from './fixtures.ts';

/** The fault that an option asks for, null when it is refused. */
const faultOf = (fault: string, steps = 3, width = 1): Fault | null =>
  parseRunConfig(ZENML_PRO, { steps: String(steps), width: String(width), fault }).config.fault;

/** Text of any kind, and text that is close to what is understood. */
const garbage = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^-?\d{0,12}(\.\d+)?$/),
  fc.stringMatching(/^(train|load_data|evaluate)?\.?(push-image|pull-image)?\.?(push|image)?(\*\d{0,5})?$/),
  fc.constantFrom('', ' ', '1e3', '0x10', 'NaN', '__proto__', 'constructor', 'toString', '3 ', '٣'),
);

/** For each option, text of any kind or a value that is understood in some runs. */
const anything = Object.fromEntries(
  ZENML_PRO.options.map((option) => [
    option.name,
    option.kind === 'choice'
      ? fc.oneof(garbage, fc.constantFrom(...valuesOf(option).map(({ id }) => id)))
      : option.kind === 'fault'
        ? fc.oneof(garbage, fc.constantFrom(...ZENML_PRO.faults.map(({ id }) => id)))
        : garbage,
  ]),
);

describe('parseRunConfig', () => {
  it('is the default run when nothing is given', () => {
    expect(parseRunConfig(ZENML_PRO, {})).toEqual({
      config: {
        who: 'member',
        trigger: 'sdk',
        workloadManager: 'kubernetes',
        signIn: 'signed-in',
        identityProvider: 'zenml',
        viewer: 'self',
        code: 'repository',
        codeHost: 'github',
        packages: 'public',
        stack: 'aws',
        credentials: 'short-lived',
        imageBuild: 'local',
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
      },
      problems: [],
    });
  });

  it('reads all options', () => {
    expect(
      parseRunConfig(ZENML_PRO, {
        who: 'owner',
        trigger: 'dashboard',
        'workload-manager': 'aws-ecs',
        'identity-provider': 'federated',
        viewer: 'colleague',
        code: 'image',
        'code-host': 'github',
        packages: 'mirror',
        stack: 'kubernetes',
        credentials: 'long-lived',
        'image-build': 'local',
        'run-token': 'secret',
        'store-access': 'on',
        'artifact-metadata': 'off',
        analytics: 'on',
        cached: 'some',
        steps: '8',
        width: '4',
        fault: 'train_5.write-artifact.save*2',
      }),
    ).toEqual({
      config: {
        who: 'owner',
        trigger: 'dashboard',
        workloadManager: 'aws-ecs',
        signIn: 'signed-in',
        identityProvider: 'federated',
        viewer: 'colleague',
        code: 'image',
        codeHost: 'github',
        packages: 'mirror',
        stack: 'kubernetes',
        credentials: 'long-lived',
        imageBuild: 'local',
        secretsStore: 'workspace',
        logBackend: 'artifact-store',
        network: 'direct',
        runToken: 'secret',
        storeAccess: true,
        artifactMetadata: false,
        stepSecret: false,
        analytics: true,
        cached: 'some',
        steps: 8,
        width: 4,
        fault: { message: 'train_5.write-artifact.save', times: 2 },
      },
      problems: [],
    });
  });

  it('reads each value of each option, alone or with what it needs', () => {
    const refused = ZENML_PRO.options.flatMap((option) =>
      option.kind !== 'choice'
        ? []
        : valuesOf(option).flatMap(({ id, needs }) => {
            const { problems } = parseRunConfig(ZENML_PRO, {
              ...(needs?.trigger && { trigger: needs.trigger[0] }),
              ...(needs?.stack && { stack: needs.stack[0] }),
              [option.name]: id,
            });
            return problems;
          }),
    );
    expect(refused).toEqual([]);
  });

  it.each<[OptionValues, ConfigProblem]>([
    [
      { 'workload-manager': 'gcp' },
      {
        code: 'does-not-fit',
        option: 'workload-manager',
        value: 'gcp',
        missing: [{ option: 'trigger', values: ['dashboard'] }],
      },
    ],
    [
      { stack: 'kubernetes', credentials: 'short-lived' },
      {
        code: 'does-not-fit',
        option: 'credentials',
        value: 'short-lived',
        missing: [{ option: 'stack', values: ['aws', 'gcp'] }],
      },
    ],
    [
      { cached: 'some', steps: '1' },
      { code: 'does-not-fit', option: 'cached', value: 'some', missing: [{ option: 'steps', least: 2 }] },
    ],
    [
      { fault: 'too-many-snapshot-runs' },
      {
        code: 'does-not-fit',
        option: 'fault',
        value: 'too-many-snapshot-runs',
        missing: [{ option: 'trigger', values: ['dashboard'] }],
      },
    ],
    [
      { fault: 'log-upload-fails', cached: 'all' },
      { code: 'does-not-fit', option: 'fault', value: 'log-upload-fails', missing: [] },
    ],
    [
      { stack: 'ibm' },
      { code: 'unknown-value', option: 'stack', value: 'ibm', allowed: ['aws', 'gcp', 'azure', 'kubernetes'] },
    ],
    [
      { 'store-access': 'true' },
      { code: 'unknown-value', option: 'store-access', value: 'true', allowed: ['off', 'on'] },
    ],
  ])('tells what %j needs', (options, problem) => {
    const { config, problems } = parseRunConfig(ZENML_PRO, options);
    expect(problems).toEqual([problem]);
    expect(parseRunConfig(ZENML_PRO, formatRunConfig(ZENML_PRO, config))).toEqual({ config, problems: [] });
  });

  it('has no short-lived credentials by default in a stack whose connectors issue none', () => {
    const { config } = parseRunConfig(ZENML_PRO, { stack: 'kubernetes' });
    expect(config.credentials).toEqual('long-lived');
    expect(formatRunConfig(ZENML_PRO, config)).toEqual({ stack: 'kubernetes' });
  });

  it('lets a message fail once when it does not say how often', () => {
    expect(parseRunConfig(ZENML_PRO, { fault: 'load-stack.ask' }).config.fault).toEqual({
      message: 'load-stack.ask',
      times: 1,
    });
  });

  it.each(['0', '-1', '10001', '2.5', 'three', '', '1e3', '0x3', ' 3'])(
    'refuses %j steps and tells the most',
    (steps) => {
      expect(parseRunConfig(ZENML_PRO, { steps })).toEqual({
        config: configOf(),
        problems: [{ code: 'no-whole-number', option: 'steps', value: steps, most: MAX_STEPS }],
      });
    },
  );

  it('accepts as many steps as it says', () => {
    expect(parseRunConfig(ZENML_PRO, { steps: String(MAX_STEPS) }).config.steps).toEqual(10_000);
  });

  it('refuses a width that is greater than the number of steps', () => {
    expect(parseRunConfig(ZENML_PRO, { steps: '2', width: '3' })).toEqual({
      config: configOf({ steps: 2 }),
      problems: [{ code: 'no-whole-number', option: 'width', value: '3', most: 2 }],
    });
  });

  it.each(['nothing-like-it', 'push-image.push*', 'no_such_step.pull-image.image', ''])(
    'refuses the fault %j and names the known ones',
    (fault) => {
      const allowed = ZENML_PRO.faults.map(({ id }) => id);
      expect(parseRunConfig(ZENML_PRO, { fault })).toEqual({
        config: configOf(),
        problems: [{ code: 'unknown-fault', option: 'fault', value: fault, allowed }],
      });
    },
  );

  it('refuses a message of a step that the pipeline does not have', () => {
    expect(parseRunConfig(ZENML_PRO, { fault: 'train_2.pull-image.image' }).config.fault).toEqual(null);
    expect(parseRunConfig(ZENML_PRO, { steps: '4', fault: 'train_2.pull-image.image' }).config.fault).toEqual({
      message: 'train_2.pull-image.image',
      times: 1,
    });
  });

  it.each([
    ['of a step without its step', 'pull-image.image'],
    ['of the run inside a step', 'load_data.push-image.push'],
    ['that only the first step sends', 'train.connect-step.usage'],
    ['that loads inputs of a step without any', 'load_data.load-inputs.load'],
    ['that is sent only after a failure', 'report-run-failure.closed'],
    ['that is sent only after a failure of a step', 'train.report-step-failure.failed'],
    ['that is a retry', 'load-stack.ask~2'],
  ])('refuses a message %s, because the run does not send it', (_, fault) => {
    expect(parseRunConfig(ZENML_PRO, { fault })).toEqual({
      config: configOf(),
      problems: [expect.objectContaining({ code: 'unknown-fault', option: 'fault', value: fault })],
    });
  });

  it('accepts exactly the messages that the run sends when nothing goes wrong', () => {
    const specs = ZENML_PRO.exchanges.flatMap((exchange) => exchange.messages.map((message) => message.id));
    const steps = ['load_data', 'train', 'train_1', 'train_2', 'train_10', 'evaluate'];
    fc.assert(
      fc.property(faultFreeConfigs, (config) => {
        const own = pipelineOf(config.steps, config.width).map((step) => step.id);
        const ids = [
          ...specs,
          ...[...new Set([...steps, ...own])].flatMap((step) => specs.map((id) => `${step}.${id}`)),
        ];
        const sent = idsOf(runFor(config)).sort();
        const read = ids.map((fault) => {
          const parsed = parseRunConfig(ZENML_PRO, { ...formatRunConfig(ZENML_PRO, config), fault });
          return [fault, parsed.config.fault?.message] as const;
        });
        expect(read.flatMap(([fault, message]) => (message === fault ? [fault] : [])).sort()).toEqual(sent);
        // Any other leads to what the run sends in its place.
        for (const [fault, message] of read) {
          if (message !== undefined && message !== fault) expect(message).toEqual(substituteOf(ZENML_PRO, fault));
        }
      }),
      { seed: SEED, numRuns: rounds(8), examples: [1, 2, 3, 4].map((count) => [configOf({ steps: count, width: 1 })]) },
    );
  });

  it('reads a message of the last of 10,000 steps', () => {
    const message = 'evaluate.finish-step.completed';
    expect(faultOf(message, MAX_STEPS, MAX_STEPS)).toEqual({ message, times: 1 });
  });

  it.each([String(MAX_FAULT_TIMES + 1), '9'.repeat(400), '0'])(
    'refuses a message that fails %s times and tells the most',
    (times) => {
      expect(parseRunConfig(ZENML_PRO, { fault: `push-image.push*${times}` })).toEqual({
        config: configOf(),
        problems: [
          { code: 'too-many-times', option: 'fault', value: `push-image.push*${times}`, most: MAX_FAULT_TIMES },
        ],
      });
    },
  );

  it('reads what it writes, up to the greatest number of failures', () => {
    const config = configOf({ fault: { message: 'push-image.push', times: MAX_FAULT_TIMES } });
    expect(parseRunConfig(ZENML_PRO, formatRunConfig(ZENML_PRO, config))).toEqual({ config, problems: [] });
  });

  it('names every option that it does not understand, in a fixed order', () => {
    const { config, problems } = parseRunConfig(
      ZENML_PRO,
      Object.fromEntries(
        optionNames(ZENML_PRO)
          .toReversed()
          .map((name) => [name, `no ${name}`]),
      ),
    );
    expect(config).toEqual(configOf());
    expect(problems.map(({ option }) => option)).toEqual([...optionNames(ZENML_PRO)]);
  });

  it('never throws, and turns any text into a valid config and a problem for each value it refused', () => {
    fc.assert(
      fc.property(fc.record(anything, { requiredKeys: [] }), (options) => {
        const { config, problems } = parseRunConfig(ZENML_PRO, options);
        expect(Number.isInteger(config.steps) && config.steps >= 1 && config.steps <= MAX_STEPS).toEqual(true);
        expect(Number.isInteger(config.width) && config.width >= 1 && config.width <= config.steps).toEqual(true);
        expect(config.fault === null || config.fault.times >= 1).toEqual(true);
        expect(new Set(problems.map(({ option }) => option)).size).toEqual(problems.length);
        for (const { option, value } of problems) expect(value).toEqual(options[option]);
        expect(parseRunConfig(ZENML_PRO, formatRunConfig(ZENML_PRO, config))).toEqual({ config, problems: [] });
      }),
      { seed: SEED, numRuns: rounds(500) },
    );
  });

  it('falls back to the default for an option if and only if it names it', () => {
    fc.assert(
      fc.property(garbage, (steps) => {
        const { config, problems } = parseRunConfig(ZENML_PRO, { steps });
        if (problems.length > 0) expect(config).toEqual(configOf());
        else expect(config).toEqual(configOf({ steps: Number(steps) }));
      }),
      { seed: SEED, numRuns: rounds(500) },
    );
  });
});

describe('formatRunConfig', () => {
  it('is empty for the default run', () => {
    expect(formatRunConfig(ZENML_PRO, configOf())).toEqual({});
  });

  it('writes what differs from the default, in a fixed order', () => {
    const options = formatRunConfig(
      ZENML_PRO,
      configOf({ fault: { message: 'load-stack.ask', times: 3 }, width: 2, steps: 5 }),
    );
    expect(Object.entries(options)).toEqual([
      ['steps', '5'],
      ['width', '2'],
      ['fault', 'load-stack.ask*3'],
    ]);
  });

  it('is the inverse of parseRunConfig', () => {
    fc.assert(
      fc.property(runConfigs, (config) => {
        expect(parseRunConfig(ZENML_PRO, formatRunConfig(ZENML_PRO, config))).toEqual({ config, problems: [] });
      }),
      { seed: SEED },
    );
  });
});
