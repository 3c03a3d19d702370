import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, type AnyStateNode, initialTransition, type SnapshotFrom, transition } from 'xstate';
import { pipelineRunMachine } from '../../../machines/pipeline-run.machine.ts';
import { stepRunMachine } from '../../../machines/step-run.machine.ts';
import { stepOf } from '../../../src/simulation/stepping.ts';
import { ALL_BRANCHES, DIAMOND, eventsIn } from '../machines/pipeline-runs.ts';
import { leafOf } from '../machines/walk.ts';
import { SEED } from './fixtures.ts';

const FAILED = {
  type: 'message.failed',
  attempt: 1,
  policy: { retries: 0, tolerated: false, reported: true },
} as const;

interface Action {
  readonly type: string;
  readonly params?: unknown;
}

const plain = (snapshot: SnapshotFrom<AnyStateMachine>) => [snapshot.value, snapshot.status, snapshot.context];
const plainly = (actions: readonly Action[]) => actions.map(({ type, params }) => ({ type, params }));

/** All states of a machine, from the outermost inwards. */
const statesOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(statesOf)];

describe('stepOf', () => {
  it.each([0, 3, 7])('steps a pipeline step as transition() does, and fails as it does after %i exchanges', (count) => {
    const step = stepOf(stepRunMachine);
    let [ours] = initialTransition(stepRunMachine, { hasInputs: true, code: 'repository' });
    let theirs = ours;
    for (let beatCount = 0; beatCount < 20 && ours.status !== 'done'; beatCount++) {
      const event = beatCount === count ? FAILED : ({ type: 'exchange.completed' } as const);
      const [next, actions] = step(ours, event);
      const [expected, expectedActions] = transition(stepRunMachine, theirs, event);
      expect(plain(next)).toEqual(plain(expected));
      expect(plainly(actions)).toEqual(plainly(expectedActions));
      [ours, theirs] = [next, expected];
    }
    expect(ours.status).toBe('done');
  });

  it('steps a pipeline run as transition() does, whatever happens in it', () => {
    const step = stepOf(pipelineRunMachine);
    const ends = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL_BRANCHES),
        // Mostly what lets the run go on, so that it gets far.
        fc.array(fc.oneof({ weight: 40, arbitrary: fc.constant(0) }, fc.nat(20)), { minLength: 40, maxLength: 60 }),
        (branches, picks) => {
          let [ours] = initialTransition(pipelineRunMachine, { steps: DIAMOND, branches });
          let theirs = ours;
          for (const [index, pick] of picks.entries()) {
            const events = eventsIn(ours);
            const likely = /(starting|running)-steps$/.test(leafOf(ours.value))
              ? events.filter(({ type }) => type === 'step.running' || type === 'step.completed')
              : events.slice(0, 1);
            const event = pick === 0 ? likely[index % likely.length] : events[pick % events.length];
            if (!event || ours.status === 'done') break;
            const [next, actions] = step(ours, event);
            const [expected, expectedActions] = transition(pipelineRunMachine, theirs, event);
            expect(plain(next)).toEqual(plain(expected));
            expect(plainly(actions)).toEqual(plainly(expectedActions));
            [ours, theirs] = [next, expected];
          }
          ends.add(leafOf(ours.value));
        },
      ),
      { seed: SEED, numRuns: 80 },
    );
    expect([...ends]).toEqual(expect.arrayContaining(['completed', 'failed', 'failed-silently', 'failed-without-run']));
  });

  it.each([pipelineRunMachine, stepRunMachine])(
    'is only used for machines without actors and delays, which would need a scope of their own: $id',
    (machine) => {
      const states = statesOf(machine.root);
      expect(states.filter(({ invoke, after }) => invoke.length > 0 || after.length > 0)).toEqual([]);
      expect(states.length).toBeGreaterThan(10);
    },
  );
});
