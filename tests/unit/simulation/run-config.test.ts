import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../machines/model.ts';
import { EXCHANGES, FAULTS, OPTIONS } from '../../../src/catalogue/index.ts';
import { valuesOf } from '../../../src/simulation/options.ts';
import { pipelineOf } from '../../../src/simulation/pipeline.ts';
import {
  DEFAULT_RUN_CONFIG,
  formatRunConfig,
  MAX_FAULT_TIMES,
  MAX_STEPS,
  OPTION_NAMES,
  parseRunConfig,
} from '../../../src/simulation/run-config.ts';
import { configOf, faultFreeConfigs, idsOf, runConfigs, SEED, traceFor } from './fixtures.ts';

/** The fault that an option asks for, null when it is refused. */
const faultOf = (fault: string, steps = 3, width = 1): Fault | null =>
  parseRunConfig({ steps: String(steps), width: String(width), fault }).config.fault;

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
  OPTIONS.map((option) => [
    option.name,
    option.kind === 'choice'
      ? fc.oneof(garbage, fc.constantFrom(...valuesOf(option).map(({ id }) => id)))
      : option.kind === 'fault'
        ? fc.oneof(garbage, fc.constantFrom(...FAULTS.map(({ id }) => id)))
        : garbage,
  ]),
);

describe('parseRunConfig', () => {
  it('is the default run when nothing is given', () => {
    expect(parseRunConfig({})).toEqual({
      config: {
        trigger: 'sdk',
        workloadManager: 'kubernetes',
        code: 'repository',
        stack: 'aws',
        credentials: 'short-lived',
        storeAccess: false,
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
      parseRunConfig({
        trigger: 'dashboard',
        'workload-manager': 'aws-ecs',
        code: 'image',
        stack: 'gcp',
        credentials: 'long-lived',
        'store-access': 'on',
        analytics: 'on',
        cached: 'some',
        steps: '8',
        width: '4',
        fault: 'train_5.write-artifact.save*2',
      }),
    ).toEqual({
      config: {
        trigger: 'dashboard',
        workloadManager: 'aws-ecs',
        code: 'image',
        stack: 'gcp',
        credentials: 'long-lived',
        storeAccess: true,
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
    const refused = OPTIONS.flatMap((option) =>
      option.kind !== 'choice'
        ? []
        : valuesOf(option).flatMap(({ id, needs }) => {
            const { problems } = parseRunConfig({ ...(needs?.trigger && { trigger: 'dashboard' }), [option.name]: id });
            return problems;
          }),
    );
    expect(refused).toEqual([]);
  });

  it.each([
    [
      { 'workload-manager': 'gcp' },
      'workload-manager "gcp" does not go with the other options. Use it with trigger dashboard.',
    ],
    [
      { stack: 'kubernetes', credentials: 'short-lived' },
      'credentials "short-lived" does not go with the other options. Use it with stack aws or gcp or azure.',
    ],
    [{ cached: 'some', steps: '1' }, 'cached "some" does not go with the other options. Use it with at least 2 steps.'],
    [
      { fault: 'too-many-snapshot-runs' },
      'fault "too-many-snapshot-runs" does not go with the other options. Use it with trigger dashboard.',
    ],
    [
      { fault: 'log-upload-fails', cached: 'all' },
      'fault "log-upload-fails" does not go with the other options. Use it with a step that runs.',
    ],
    [{ stack: 'ibm' }, 'stack "ibm" is not understood. Use aws, gcp, azure, kubernetes.'],
    [{ 'store-access': 'true' }, 'store-access "true" is not understood. Use off, on.'],
  ])('says in one line what %j needs', (options, problem) => {
    const { config, problems } = parseRunConfig(options);
    expect(problems).toEqual([problem]);
    expect(parseRunConfig(formatRunConfig(config))).toEqual({ config, problems: [] });
  });

  it('has no short-lived credentials by default in a stack whose connectors issue none', () => {
    const { config } = parseRunConfig({ stack: 'kubernetes' });
    expect(config.credentials).toEqual('long-lived');
    expect(formatRunConfig(config)).toEqual({ stack: 'kubernetes' });
  });

  it('lets a message fail once when it does not say how often', () => {
    expect(parseRunConfig({ fault: 'load-stack.ask' }).config.fault).toEqual({ message: 'load-stack.ask', times: 1 });
  });

  it.each(['0', '-1', '10001', '2.5', 'three', '', '1e3', '0x3', ' 3'])('refuses %j steps and says why', (steps) => {
    expect(parseRunConfig({ steps })).toEqual({
      config: configOf(),
      problems: [`steps "${steps}" is not understood. Use a whole number from 1 to 10000.`],
    });
  });

  it('accepts as many steps as it says', () => {
    expect(parseRunConfig({ steps: String(MAX_STEPS) }).config.steps).toEqual(10_000);
  });

  it('refuses a width that is greater than the number of steps', () => {
    expect(parseRunConfig({ steps: '2', width: '3' })).toEqual({
      config: configOf({ steps: 2 }),
      problems: ['width "3" is not understood. Use a whole number from 1 to 2.'],
    });
  });

  it.each(['nothing-like-it', 'push-image.push*', 'no_such_step.pull-image.image', ''])(
    'refuses the fault %j and names the known ones',
    (fault) => {
      const names = FAULTS.map(({ id }) => id).join(', ');
      expect(parseRunConfig({ fault })).toEqual({
        config: configOf(),
        problems: [`fault "${fault}" is not understood. Use ${names}, or a message id such as push-image.push.`],
      });
    },
  );

  it('refuses a message of a step that the pipeline does not have', () => {
    expect(parseRunConfig({ fault: 'train_2.pull-image.image' }).config.fault).toEqual(null);
    expect(parseRunConfig({ steps: '4', fault: 'train_2.pull-image.image' }).config.fault).toEqual({
      message: 'train_2.pull-image.image',
      times: 1,
    });
  });

  it.each([
    ['of a step without its step', 'pull-image.image'],
    ['of the run inside a step', 'load_data.push-image.push'],
    ['that is told for the first step only', 'train.pull-image.start'],
    ['that loads inputs of a step without any', 'load_data.load-inputs.load'],
    ['that is sent only after a failure', 'report-run-failure.report'],
    ['that is sent only after a failure of a step', 'train.report-step-failure.failed'],
    ['that is a retry', 'load-stack.ask~2'],
  ])('refuses a message %s, because the run does not send it', (_, fault) => {
    expect(parseRunConfig({ fault })).toEqual({
      config: configOf(),
      problems: [expect.stringMatching(/^fault "[^"]+" is not understood\. Use /)],
    });
  });

  it('accepts exactly the messages that the run sends when nothing goes wrong', () => {
    const specs = EXCHANGES.flatMap((exchange) => exchange.messages.map((message) => message.id));
    const steps = ['load_data', 'train', 'train_1', 'train_2', 'train_10', 'evaluate'];
    fc.assert(
      fc.property(faultFreeConfigs, (config) => {
        const own = pipelineOf(config.steps, config.width).map((step) => step.id);
        const ids = [
          ...specs,
          ...[...new Set([...steps, ...own])].flatMap((step) => specs.map((id) => `${step}.${id}`)),
        ];
        const accepted = ids.filter((fault) => parseRunConfig({ ...formatRunConfig(config), fault }).config.fault);
        expect(accepted.sort()).toEqual(idsOf(traceFor(config)).sort());
      }),
      { seed: SEED, numRuns: 8, examples: [1, 2, 3, 4].map((count) => [configOf({ steps: count, width: 1 })]) },
    );
  });

  it('reads a message of the last of 10,000 steps', () => {
    const message = 'evaluate.finish-step.completed';
    expect(faultOf(message, MAX_STEPS, MAX_STEPS)).toEqual({ message, times: 1 });
  });

  it.each([
    [String(MAX_FAULT_TIMES + 1), '"push-image.push*1000"'],
    ['9'.repeat(400), '"push-image.push*9999…9999999999999999999"'],
    ['0', '"push-image.push*0"'],
  ])('refuses a message that fails %s times and says why', (times, quoted) => {
    expect(parseRunConfig({ fault: `push-image.push*${times}` })).toEqual({
      config: configOf(),
      problems: [`fault ${quoted} is not understood. Use a whole number from 1 to 999 after the asterisk.`],
    });
  });

  it('reads what it writes, up to the greatest number of failures', () => {
    const config = configOf({ fault: { message: 'push-image.push', times: MAX_FAULT_TIMES } });
    expect(parseRunConfig(formatRunConfig(config))).toEqual({ config, problems: [] });
  });

  it('names every option that it does not understand, in a fixed order', () => {
    const { config, problems } = parseRunConfig(
      Object.fromEntries(OPTION_NAMES.toReversed().map((name) => [name, `no ${name}`])),
    );
    expect(config).toEqual(DEFAULT_RUN_CONFIG);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([...OPTION_NAMES]);
  });

  it('never throws, and turns any text into a valid config and a sentence for each thing it refused', () => {
    fc.assert(
      fc.property(fc.record(anything, { requiredKeys: [] }), (options) => {
        const { config, problems } = parseRunConfig(options);
        expect(Number.isInteger(config.steps) && config.steps >= 1 && config.steps <= MAX_STEPS).toEqual(true);
        expect(Number.isInteger(config.width) && config.width >= 1 && config.width <= config.steps).toEqual(true);
        expect(config.fault === null || config.fault.times >= 1).toEqual(true);
        const refused = OPTION_NAMES.filter((name) => problems.some((problem) => problem.startsWith(`${name} "`)));
        expect(problems.length).toEqual(refused.length);
        for (const problem of problems) {
          expect(problem).toMatch(/ (is not understood|does not go with the other options)\. Use .+\.$/s);
        }
        expect(parseRunConfig(formatRunConfig(config))).toEqual({ config, problems: [] });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('falls back to the default for an option if and only if it names it', () => {
    fc.assert(
      fc.property(garbage, (steps) => {
        const { config, problems } = parseRunConfig({ steps });
        if (problems.length > 0) expect(config).toEqual(DEFAULT_RUN_CONFIG);
        else expect(config).toEqual(configOf({ steps: Number(steps) }));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('formatRunConfig', () => {
  it('is empty for the default run', () => {
    expect(formatRunConfig(DEFAULT_RUN_CONFIG)).toEqual({});
  });

  it('writes what differs from the default, in a fixed order', () => {
    const options = formatRunConfig(configOf({ fault: { message: 'load-stack.ask', times: 3 }, width: 2, steps: 5 }));
    expect(Object.entries(options)).toEqual([
      ['steps', '5'],
      ['width', '2'],
      ['fault', 'load-stack.ask*3'],
    ]);
  });

  it('is the inverse of parseRunConfig', () => {
    fc.assert(
      fc.property(runConfigs, (config) => {
        expect(parseRunConfig(formatRunConfig(config))).toEqual({ config, problems: [] });
      }),
      { seed: SEED },
    );
  });
});
