import { useMemo } from 'react';
import { PHASE_IDS, type ScenarioId } from '../../../machines/model.ts';
import { type BeatDuringOutage, componentsOf, duringOutage } from '../../claims/outage.ts';
import { phaseSpec } from '../../model/model.ts';
import { withoutAway } from '../../model/options.ts';
import { simulate } from '../../simulation/simulate.ts';
import { usePlayback } from '../../state/playback.ts';
import { useConfig, useRun, useTalkPlace } from '../../state/session.tsx';
import { EvidenceTag } from '../EvidenceTag.tsx';

const STATE_WORDS = { works: 'works', degraded: 'fails, the run goes on', stops: 'stops' } as const;

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

/** How much of a phase gets through, where a room has to take it in at a glance. */
function Share({ beats }: { readonly beats: readonly BeatDuringOutage[] }) {
  const through = beats.filter(({ state }) => state === 'works').length;
  if (beats.length === 0) return <td data-state="all">not in this run</td>;
  if (through === 0) return <td data-state="none">none of {beats.length}</td>;
  return <td data-state={through === beats.length ? 'all' : 'some'}>{`${through} of ${beats.length}`}</td>;
}

/** Which beats of this run get through in each scenario while nothing of ZenML's can be reached. */
export function Outage({ scenarios }: { readonly scenarios: readonly ScenarioId[] }) {
  const config = useConfig();
  const run = useRun();
  const isInTalk = useTalkPlace()?.window === 'stage';
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
      <table className={isInTalk ? 'ledger outage-phases' : 'ledger'}>
        <caption className="visually-hidden">What still works while ZenML infrastructure is unreachable</caption>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            {columns.map(({ scenario, beats }) => (
              <th key={scenario} scope="col">
                {model.scenarios[scenario].label}: {beats.filter(({ state }) => state === 'works').length} of{' '}
                {beats.length} beats get through
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PHASE_IDS.map((phase) => (
            <tr key={phase}>
              <th scope="row">{phaseSpec(model, phase).label}</th>
              {columns.map(({ scenario, beats }) => {
                const own = beats.filter((beat) => beat.phase === phase);
                if (isInTalk) return <Share key={scenario} beats={own} />;
                return (
                  <td key={scenario}>
                    <Cell beats={own} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
