import { useMemo, useState } from 'react';
import { OWNER_IDS, type OwnerId, type ScenarioId } from '../../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../../catalogue/credential-powers.ts';
import { SECRET_IDS } from '../../catalogue/secret-ids.ts';
import { type Breach as BreachOfRun, type BreachStep, breachOf, componentsOfRun } from '../../claims/breach.ts';
import { lastChangeMs, type PlacedHolding } from '../../claims/holdings.ts';
import { componentOf } from '../../model/model.ts';
import { type BreachPart, breachStartOf } from '../../state/layers.ts';
import { useMediaQuery } from '../../state/media.ts';
import { useFrame } from '../../state/playback.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { EvidenceTag } from '../EvidenceTag.tsx';
import { Choice } from './Choice.tsx';
import { HoldingList } from './HoldingList.tsx';
import { OWNER_WORDS } from './owner-words.ts';
import { PrintTitle } from './PrintTitle.tsx';
import { ScenarioTable } from './ScenarioTable.tsx';

const TIMES = ['end', 'now', 'after'] as const;
const TIME_LABELS = {
  end: 'While it runs, to its end',
  now: 'While it runs, up to the moment on screen',
  after: 'Only after the run',
} as const;

const LINES: readonly { readonly label: string; readonly of: (breach: BreachOfRun) => number }[] = [
  { label: 'Items to read at once', of: ({ readable }) => readable.length },
  { label: 'Credentials there', of: ({ credentials }) => credentials.length },
  { label: 'More items that these open', of: ({ all, readable }) => all.length - readable.length },
  { label: 'In all: values of your data', of: ({ all }) => all.filter(({ item }) => item.mark === 'value').length },
  { label: 'In all: source code', of: ({ all }) => all.filter(({ item }) => item.dataClass === 'code').length },
  { label: 'In all: secrets', of: ({ all }) => all.filter(({ item }) => item.mark === 'secret').length },
  {
    label: 'Steps that need a way into the places of another owner',
    of: ({ steps }) => steps.filter(({ isElsewhere }) => isElsewhere).length,
  },
  { label: 'Credentials of which no source says all they open', of: ({ unknown }) => unknown.length },
];

const inWords = (holdings: readonly PlacedHolding[]): string => {
  const values = holdings.filter(({ item }) => item.mark === 'value').length;
  const total = `${formatCount(holdings.length)} more ${holdings.length === 1 ? 'item' : 'items'}`;
  return values === 0 ? total : `${total}, ${formatCount(values)} of them values of your data`;
};

const inPlacesOf = (owner: OwnerId): string =>
  owner === 'you' ? 'your infrastructure' : `the places of ${OWNER_WORDS[owner].label}`;

function Step({ step }: { readonly step: BreachStep }) {
  const { model } = useRun();
  const { credential, depth, from, at, owner, does, gains, brings, accepted } = step;
  return (
    <li className="breach-step" data-depth={Math.min(depth, 4)}>
      <p>
        <strong>{CREDENTIAL_POWERS[credential].label}</strong>
        {from === null ? '' : `, from ${componentOf(model, from).label}`} → <b>{componentOf(model, at).label}</b>:{' '}
        {does}.
      </p>
      <p className="drawer-muted">
        {[
          gains.length === 0 ? null : `Opens ${inWords(gains)}`,
          brings.length === 0
            ? null
            : `${gains.length === 0 ? 'Brings' : 'brings'} ${brings.map((id) => CREDENTIAL_POWERS[id].label).join(', ')}`,
          accepted === null ? 'until when it is accepted is not known' : `accepted: ${accepted.replace(/\.$/, '')}`,
          step.isElsewhere ? `needs a way into ${inPlacesOf(owner)}` : null,
        ]
          .filter((part) => part !== null)
          .join('; ')}
        . <EvidenceTag evidence={step.evidence} /> <span className="breach-source">{step.source}</span>
      </p>
    </li>
  );
}

