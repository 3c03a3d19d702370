import { RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import type { DataClassId } from '../../../machines/model.ts';
import { type ClosingFacts, closingFacts } from '../../claims/closing.ts';
import { crossedSentence, keptWords, leftSentence, nextScenario } from '../../claims/closing-words.ts';
import { classChanges, diffOf } from '../../claims/diff.ts';
import { crossingCounts } from '../../simulation/describe.ts';
import { usePlayback } from '../../state/playback.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { Card } from './Card.tsx';

/** As many as can be taken in at a glance. */
const MOST_CHANGES = 4;

function ClassName({ dataClass }: { readonly dataClass: DataClassId }) {
  const { dataClasses } = useRun().model;
  return (
    <>
      <span className="legend-swatch" data-class={dataClass} />
      {dataClasses[dataClass].label}
    </>
  );
}

function Crossed({ facts }: { readonly facts: ClosingFacts }) {
  const left = leftSentence(facts);
  return (
    <div>
      <h3>What crossed between you and ZenML</h3>
      <p>{crossedSentence(facts)}</p>
      <ul className="card-classes" aria-label="Messages that crossed, by what they hold">
        {facts.classes.map(({ dataClass, count }) => (
          <li key={dataClass}>
            <ClassName dataClass={dataClass} /> <strong>{formatCount(count)}</strong>
          </li>
        ))}
      </ul>
      {left === null ? null : <p>{left}</p>}
    </div>
  );
}

function Never({ facts }: { readonly facts: ClosingFacts }) {
  const kept = keptWords(facts);
  return (
    <div>
      <h3>What never crossed to ZenML</h3>
      {facts.neverClasses.length + kept.length === 0 ? <p>Something of every kind crossed.</p> : null}
      <ul className="card-classes" aria-label="What never crossed to ZenML">
        {facts.neverClasses.map((dataClass) => (
          <li key={dataClass}>
            <ClassName dataClass={dataClass} />
          </li>
        ))}
      </ul>
      {kept.length === 0 ? null : <p>Nor any of: {kept.join(', ')}.</p>}
      <ThirdParties />
    </div>
  );
}

/** Other parties are not ZenML: what they get or send, code for example, is said apart. */
function ThirdParties() {
  const run = useRun();
  const { thirdParty } = crossingCounts(run, useScenario());
  if (thirdParty === 0) return null;
  return (
    <p>
      {thirdParty === 1 ? '1 message went' : `${formatCount(thirdParty)} messages went`} to or from third parties, which
      are counted apart.
    </p>
  );
}

function Next() {
  const run = useRun();
  const scenario = useScenario();
  const { setScenario } = useCommands();
  const next = nextScenario(scenario);
  const changes = useMemo(
    () =>
      classChanges(diffOf(run, scenario, next))
        .filter(({ before, after }) => before !== after)
        .slice(0, MOST_CHANGES),
    [run, scenario, next],
  );
  const { label } = run.model.scenarios[next];
  return (
    <div>
      <h3>What {label} changes</h3>
      <ul className="card-classes" aria-label={`Messages that cross, here and in ${label}`}>
        {changes.map(({ dataClass, before, after }) => (
          <li key={dataClass}>
            <ClassName dataClass={dataClass} />{' '}
            <strong>
              {formatCount(before)} → {formatCount(after)}
            </strong>
          </li>
        ))}
      </ul>
      <button type="button" className="card-button" onClick={() => setScenario(next)}>
        Show {label}
      </button>
    </div>
  );
}

/** What a run comes to that is completed. */
export function ClosingCard() {
  const run = useRun();
  const scenario = useScenario();
  const { toggle } = usePlayback();
  const { setLayer } = useCommands();
  const facts = useMemo(() => closingFacts(run, scenario), [run, scenario]);
  return (
    <Card
      title={`The run in ${run.model.scenarios[scenario].label}`}
      kind="closing"
      actions={
        <>
          <button type="button" className="card-button" onClick={toggle}>
            <RotateCcw size={14} aria-hidden="true" /> Replay
          </button>
          <button type="button" className="link-button" onClick={() => setLayer({ kind: 'verdict' })}>
            Review
          </button>
        </>
      }
    >
      <div className="card-columns">
        <Crossed facts={facts} />
        <Never facts={facts} />
        <Next />
      </div>
    </Card>
  );
}
