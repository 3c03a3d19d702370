import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { checkRun } from '../../../src/claims/check.ts';
import { rulesOf } from '../../../src/claims/firewall.ts';
import { ledgerOf, matrixOf } from '../../../src/claims/ledger.ts';
import { EXPORTERS, type ExportFormat } from '../../../src/export/index.ts';
import { sequenceSvg } from '../../../src/export/sequence-svg.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import { importRun } from '../../../src/import/index.ts';
import { countCrossings, countThirdParty, crossingIn } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { parseRunConfig } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { markOf } from '../../../src/simulation/trace.ts';
import { lanesOf } from '../../../src/views/lanes.ts';
import { sequenceRows } from '../../../src/views/sequence.ts';
import { crossingWords } from '../../../src/views/words.ts';
import { DEFAULT_RUN, messageOf } from '../simulation/fixtures.ts';
import { OTHER_MODEL, THIRD_PARTY } from './other-model.ts';

const { config, problems } = parseRunConfig(OTHER_MODEL, { stack: 'nomad' });
const RUN = simulate(OTHER_MODEL, config);
const mint = messageOf(RUN, 'registry-token.mint');

/** The messages of the run with an end at a third party. */
const toThirdParties = RUN.trace.messages.filter((message) => {
  const { from, to } = specOf(RUN, message);
  return [from, to].some((end) =>
    ['cloud-iam', 'code-repository', 'base-image-registry', 'package-index'].includes(end),
  );
});

