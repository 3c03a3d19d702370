import { Map as MapIcon } from 'lucide-react';
import { useMemo } from 'react';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../../catalogue/credential-powers.ts';
import { BREACH_FIGURES, breachOf, sortedSteps } from '../../claims/breach.ts';
import { breachMapOf } from '../../claims/breach-map.ts';
import { lastChangeMs } from '../../claims/holdings.ts';
import { breachTimeOf } from '../../state/breach.ts';
import { breachStartOf } from '../../state/layers.ts';
import { useFrame } from '../../state/playback.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { BreachChoices, type BreachLayer } from './BreachChoices.tsx';
import { BreachSteps } from './BreachSteps.tsx';
import { HoldingList } from './HoldingList.tsx';
import { PrintTitle } from './PrintTitle.tsx';
import { ScenarioTable } from './ScenarioTable.tsx';

/** What a view of a breach is about, and what it finds in each scenario. */
export function useBreach({ of, when }: BreachLayer) {
  const run = useRun();
  const scenario = useScenario();
  const nowMs = useFrame((frame) => (when === 'now' ? lastChangeMs(run, frame.atMs) : 0));
  return useMemo(() => {
    const start = breachStartOf(run.model, of);
    const time = breachTimeOf({ when }, nowMs);
    const [saas, hybrid, onPrem] = SCENARIO_IDS.map((id) => breachOf(run, id, start, time));
    if (!saas || !hybrid || !onPrem) throw new Error('[breach] A scenario is missing.');
    const { sentence } = breachMapOf(run, scenario, start, time);
    return { breaches: { saas, hybrid, 'on-prem': onPrem }, sentence };
  }, [run, scenario, of, when, nowMs]);
}

/** What falls into wrong hands with a part of this run, and what that opens step by step. */
export function Breach({ layer }: { readonly layer: BreachLayer }) {
  const run = useRun();
  const scenario = useScenario();
  const { setLayer } = useCommands();
  const { breaches, sentence } = useBreach(layer);
  const { readable, unknown } = breaches[scenario];
  const { fruitful, others } = sortedSteps(breaches[scenario]);
  const { label: here } = run.model.scenarios[scenario];
  return (
    <>
      <PrintTitle title="If it were broken into" />
      <p className="drawer-lead">
        What somebody gets who breaks in: what is there to read, and what its credentials open, used as they are.
      </p>
      <BreachChoices layer={layer} />
      <div className="breach-sentence">
        <p role="status">
          {here}. {sentence}
        </p>
        <button type="button" className="text-button" onClick={() => setLayer({ ...layer, kind: 'breach-stage' })}>
          <MapIcon size={15} aria-hidden="true" />
          Show on the stage
        </button>
      </div>
      <ScenarioTable
        caption="What falls with it in the three scenarios"
        head="What falls with it"
        isOfNumbers
        lines={BREACH_FIGURES.map(({ id, label, of: count }) => ({
          key: id,
          label,
          cell: (one) => formatCount(count(breaches[one])),
        }))}
      />
      <h3>{here}: step by step</h3>
      <BreachSteps fruitful={fruitful} others={others} />
      {unknown.length === 0 ? null : (
        <p className="drawer-muted">
          Unknown: no source says all that these open: {unknown.map((id) => CREDENTIAL_POWERS[id].label).join(', ')}.
        </p>
      )}
      {readable.length === 0 ? null : (
        <>
          <h3>{here}: to read at once</h3>
          <HoldingList caption="Items to read at once" holdings={readable} />
        </>
      )}
    </>
  );
}
