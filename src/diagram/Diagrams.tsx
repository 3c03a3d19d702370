import type { ScenarioId } from '../../machines/model.ts';
import { countCrossings, crossingIn } from '../simulation/describe.ts';
import { useScene } from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import { crossingWords } from '../views/words.ts';
import { Diagram } from './Diagram.tsx';

function ColumnHead({ scenario }: { readonly scenario: ScenarioId }) {
  const run = useRun();
  const message = useScene((frame, { trace }) => trace.messages[frame.current]);
  return (
    <div className="stages-head">
      <h2>{run.model.scenarios[scenario].label}</h2>
      <span className="stages-count">
        {countCrossings(run, scenario)} of {run.trace.messages.length} cross
      </span>
      {message ? (
        <span className="tag" data-crossing={crossingIn(run, scenario, message).crossing}>
          {crossingWords(run, scenario, message)}
        </span>
      ) : null}
    </div>
  );
}

/** Several scenarios side by side at the same moment of the same run. */
export function Diagrams({ scenarios }: { readonly scenarios: readonly ScenarioId[] }) {
  return (
    <div className="stages">
      {scenarios.map((scenario) => (
        <div key={scenario} className="stages-column">
          <ColumnHead scenario={scenario} />
          <Diagram scenario={scenario} compact />
        </div>
      ))}
    </div>
  );
}
