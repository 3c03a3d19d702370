import { Check, CircleAlert, X } from 'lucide-react';
import { useMemo } from 'react';
import { FIGURES, figuresOf, type Verdict as VerdictOfRun, verdictOf } from '../../claims/verdict.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { PrintTitle } from './PrintTitle.tsx';
import { ScenarioTable } from './ScenarioTable.tsx';

const TONES = {
  fails: { Icon: X, label: 'Needs your attention' },
  conditional: { Icon: CircleAlert, label: 'Worth knowing' },
  holds: { Icon: Check, label: 'As one would wish' },
} as const;

const MORE = {
  claims: { kind: 'claims', label: 'Show the claims' },
  crossings: { kind: 'boundary', label: 'Show what crosses' },
  holdings: { kind: 'holdings', label: 'Show who holds what' },
} as const;

function Sentence({ verdict }: { readonly verdict: VerdictOfRun }) {
  const { setLayer } = useCommands();
  const { Icon, label } = TONES[verdict.tone];
  const { kind, label: more } = MORE[verdict.id];
  return (
    <li className="sentence" data-tone={verdict.tone}>
      <Icon size={20} role="img" aria-label={label} />
      <div>
        <p className="sentence-main">{verdict.sentence}</p>
        {verdict.details.length === 0 ? null : (
          <ul className="sentence-details">
            {verdict.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
      <button type="button" className="link-button" onClick={() => setLayer({ kind })}>
        {more}
      </button>
    </li>
  );
}

/** What a reviewer has to know first: three sentences about this run, and the same figures in every scenario. */
export function Verdict() {
  const run = useRun();
  const scenario = useScenario();
  const verdicts = useMemo(() => verdictOf(run, scenario), [run, scenario]);
  const figures = useMemo(
    () => ({ saas: figuresOf(run, 'saas'), hybrid: figuresOf(run, 'hybrid'), 'on-prem': figuresOf(run, 'on-prem') }),
    [run],
  );
  return (
    <>
      <PrintTitle title="Verdict" />
      <ul className="sentences">
        {verdicts.map((verdict) => (
          <Sentence key={verdict.id} verdict={verdict} />
        ))}
      </ul>
      <h3>This run in the three scenarios</h3>
      <ScenarioTable
        caption="Figures of this run in the three scenarios"
        head="Figure"
        isOfNumbers
        lines={FIGURES.map(({ key, label }) => ({ key, label, cell: (id) => formatCount(figures[id][key]) }))}
      />
    </>
  );
}
