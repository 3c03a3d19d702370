import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, initialTransition, type SnapshotFrom, transition } from 'xstate';
import { stepRunMachine } from '../../../machines/step-run.machine.ts';
import { stepOf } from '../../../src/simulation/stepping.ts';

const FAILED = {
  type: 'message.failed',
  attempt: 1,
  policy: { retries: 0, tolerated: false, reported: true },
} as const;

const plain = (snapshot: SnapshotFrom<AnyStateMachine>) => [snapshot.value, snapshot.status, snapshot.context];

describe('stepOf', () => {
  it.each([0, 3, 7])('steps as transition() does, and fails as it does after %i exchanges', (failsAfter) => {
    const step = stepOf(stepRunMachine);
    let [ours] = initialTransition(stepRunMachine, { hasInputs: true, code: 'repository' });
    let theirs = ours;
    for (let count = 0; count < 20 && ours.status !== 'done'; count++) {
      const event = count === failsAfter ? FAILED : ({ type: 'exchange.completed' } as const);
      const [next, actions] = step(ours, event);
      const [expected, expectedActions] = transition(stepRunMachine, theirs, event);
      expect(plain(next)).toEqual(plain(expected));
      expect(actions.map(({ type, params }) => ({ type, params }))).toEqual(
        expectedActions.map(({ type, params }: { type: string; params?: unknown }) => ({ type, params })),
      );
      [ours, theirs] = [next, expected];
    }
    expect(ours.status).toBe('done');
  });
});
