import { errorText } from '../../simulation/describe.ts';
import { usePlayback } from '../../state/playback.ts';
import { useRun } from '../../state/session.tsx';
import { breakOf, guidanceFor } from '../../views/failing.ts';
import { dashboardWords } from '../../views/words.ts';
import { WhatToDo } from '../WhatToDo.tsx';
import { Card } from './Card.tsx';

/** What broke a run that has failed, what people see of it, and what to do. */
export function FailedCard() {
  const run = useRun();
  const { toggle, toMessage } = usePlayback();
  const index = breakOf(run);
  const message = run.trace.messages[index];
  if (!message) return null;
  const guidance = guidanceFor(run, message);
  return (
    <Card
      title="Why it failed"
      kind="failed"
      actions={
        <>
          <button type="button" className="card-button" onClick={() => toMessage(index)}>
            Go to what failed
          </button>
          <button type="button" className="link-button" onClick={toggle}>
            Replay
          </button>
        </>
      }
    >
      <div className="card-columns">
        <div>
          <h3>What you see</h3>
          <p>{errorText(run, message)}</p>
          <p>{dashboardWords(run)}</p>
        </div>
        {guidance === null ? null : <WhatToDo guidance={guidance} />}
      </div>
    </Card>
  );
}
