import { Unplug } from 'lucide-react';
import { useMemo } from 'react';
import { outageVerdict, verdictWords } from '../claims/outage.ts';
import { useCommands, useRun, useScenario } from '../state/session.tsx';
import { AWAY_LABELS } from '../views/words.ts';

/** What an outage does to a run of these options, in a sentence; nothing while everything can be reached. */
export function AwayVerdict() {
  const run = useRun();
  const scenario = useScenario();
  const { toggleLayer } = useCommands();
  const { away } = run.origin.config;
  const sentence = useMemo(
    () => (away === undefined ? null : verdictWords(outageVerdict(run, scenario, away.what))),
    [run, scenario, away],
  );
  if (away === undefined || sentence === null) return null;
  return (
    <section className="away-verdict" aria-label="Outage">
      <p>
        <Unplug size={15} aria-hidden="true" />
        <strong>{AWAY_LABELS[away.what]}.</strong> {sentence}
      </p>
      <button type="button" className="link-button" onClick={() => toggleLayer('compare')}>
        What still works
      </button>
    </section>
  );
}
