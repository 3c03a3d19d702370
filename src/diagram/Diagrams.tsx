import type { ScenarioId } from '../../machines/model.ts';
import { SCENARIOS } from '../catalogue/index.ts';
import { countCrossings, crossingIn } from '../simulation/describe.ts';
import { useFrame } from '../state/playback.ts';
import { useSession } from '../state/session.tsx';
import { crossingWords } from '../state/words.ts';
import { Diagram } from './Diagram.tsx';

function ColumnHead({ scenario }: { readonly scenario: ScenarioId }) {
  const { trace } = useSession();
  const message = useFrame((frame, of) => of.messages[frame.current]);
  return (
    <div className="stages-head">
      <h2>{SCENARIOS[scenario].label}</h2>
      <span className="stages-count">
        {countCrossings(trace, scenario)} of {trace.messages.length} cross
      </span>
      {message ? (
        <span className="tag" data-crossing={crossingIn(scenario, message).crossing}>
          {crossingWords(scenario, message)}
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
