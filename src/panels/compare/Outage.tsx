import { useMemo } from 'react';
import { PHASE_IDS, type ScenarioId } from '../../../machines/model.ts';
import { type BeatDuringOutage, componentsOf, duringOutage } from '../../claims/outage.ts';
import { phaseSpec } from '../../model/model.ts';
import { withoutAway } from '../../model/options.ts';
import { simulate } from '../../simulation/simulate.ts';
import { usePlayback } from '../../state/playback.ts';
import { useConfig, useRun } from '../../state/session.tsx';
import { EvidenceTag } from '../EvidenceTag.tsx';

const STATE_WORDS = { works: 'works', degraded: 'goes on without it', stops: 'stops' } as const;

/** Pipelines of more steps repeat what three show. */
const MOST_STEPS = 3;

function Cell({ beats }: { readonly beats: readonly BeatDuringOutage[] }) {
  const { toMessage } = usePlayback();
  return (
    <ul className="outage-beats">
      {beats.map(({ beat, state, first }) => (
        <li key={beat.id} data-state={state}>
          {first === null ? (
            beat.title
          ) : (
            <button type="button" className="outage-beat" onClick={() => toMessage(first)}>
              {beat.title}
            </button>
          )}{' '}
          <span className="outage-state">{STATE_WORDS[state]}</span>
        </li>
      ))}
    </ul>
  );
}

/** Which beats of this run get through in each scenario while nothing of ZenML's can be reached. */
export function Outage({ scenarios }: { readonly scenarios: readonly ScenarioId[] }) {
  const config = useConfig();
  const run = useRun();
  const { model } = run;
  const columns = useMemo(() => {
    const steps = Math.min(config.steps, MOST_STEPS);
    const healthy = simulate(model, {
      ...withoutAway(config),
      steps,
      width: Math.min(config.width, steps),
      fault: null,
    });
    return scenarios.map((scenario) => ({
      scenario,
      beats: duringOutage(healthy, componentsOf(healthy, 'zenml', scenario)),
    }));
  }, [model, config, scenarios]);
  return (
    <section className="outage">
      <h3>If nothing of ZenML’s can be reached</h3>
      <p className="drawer-muted">
        Each beat of this run by itself: a run in progress has the earlier ones behind it.{' '}
        <EvidenceTag evidence="inferred" />
      </p>
      <table className="ledger">
        <caption className="visually-hidden">What still works while ZenML infrastructure is unreachable</caption>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            {columns.map(({ scenario, beats }) => (
              <th key={scenario} scope="col">
                {model.scenarios[scenario].label}: {beats.filter(({ state }) => state !== 'stops').length} of{' '}
                {beats.length} beats get through
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PHASE_IDS.map((phase) => (
            <tr key={phase}>
              <th scope="row">{phaseSpec(model, phase).label}</th>
              {columns.map(({ scenario, beats }) => (
                <td key={scenario}>
                  <Cell beats={beats.filter((beat) => beat.phase === phase)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
