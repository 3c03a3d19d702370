import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/diagram/graph.ts';
import { sequenceSvg } from '../../../src/export/sequence-svg.ts';
import { stageSvg } from '../../../src/export/stage-svg.ts';
import { arrangedFor } from '../../../src/layout/layout.ts';
import { TALL } from '../../../src/layout/tall.ts';
import { WIDE } from '../../../src/layout/wide.ts';
import { find } from '../../../src/panels/find/entries.ts';
import { presentIn } from '../../../src/simulation/run.ts';
import { frameAt } from '../../../src/simulation/trace.ts';
import { lanesOf } from '../../../src/views/lanes.ts';
import { stageAt } from '../../../src/views/stage.ts';
import { absentWords } from '../../../src/views/words.ts';
import { DEFAULT_RUN, runFor } from '../simulation/fixtures.ts';

const MANAGED = [runFor({ stack: 'gcp' }), runFor({ stack: 'azure', credentials: 'long-lived' })];
const ON_KUBERNETES = [DEFAULT_RUN, runFor({ stack: 'kubernetes', credentials: 'long-lived' })];

/** Where the boxes of a run stand, by their id. */
const placesOf = (run: (typeof MANAGED)[number], layout = WIDE): Record<string, unknown> =>
  Object.fromEntries(
    stageAt(layout, run, 'saas', frameAt(run.trace, 0)).boxes.map(({ id, rect: { x, y } }) => [id, `${x} ${y}`]),
  );

describe('the Kubernetes API in a stack without one', () => {
  it('has no box, and no line leads to where it would stand', () => {
    for (const run of MANAGED) {
      const { nodes, edges } = graphOf(WIDE, run);
      const ids = nodes.map(({ id }) => id);
      expect(ids).not.toContain('cluster-api');
      expect(edges.filter(({ source, target }) => !ids.includes(source) || !ids.includes(target))).toEqual([]);
    }
    for (const run of ON_KUBERNETES) {
      expect(graphOf(WIDE, run).nodes.map(({ id }) => id)).toContain('cluster-api');
    }
  });

  it('moves no other box by being absent, in either form of the stage', () => {
    for (const form of [WIDE, TALL]) {
      const { 'cluster-api': absent, ...others } = placesOf(DEFAULT_RUN, form);
      expect(absent).toBeDefined();
      for (const run of MANAGED) {
        expect(placesOf(run, arrangedFor(form, run.model, run.origin.config))).toEqual(others);
      }
    }
  });

  it('is in no picture, has no lane and is not found', () => {
    const label = '>Kubernetes API<';
    expect(stageSvg(DEFAULT_RUN, 'saas', 0)).toContain(label);
    expect(find(DEFAULT_RUN, 'kubernetes api')[0]?.id).toBe('component cluster-api');
    for (const run of MANAGED) {
      expect(stageSvg(run, 'saas', 0)).not.toContain(label);
      expect(sequenceSvg(run, 'saas')).not.toContain(label);
      expect(lanesOf(run)).not.toContain('cluster-api');
      for (const query of ['', 'kubernetes api', 'k8s']) {
        expect(find(run, query).map(({ id }) => id)).not.toContain('component cluster-api');
      }
    }
  });

  it('has a card that says so, which a link or a tour may still open', () => {
    const [onGoogle, onAzure] = MANAGED;
    expect(onGoogle && absentWords(onGoogle, 'cluster-api')).toEqual(
      'The stack Google Cloud does not have it: no box stands for it, and nothing is sent to it.',
    );
    expect(onAzure && absentWords(onAzure, 'cluster-api')).toMatch(/^The stack Azure does not have it/);
    expect(onAzure && absentWords(onAzure, 'orchestrator')).toBeNull();
    for (const run of ON_KUBERNETES) expect(absentWords(run, 'cluster-api')).toBeNull();
  });

  it('stays where it takes part, whatever the stack says', () => {
    const stacks = { ...DEFAULT_RUN.model.stacks };
    const { aws } = stacks;
    if (!aws) throw new Error('[test] The model has no stack aws.');
    const model = { ...DEFAULT_RUN.model, stacks: { ...stacks, aws: { ...aws, absent: ['cluster-api'] as const } } };
    expect(presentIn({ ...DEFAULT_RUN, model })).toContain('cluster-api');
  });
});
