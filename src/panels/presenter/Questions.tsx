import { useMemo } from 'react';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import type { TalkMove } from '../../../machines/talk-events.ts';
import { exchangeOfMessage } from '../../model/model.ts';
import type { SimpleLayer } from '../../state/layers.ts';
import { useCommands, useLayer, useRun, useScenario, useSessionActor } from '../../state/session.tsx';
import { questionsOf } from '../../state/talk-questions.ts';

const VIEWS: readonly { readonly kind: SimpleLayer; readonly label: string }[] = [
  { kind: 'boundary', label: 'Verdict' },
  { kind: 'holdings', label: 'Holdings' },
  { kind: 'firewall', label: 'Connections' },
  { kind: 'claims', label: 'Claims' },
  { kind: 'compare', label: 'Compare' },
];

/** What people ask in the middle of it, and the way back. */
export function Questions({ move }: { readonly move: (move: TalkMove) => void }) {
  const run = useRun();
  const scenario = useScenario();
  const layer = useLayer();
  const session = useSessionActor();
  const commands = useCommands();
  const { showFault, showLayer, goBack } = useMemo(() => questionsOf(session, commands), [session, commands]);
  const { model, origin } = run;
  return (
    <section className="console-questions" aria-label="Questions">
      <div className="console-row">
        {SCENARIO_IDS.map((id) => (
          <button
            key={id}
            type="button"
            className="wide-button"
            aria-pressed={id === scenario}
            onClick={() => commands.setScenario(id)}
          >
            {model.scenarios[id].label}
          </button>
        ))}
        <button
          type="button"
          className="wide-button"
          aria-pressed={origin.config.away !== undefined}
          onClick={commands.toggleAway}
        >
          ZenML unreachable
        </button>
      </div>
      <div className="console-row">
        {VIEWS.map(({ kind, label }) => (
          <button
            key={kind}
            type="button"
            className="wide-button"
            aria-pressed={layer?.kind === kind || (kind === 'boundary' && layer?.kind === 'verdict')}
            onClick={() => showLayer(kind)}
          >
            {label}
          </button>
        ))}
        <select
          className="speed"
          aria-label="What goes wrong"
          value=""
          onChange={(event) => showFault(event.currentTarget.value)}
        >
          <option value="">What goes wrong</option>
          {model.phases.map((phase) => (
            <optgroup key={phase.id} label={phase.label}>
              {model.faults
                .filter(({ message }) => exchangeOfMessage(model, message).phase === phase.id)
                .map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <button type="button" className="link-button" onClick={() => goBack(move)}>
          Back to the stop
        </button>
      </div>
    </section>
  );
}
