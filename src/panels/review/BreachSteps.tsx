import type { OwnerId } from '../../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../../catalogue/credential-powers.ts';
import type { BreachStep } from '../../claims/breach.ts';
import { OWNER_WORDS } from '../../claims/holding-words.ts';
import type { PlacedHolding } from '../../claims/holdings.ts';
import { componentOf } from '../../model/model.ts';
import { useMediaQuery } from '../../state/media.ts';
import { useRun } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { EvidenceTag } from '../EvidenceTag.tsx';

const inWords = (holdings: readonly PlacedHolding[]): string => {
  const values = holdings.filter(({ item }) => item.mark === 'value').length;
  const total = `${formatCount(holdings.length)} more ${holdings.length === 1 ? 'item' : 'items'}`;
  return values === 0 ? total : `${total}, ${formatCount(values)} of them values of your data`;
};

const inPlacesOf = (owner: OwnerId): string =>
  owner === 'you' ? 'your infrastructure' : `the places of ${OWNER_WORDS[owner].label}`;

function Step({ step, number }: { readonly step: BreachStep; readonly number: number }) {
  const { model } = useRun();
  const { credential, depth, from, at, owner, does, gains, brings, accepted } = step;
  return (
    <li className="breach-step" data-depth={Math.min(depth, 4)}>
      <p>
        <span className="breach-step-number">{number}</span>
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

interface BreachStepsProps {
  readonly fruitful: readonly BreachStep[];
  readonly others: readonly BreachStep[];
}

/** The steps with the numbers that they have on the stage, then the ways that lead nowhere. */
export function BreachSteps({ fruitful, others }: BreachStepsProps) {
  const { model } = useRun();
  const onPaper = useMediaQuery('print');
  return (
    <>
      {fruitful.length === 0 ? (
        <p className="drawer-muted">No credential there that opens anything more of this run.</p>
      ) : (
        <ol className="breach-steps">
          {fruitful.map((step, index) => (
            <Step key={`${step.credential} ${step.at}`} step={step} number={index + 1} />
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
                {CREDENTIAL_POWERS[credential].label} → {componentOf(model, at).label}: {does}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