describe('a run of another model', () => {
  it('has the flavor that was chosen, in its words', () => {
    expect(problems).toEqual([]);
    expect(config.stack).toBe('nomad');
    expect(RUN.trace.outcome).toEqual({ status: 'completed' });
    expect(specOf(RUN, { spec: 'submit-workload.submit' }).endpoint).toBe('Nomad API, register the job');
  });

  it('counts what goes to and comes from third parties apart from what crosses to ZenML', () => {
    expect(toThirdParties.length).toBeGreaterThan(3);
    for (const scenario of SCENARIO_IDS) {
      const inside = { ...RUN, model: { ...OTHER_MODEL, scenarios: DEFAULT_RUN.model.scenarios } };
      const before = inside.trace.messages.filter(
        (message) => toThirdParties.includes(message) && crossingIn(inside, scenario, message).border === 'zenml',
      );
      expect(countCrossings(RUN, scenario)).toBe(countCrossings(inside, scenario) - before.length);
      expect(countThirdParty(RUN, scenario)).toBe(toThirdParties.length);
    }
  });

  it('says of what passes between ZenML and a third party that it does, and not that it enters your infrastructure', () => {
    expect(crossingWords(RUN, 'saas', mint)).toBe('Goes from ZenML infrastructure to a third party');
    expect(crossingWords(RUN, 'hybrid', mint)).toBe('Goes to a third party');
    expect(crossingWords(RUN, 'hybrid', messageOf(RUN, 'registry-token.minted'))).toBe('Comes from a third party');
    const ofTheWorkspace = toThirdParties.filter((message) => {
      const { from, to } = specOf(RUN, message);
      return from === 'server' || to === 'server';
    });
    const words = ofTheWorkspace.map((message) => crossingWords(RUN, 'saas', message));
    expect(words.length).toBeGreaterThan(2);
    expect(words.filter((text) => !text.startsWith('Goes from '))).toEqual([]);
  });

  it('has ledger, matrix and firewall rules with three owners', () => {
    const rows = ledgerOf(RUN, 'saas').rows.filter(({ enters, leaves }) => [enters, leaves].includes(THIRD_PARTY));
    expect(rows.map(({ id }) => id)).toEqual(toThirdParties.map(({ id }) => id));
    expect(rows.find(({ id }) => id === mint.id)).toMatchObject({
      leaves: 'zenml',
      enters: 'third-party',
      crossing: 'outside',
      connection: 'outside',
    });
    const [yours, theirs, others] = (['you', 'zenml', 'third-party'] as const).map((owner) =>
      matrixOf(RUN, 'saas', owner),
    );
    for (const id of ['code', 'credentials'] as const) {
      expect([id, yours?.[id].leaves]).toEqual([id, theirs?.[id].enters]);
      expect([id, yours?.[id].thirdParty]).toEqual([id, (others?.[id].leaves ?? 0) + (others?.[id].enters ?? 0)]);
    }
    const ofThirdParties = (end: 'leaves' | 'enters') =>
      rows.filter((row) => row[end] === THIRD_PARTY && row.items.some(({ dataClass }) => dataClass === 'credentials'));
    expect(others?.credentials).toMatchObject({
      leaves: ofThirdParties('leaves').length,
      enters: ofThirdParties('enters').length,
    });
    expect(
      rulesOf(RUN, 'saas')
        .filter((rule) => [rule.sourceZone, rule.destinationZone].includes(THIRD_PARTY))
        .map(({ connection, source, destination }) => `${connection} ${source} → ${destination}`),
    ).toEqual(
      expect.arrayContaining([
        ...['outbound step-runtime → code-repository', 'outbound client → cloud-iam'],
        'outside server → cloud-iam',
      ]),
    );
  });

  it('is drawn as a stage, with the third party, the other name and the flavor', () => {
    const svg = stageSvg(RUN, 'saas', markOf(mint));
    expect(svg).toContain('>Third parties<');
    expect(svg).toContain('>Acme workspace<');
    expect(svg).toContain('>Nomad cluster<');
    expect(svg).toContain('Goes from ZenML infrastructure to a third party');
    expect(svg).not.toContain('ZenML server');
    expect(svg).not.toContain('Enters your infrastructure');
  });

  it('is drawn as a sequence', () => {
    const rows = sequenceRows(RUN, new Set());
    const messageRows = Array.from({ length: rows.count }, (_, row) => rows.rowAt(row)).filter(
      (row) => row.kind === 'message',
    );
    expect(messageRows.length).toBe(RUN.trace.messages.length);
    expect(lanesOf(RUN)).toEqual(expect.arrayContaining(['code-repository', 'cloud-iam']));
    const svg = sequenceSvg(RUN, 'saas');
    expect(svg).toContain('>Third parties<');
    expect(svg).toContain('Acme workspace → Cloud IAM. Goes from ZenML infrastructure to a third party.');
  });

  /** Files of figures and claims, which name no component. */
  const OF_SENTENCES = /^(verdict|claims)-/;

  it.each(Object.keys(EXPORTERS) as ExportFormat[])('is written as %s, with the names of its model', (format) => {
    for (const scenario of SCENARIO_IDS) {
      const text = EXPORTERS[format].serialise(RUN, scenario);
      // Captions say once what a workspace is; names of boxes come from the model.
      expect(text.replaceAll(/the ZenML\s+server\s+of your\s+team/g, '')).not.toContain('ZenML server');
      expect(text).not.toMatch(/undefined|\{\{/);
    }
    // The JSON files and OTLP name components by their ids.
    const saas = EXPORTERS[format].serialise(RUN, 'saas');
    if (!OF_SENTENCES.test(format)) expect(saas).toMatch(/Acme workspace|"server"|third-party/);
  });

  it('is read back from its file', () => {
    const { run, problem } = importRun(OTHER_MODEL, EXPORTERS.json.serialise(RUN, 'saas'));
    expect(problem).toBeNull();
    expect(run?.trace).toEqual(RUN.trace);
    expect(run?.specs).toEqual(RUN.specs);
  });

  it('is checked against the claims', () => {
    const resultOf = (run: Run, id: string, scenario: string) =>
      checkRun(run).find((result) => result.id === id && result.scenario === scenario);
    // The cloud is a third party here, but the connection to your cluster, which is looked for first, is the same.
    for (const run of [DEFAULT_RUN, RUN]) {
      expect(resultOf(run, 'no-inbound', 'saas')?.counterexample?.message).toBe('orchestrator-token.version');
    }
    expect(resultOf(RUN, 'completely-isolated', 'on-prem')?.status).toBe('holds');
    // The code comes from a third party that you chose: nothing of it reaches ZenML, but it is an external dependency.
    expect(resultOf(RUN, 'compute-and-data', 'hybrid')?.status).toBe('holds');
    expect(resultOf(RUN, 'zero-external-dependencies', 'on-prem')?.status).toBe('conditional');
  });
});
