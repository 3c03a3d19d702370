import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { requestsOf } from '../../../src/simulation/requests.ts';
import type { Run } from '../../../src/simulation/run.ts';
import { configOfFault, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { DEFAULT_RUN, faultSpec, idsOf } from '../simulation/fixtures.ts';

const runOf = (fault: string, options: Record<string, string> = {}): Run =>
  simulate(ZENML_PRO, configOfFault(ZENML_PRO, faultSpec(fault), parseRunConfig(ZENML_PRO, options).config));

/** What a run sends to renew a token, without the step. */
const renewal = (run: Run): string[] =>
  idsOf(run)
    .filter((id) => /\.(notice-expiry|renew-store-token)\./.test(id))
    .map((id) => id.replace(/^load_data\./, ''));

describe('a token for the artifact store that runs out in a long step', () => {
  it('is renewed by the step itself, once, and the run goes on', () => {
    const run = runOf('store-token-expires');
    expect(renewal(run)).toEqual([
      'notice-expiry.use',
      ...['ask', 'check', 'secret', 'mint', 'minted', 'bucket', 'token', 'identity', 'own'].map(
        (name) => `renew-store-token.${name}`,
      ),
    ]);
    expect(run.trace.outcome.status).toBe('completed');
    const ids = idsOf(run);
    expect(ids.indexOf('load_data.renew-store-token.own')).toBeLessThan(ids.indexOf('load_data.write-artifact.save'));
  });

  it('is handed out in an answer, which is no request of its own', () => {
    const run = runOf('store-token-expires');
    const requests = requestsOf(run);
    const at = (name: string) => requests[idsOf(run).indexOf(`load_data.renew-store-token.${name}`)];
    expect([at('ask'), at('token')]).toEqual([3, 0]);
  });

  it('is not told in runs in which no step takes that long', () => {
    expect(renewal(DEFAULT_RUN)).toEqual([]);
  });

  it('is what the step fails for when the workspace is away', () => {
    const run = runOf('store-token-not-renewed');
    expect(run.trace.outcome).toMatchObject({
      ...{ status: 'failed', dashboard: 'failed', message: 'load_data.renew-store-token.ask~6' },
    });
    expect(idsOf(run)).not.toContain('load_data.write-artifact.save');
    expect(idsOf(run).slice(-5)).toEqual([
      ...['load_data.report-in-vain.record', 'load_data.report-failed-pod.failed', 'report-run-failure.closed'],
      ...['report-run-failure.status', 'report-run-failure.check'],
    ]);
  });

  it('fails the step in an outage that begins when it asks, too, and is survived by a short one', () => {
    const away = { fault: 'store-token-expires', away: 'workspace', 'away-from': 'load_data.renew-store-token.ask' };
    const runAway = (options: Record<string, string>) => {
      const { config, problems } = parseRunConfig(ZENML_PRO, options);
      expect(problems).toEqual([]);
      return simulate(ZENML_PRO, config).trace.outcome;
    };
    expect(runAway(away)).toMatchObject({ status: 'failed', message: 'load_data.renew-store-token.ask~6' });
    expect(runAway({ ...away, 'away-for': '2000' })).toMatchObject({ status: 'completed' });
  });

  it('leaves the run running where no pod of ZenML is left to report it', () => {
    expect(runOf('store-token-not-renewed', { stack: 'gcp' }).trace.outcome).toMatchObject({ dashboard: 'stuck' });
  });

  it('takes a connector that hands out what expires', () => {
    expect(parseRunConfig(ZENML_PRO, { fault: 'store-token-expires', stack: 'kubernetes' }).problems).toMatchObject([
      { code: 'does-not-fit', option: 'fault', value: 'store-token-expires' },
    ]);
    expect(parseRunConfig(ZENML_PRO, { fault: 'store-token-expires' }).problems).toEqual([]);
  });
});
