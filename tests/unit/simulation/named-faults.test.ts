import { describe, expect, it } from 'vitest';
import { PHASE_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import {
  configOfFault,
  faultName,
  formatRunConfig,
  MAX_FAULT_TIMES,
  parseRunConfig,
  withOption,
} from '../../../src/simulation/run-config.ts';
import { configOf, faultSpec, runFor } from './fixtures.ts';

describe('parseRunConfig, with a named fault', () => {
  it.each(ZENML_PRO.faults.map((fault) => [fault.id, fault] as const))(
    'reads the fault %s by its name, in a run that has it',
    (id, fault) => {
      const config = configOfFault(ZENML_PRO, fault);
      expect(config.fault).toMatchObject({ times: fault.times });
      expect(config.fault && faultName(ZENML_PRO, config.fault)).toEqual(id);
      expect(formatRunConfig(ZENML_PRO, config).fault).toEqual(id);
      expect(parseRunConfig(ZENML_PRO, formatRunConfig(ZENML_PRO, config))).toEqual({ config, problems: [] });
    },
  );

  it('breaks the first step that runs, whatever its name', () => {
    const messageIn = (options: Record<string, string>) =>
      parseRunConfig(ZENML_PRO, { fault: 'artifact-store-write-fails', ...options }).config.fault?.message;
    expect(messageIn({})).toEqual('load_data.write-artifact.save');
    expect(messageIn({ steps: '1' })).toEqual('train.write-artifact.save');
    expect(messageIn({ cached: 'some' })).toEqual('train.write-artifact.save');
  });

  it('breaks the first message of the step that the run has', () => {
    const messageIn = (code: string) =>
      parseRunConfig(ZENML_PRO, { fault: 'pod-cannot-reach-workspace', code }).config.fault?.message;
    expect(['repository', 'artifact-store', 'image'].map(messageIn)).toEqual([
      'load_data.fetch-code.ask',
      'load_data.step-store-token.token',
      'load_data.step-store-token.token',
    ]);
  });
});

describe('faultName', () => {
  it.each([
    [{ message: 'push-image.push', times: 1 }, 'registry-refuses-push'],
    [{ message: 'train.stream-logs.stream', times: 1 }, 'train.stream-logs.stream'],
    [{ message: 'train.stream-logs.stream', times: 1, id: 'log-upload-fails' }, 'log-upload-fails'],
    [{ message: 'create-run.entitlement', times: 1 }, 'create-run.entitlement'],
    [{ message: 'push-image.push', times: 2 }, 'push-image.push*2'],
    [{ message: 'load-stack.ask', times: 1 }, 'load-stack.ask'],
  ])('calls %j %s', (fault, name) => {
    expect(faultName(ZENML_PRO, fault)).toEqual(name);
  });
});

describe('withOption', () => {
  it('changes one option and keeps the others', () => {
    expect(withOption(ZENML_PRO, configOf({ steps: 5, analytics: true }), 'stack', 'gcp')).toEqual(
      configOf({ steps: 5, analytics: true, stack: 'gcp' }),
    );
  });

  it('takes other credentials where a stack has no short-lived ones', () => {
    expect(withOption(ZENML_PRO, configOf(), 'stack', 'azure')).toEqual(
      configOf({ stack: 'azure', credentials: 'long-lived' }),
    );
  });

  it('lets go of what no longer fits', () => {
    const dashboard = configOf({ trigger: 'dashboard', workloadManager: 'gcp', steps: 4, width: 4 });
    expect(withOption(ZENML_PRO, dashboard, 'trigger', 'sdk')).toEqual(configOf({ steps: 4, width: 4 }));
    expect(withOption(ZENML_PRO, dashboard, 'steps', '2')).toEqual({ ...dashboard, steps: 2, width: 2 });
    const full = configOfFault(ZENML_PRO, faultSpec('too-many-snapshot-runs'));
    expect(withOption(ZENML_PRO, full, 'trigger', 'sdk')).toEqual(configOf());
  });

  it('keeps a named fault and lets it break the message of the run as it is now', () => {
    const { config } = parseRunConfig(ZENML_PRO, { fault: 'log-upload-fails' });
    expect(withOption(ZENML_PRO, config, 'steps', '1').fault).toEqual({
      message: 'train.stream-logs.stream',
      times: 1,
      id: 'log-upload-fails',
    });
  });
});

describe('configOfFault', () => {
  it('changes only what the fault needs', () => {
    const config = configOf({ stack: 'gcp', cached: 'all', code: 'image' });
    expect(configOfFault(ZENML_PRO, faultSpec('plan-limit'), config)).toMatchObject({
      stack: 'gcp',
      cached: 'all',
      code: 'image',
    });
    expect(configOfFault(ZENML_PRO, faultSpec('image-pull-back-off'), config)).toMatchObject({
      stack: 'aws',
      cached: 'none',
      code: 'image',
    });
    expect(configOfFault(ZENML_PRO, faultSpec('logs-not-readable'), config)).toMatchObject({
      storeAccess: true,
      cached: 'all',
    });
  });
});

describe('what fails after the last step', () => {
  it.each([
    ['finish-run.closed', 1, 'failed'],
    ['finish-run.check', 6, 'completed'],
  ] as const)('%s: is nothing that the submission reports', (message, times, status) => {
    const { trace } = runFor({ fault: { message, times } });
    expect(trace.outcome.status).toBe(status);
    expect(trace.messages.filter(({ exchange }) => exchange === 'report-submission-failure')).toEqual([]);
  });

  it.each([
    ['from your script', {}],
    ['from the dashboard', { trigger: 'dashboard' }],
    ['on a schedule', { trigger: 'schedule' }],
  ] as const)('tells nothing of the run in an earlier phase than what failed, whatever fails %s', (_, options) => {
    for (const { id } of runFor(options).trace.messages) {
      const { messages } = runFor({ ...options, fault: { message: id, times: MAX_FAULT_TIMES } }).trace;
      const phases = messages.map(({ phase }) => PHASE_IDS.indexOf(phase));
      const failed = messages.findIndex(({ status }) => status === 'failed');
      const earlier = messages.filter(
        ({ step }, index) => index > failed && step === null && (phases[index] ?? 0) < (phases[failed] ?? 0),
      );
      expect([id, earlier.map((message) => message.id)]).toEqual([id, []]);
    }
  });
});
