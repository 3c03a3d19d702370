import { useCard, useRun } from '../../state/session.tsx';
import { breakOf } from '../../views/failing.ts';
import { ClosingCard } from './ClosingCard.tsx';
import { FailedCard } from './FailedCard.tsx';
import { OpeningCard } from './OpeningCard.tsx';

/** What lies on the stage at the start of a visit and at the end of a run. */
export function Cards() {
  const card = useCard();
  const run = useRun();
  if (card === null) return null;
  if (card === 'opening') return <OpeningCard />;
  return breakOf(run) < 0 ? <ClosingCard /> : <FailedCard />;
}