function PartChoice({ of }: { readonly of: BreachPart }) {
  const run = useRun();
  const { setLayer } = useCommands();
  const owners = OWNER_IDS.filter((id) => run.model.zones.some((zone) => zone.owner === id));
  const components = componentsOfRun(run);
  return (
    <select
      className="choice-select"
      aria-label="Part"
      value={of}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const part = [...OWNER_IDS, ...components, ...SECRET_IDS].find((id) => id === value);
        if (part) setLayer({ kind: 'breach', of: part });
      }}
    >
      <optgroup label="All of one owner">
        {owners.map((id) => (
          <option key={id} value={id}>
            {OWNER_WORDS[id].label}
          </option>
        ))}
      </optgroup>
      <optgroup label="One component">
        {components.map((id) => (
          <option key={id} value={id}>
            {componentOf(run.model, id).label}
          </option>
        ))}
      </optgroup>
      <optgroup label="One credential">
        {SECRET_IDS.map((id) => (
          <option key={id} value={id}>
            {CREDENTIAL_POWERS[id].label}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

/** What falls into wrong hands with a part of this run, and what that opens step by step. */
export function Breach({ of }: { readonly of: BreachPart }) {
  const run = useRun();
  const scenario = useScenario();
  const onPaper = useMediaQuery('print');
  const [time, setTime] = useState<(typeof TIMES)[number]>('end');
  const nowMs = useFrame((frame) => (time === 'now' ? lastChangeMs(run, frame.atMs) : 0));
  const breaches = useMemo(() => {
    const start = breachStartOf(run.model, of);
    const when = time === 'after' ? 'after' : { until: time === 'now' ? nowMs : ('end' as const) };
    const at = (id: ScenarioId) => breachOf(run, id, start, when);
    return { saas: at('saas'), hybrid: at('hybrid'), 'on-prem': at('on-prem') };
  }, [run, of, time, nowMs]);
  const { readable, steps, unknown } = breaches[scenario];
  const isFruitful = ({ gains, brings }: BreachStep): boolean => gains.length + brings.length > 0;
  const fruitful = steps.filter(isFruitful);
  const others = steps.filter((step) => !isFruitful(step));
  return (
    <>
      <PrintTitle title="If it were broken into" />
      <p className="drawer-lead">
        What somebody gets who breaks in: what is there to read, and what its credentials open, used as they are.
      </p>
      <div className="filters">
        <PartChoice of={of} />
        <Choice
          label="When"
          ids={TIMES}
          labelOf={(id) => TIME_LABELS[id]}
          value={time}
          onChange={(id) => setTime(id ?? 'end')}
        />
      </div>
      <ScenarioTable
        caption="What falls with it in the three scenarios"
        head="What falls with it"
        isOfNumbers
        lines={LINES.map(({ label, of: count }) => ({
          key: label,
          label,
          cell: (id) => formatCount(count(breaches[id])),
        }))}
      />
      <h3>{run.model.scenarios[scenario].label}: step by step</h3>
      {steps.length === 0 ? (
        <p className="drawer-muted">No credential there that opens anything.</p>
      ) : (
        <ol className="breach-steps">
          {fruitful.map((step) => (
            <Step key={`${step.credential} ${step.at}`} step={step} />
          ))}
        </ol>
      )}
      {others.length === 0 ? null : (
        <details open={onPaper}>
          <summary>
            {others.length} more {others.length === 1 ? 'way opens' : 'ways open'} nothing of this run beyond that
          </summary>
          <ul className="bullets">
            {others.map(({ credential, at, does }) => (
              <li key={`${credential} ${at}`}>
                {CREDENTIAL_POWERS[credential].label} → {componentOf(run.model, at).label}: {does}
              </li>
            ))}
          </ul>
        </details>
      )}
      {unknown.length === 0 ? null : (
        <p className="drawer-muted">
          Unknown: no source says all that these open: {unknown.map((id) => CREDENTIAL_POWERS[id].label).join(', ')}.
        </p>
      )}
      {readable.length === 0 ? null : (
        <>
          <h3>{run.model.scenarios[scenario].label}: to read at once</h3>
          <HoldingList caption="Items to read at once" holdings={readable} />
        </>
      )}
    </>
  );
}
