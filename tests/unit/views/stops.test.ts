import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RunConfig, SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { messageTemplate } from '../../../src/model/model.ts';
import { classesOf } from '../../../src/model/wording.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { scoreOf, sentenceAt } from '../../../src/views/score.ts';
import { stopsOf } from '../../../src/views/stops.ts';
import { rounds } from '../rounds.ts';
import { DEFAULT_RUN, faultFreeConfigs, runConfigs, runFor, SEED } from '../simulation/fixtures.ts';

const idsAt = (run: Run, scenario: ScenarioId): readonly (string | undefined)[] =>
  stopsOf(run, scenario).map(({ message }) => run.trace.messages[message]?.id);

const crosses = (run: Run, scenario: ScenarioId, index: number): boolean => {
  const message = run.trace.messages[index];
  return message !== undefined && crossingIn(run, scenario, message).border === 'zenml';
};

/** The classes of all items of the messages that cross, of those with the given indices. */
function crossingClasses(run: Run, scenario: ScenarioId, indices: Iterable<number>): ReadonlySet<string> {
  const classes = [...indices].flatMap((index) => {
    const message = run.trace.messages[index];
    return message && crosses(run, scenario, index) ? classesOf(specOf(run, message)) : [];
  });
  return new Set(classes);
}

const storyMs = (run: Run, scenario: ScenarioId): number => {
  const { parts, story } = scoreOf(run, scenario);
  return story.reduce((sum, part) => sum + (parts[part]?.standMs ?? 0), 0);
};

describe('the story of the default run', () => {
  it.each(SCENARIO_IDS)('has 12 to 18 stops and takes less than two minutes, in %s', (scenario) => {
    const stops = stopsOf(DEFAULT_RUN, scenario);
    expect(stops.length).toBeGreaterThanOrEqual(12);
    expect(stops.length).toBeLessThanOrEqual(18);
    expect(storyMs(DEFAULT_RUN, scenario)).toBeLessThan(120_000);
  });

  it('goes where it crosses, which depends on the scenario', () => {
    expect(idsAt(DEFAULT_RUN, 'saas')).toContain('load-stack.stack');
    expect(idsAt(DEFAULT_RUN, 'hybrid')).toContain('load-stack.check');
    expect(idsAt(DEFAULT_RUN, 'on-prem')).toContain('load-stack.stack');
  });

  it('tells a later step by one stop, which lands on what is new', () => {
    const folded = stopsOf(DEFAULT_RUN, 'saas').flatMap(({ message, folded: fold }) =>
      fold ? [[DEFAULT_RUN.trace.messages[message]?.id, sentenceAt(DEFAULT_RUN, 'saas', 'story', message)]] : [],
    );
    expect(folded).toEqual([
      ['train.load-inputs.load', 'Step train does what load_data did. New: load the inputs.'],
      ['evaluate.persist-metadata.pointers', 'Step evaluate does what train did, message for message.'],
    ]);
  });

  it('counts what lies between its stops', () => {
    const stops = stopsOf(DEFAULT_RUN, 'hybrid');
    expect(stops.map(({ message, between }) => message - between)).toEqual([
      0,
      ...stops.slice(0, -1).map(({ message }) => message + 1),
    ]);
  });
});

describe('the story of any run', () => {
  it.each<[string, Partial<RunConfig>]>([
    ['from the dashboard', { trigger: 'dashboard' }],
    ['from the dashboard on Kubernetes', { trigger: 'dashboard', stack: 'kubernetes' }],
    ['on a schedule', { trigger: 'schedule' }],
    ['on a schedule, with everything switched on', { trigger: 'schedule', storeAccess: true, analytics: true }],
    ['on GCP', { stack: 'gcp' }],
    ['on Azure', { stack: 'azure' }],
    ['on Kubernetes', { stack: 'kubernetes' }],
    ['of one step', { steps: 1 }],
    ['of 10 steps side by side', { steps: 10, width: 4 }],
    ['of 200 steps side by side', { steps: 200, width: 20 }],
    ['with results of an earlier run', { cached: 'some' }],
    ['with results of an earlier run only', { cached: 'all' }],
    ['with code in the store', { code: 'artifact-store' }],
    ['with everything switched on', { storeAccess: true, analytics: true }],
    ['that goes on after a failure', { fault: { message: 'train.stream-logs.stream', times: 1 } }],
    ['that fails in its second step', { fault: { message: 'train.fetch-code.code', times: 9 } }],
  ])('has 8 to 24 stops and takes less than two minutes, %s', (_, overrides) => {
    const run = runFor(overrides);
    for (const scenario of SCENARIO_IDS) {
      const stops = stopsOf(run, scenario);
      expect(stops.length).toBeGreaterThanOrEqual(8);
      expect(stops.length).toBeLessThanOrEqual(24);
      expect(storyMs(run, scenario)).toBeLessThan(120_000);
    }
  });

  it('shows each data class that crosses on a message with which it crosses', () => {
    fc.assert(
      fc.property(runConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = runFor(config);
        const shown = crossingClasses(
          run,
          scenario,
          stopsOf(run, scenario).map(({ message }) => message),
        );
        const all = crossingClasses(run, scenario, run.trace.messages.keys());
        expect(shown).toEqual(all);
      }),
      { seed: SEED, numRuns: rounds(25) },
    );
  });

  it('begins with a message that travels, wherever one does', () => {
    fc.assert(
      fc.property(runConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = runFor(config);
        const travels = ({ spec }: { spec: string }) => run.specs[spec]?.from !== run.specs[spec]?.to;
        const first = run.trace.messages[stopsOf(run, scenario)[0]?.message ?? -1];
        expect(first && travels(first)).toBe(run.trace.messages.some(travels));
      }),
      { seed: SEED, numRuns: rounds(25) },
    );
  });

  it('stops once at a message, in the order in which they are told, and says so in a short sentence', () => {
    fc.assert(
      fc.property(faultFreeConfigs, fc.constantFrom(...SCENARIO_IDS), (config, scenario) => {
        const run = runFor(config);
        const { story, parts } = scoreOf(run, scenario);
        expect(story).toEqual([...new Set(story)].sort((a, b) => a - b));
        expect(story.length).toEqual(stopsOf(run, scenario).length);
        expect(story.at(-1)).toBeLessThan(parts.length);
        for (const { message, folded } of stopsOf(run, scenario)) {
          if (folded) expect(sentenceAt(run, scenario, 'story', message).length).toBeLessThanOrEqual(130);
        }
      }),
      { seed: SEED, numRuns: rounds(25) },
    );
  });
});

