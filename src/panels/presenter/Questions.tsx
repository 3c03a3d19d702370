import { useMemo } from 'react';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { exchangeOfMessage } from '../../model/model.ts';
import type { SimpleLayer } from '../../state/layers.ts';
import { useCommands, useLayer, useRun, useScenario, useSessionActor } from '../../state/session.tsx';
import type { TalkCommands } from '../../state/talk.ts';
import { questionsOf } from '../../state/talk-questions.ts';

const VIEWS: readonly { readonly kind: SimpleLayer; readonly label: string }[] = [
  { kind: 'verdict', label: 'Verdict' },
  { kind: 'boundary', label: 'Crossings' },
  { kind: 'holdings', label: 'Holdings' },
  { kind: 'firewall', label: 'Connections' },
  { kind: 'claims', label: 'Claims' },
  { kind: 'compare', label: 'Compare' },
];

interface QuestionsProps {
  readonly talk: TalkCommands;
  /** True while something is shown that is not the next thing of the talk. */
  readonly hasQuestion: boolean;
}

/** What people ask in the middle of it, and the way back. */
export function Questions({ talk, hasQuestion }: QuestionsProps) {
  const run = useRun();
  const scenario = useScenario();
  const layer = useLayer();
  const session = useSessionActor();
  const commands = useCommands();
  const { showFault, showLayer, goBack } = useMemo(
    () => questionsOf(session, commands, talk),
    [session, commands, talk],
  );
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
            onClick={() => talk.setScenario(id)}
          >
            {model.scenarios[id].label}
          </button>
        ))}
        <button
          type="button"
          className="wide-button"
          aria-pressed={origin.config.away !== undefined}
          onClick={talk.toggleAway}
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
            aria-pressed={layer?.kind === kind}
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
        <button type="button" className="link-button" onClick={() => goBack(hasQuestion)}>
          Back to the stop
        </button>
      </div>
    </section>
  );
}
