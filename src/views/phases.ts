import type { Run } from '../simulation/run.ts';
import { storyOf } from '../simulation/story.ts';
import { breakOf } from './failing.ts';

/**
 * Where a phase of the run stands at a moment. `failed`: the run broke in it. `clean-up`: what is sent in it is only sent
 * because the run broke before. `never`: the run does not come to it.
 */
export type PhaseState = 'done' | 'current' | 'next' | 'failed' | 'clean-up' | 'never';

/**
 * The state of each phase, in the order of the phases.
 * @param current index of the message that the moment is about, -1 before the first
 */
export function phaseStates(run: Run, current: number, atEnd: boolean): readonly PhaseState[] {
  const { messages } = run.trace;
  const orderOf = (index: number): number => run.model.phases.findIndex(({ id }) => id === messages[index]?.phase);
  const end = breakOf(run);
  const broken = end >= 0 && (atEnd || current >= end) ? orderOf(end) : null;
  const now = orderOf(current);
  return storyOf(run).map(({ messageCount }, order): PhaseState => {
    if (messageCount === 0) return 'never';
    if (broken !== null && order >= broken) return order === broken ? 'failed' : 'clean-up';
    if (order === now && !atEnd) return 'current';
    return order <= now ? 'done' : 'next';
  });
}