describe('a run in which something fails', () => {
  it('stops at the first try that fails, and where it then gets through', () => {
    const run = runFor({ fault: { message: 'create-run.create', times: 2 } });
    expect(idsAt(run, 'on-prem').filter((id) => id?.startsWith('create-run.create'))).toEqual([
      'create-run.create',
      'create-run.create~3',
    ]);
  });

  it('stops at what ends it, and does not say that its step did what others did', () => {
    const run = runFor({ fault: { message: 'train.fetch-code.code', times: 99 } });
    const { outcome } = run.trace;
    if (outcome.status !== 'failed') throw new Error('[test] The run does not fail.');
    expect(idsAt(run, 'hybrid')).toContain(outcome.message);
    expect(stopsOf(run, 'hybrid').filter(({ folded }) => folded)).toEqual([]);
  });
});

describe('later steps', () => {
  it('are told by one stop each while they are two, and by two stops when they are more', () => {
    const foldsIn = (overrides: Partial<RunConfig>) => {
      const run = runFor(overrides);
      return stopsOf(run, 'saas').flatMap(({ message, folded }) =>
        folded ? [[folded.step, folded.steps, folded.like, sentenceAt(run, 'saas', 'story', message)]] : [],
      );
    };
    expect(foldsIn({ steps: 1 })).toEqual([]);
    expect(foldsIn({ steps: 2 })).toMatchObject([['train', 1, 'load_data', expect.stringContaining('New: ')]]);
    expect(foldsIn({ steps: 10, width: 4 })).toEqual([
      ['train_1', 1, 'load_data', 'Step train_1 does what load_data did. New: load the inputs.'],
      ['train_2', 8, 'train_1', '8 more steps do the same.'],
    ]);
  });

  it('are told message by message on the other track', () => {
    const [stop] = stopsOf(DEFAULT_RUN, 'saas').filter(({ folded }) => folded);
    const message = DEFAULT_RUN.trace.messages[stop?.message ?? -1];
    if (!stop || !message) throw new Error('[test] No step is folded.');
    const { narration } = specOf(DEFAULT_RUN, message);
    expect(sentenceAt(DEFAULT_RUN, 'saas', 'every', stop.message)).toEqual(narration);
    expect(sentenceAt(DEFAULT_RUN, 'saas', 'every', -1)).toEqual('');
  });
});

describe('turning points', () => {
  it('are messages of the model', () => {
    for (const id of ZENML_PRO.turningPoints.flat()) expect(messageTemplate(ZENML_PRO, id).id).toEqual(id);
    expect(ZENML_PRO.turningPoints.every((alternatives) => alternatives.length > 0)).toBe(true);
  });

  it('are the beginnings of beats for a model that names none', () => {
    const run: Run = { ...DEFAULT_RUN, model: { ...ZENML_PRO, turningPoints: [] } };
    const { messages } = run.trace;
    const beats = messages.findIndex(({ exchange }) => exchange === 'workspace-sign-in');
    expect(stopsOf(run, 'saas')[0]?.message).toEqual(beats);
    expect(idsAt(run, 'saas')).toEqual(
      expect.arrayContaining(['load-stack.ask', 'load_data.pull-image.start', 'view-run.ask']),
    );
    expect(idsAt(run, 'saas')).not.toContain('train.pull-image.start');
  });
});
