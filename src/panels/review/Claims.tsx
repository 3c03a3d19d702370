import { SCENARIO_IDS } from '../../../machines/model.ts';
import { CLAIMS, type ClaimSpec } from '../../catalogue/claims.ts';
import type { ClaimResult } from '../../claims/check.ts';
import { type ClaimsCheck, useClaimsCheck } from '../../state/claims-check.ts';
import { useCommands, useRun } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { EvidenceTag } from '../EvidenceTag.tsx';
import { PrintTitle } from './PrintTitle.tsx';

const STATUS_WORDS = { holds: 'holds', conditional: 'holds unless …', fails: 'does not hold' } as const;

function Progress({ check }: { readonly check: ClaimsCheck }) {
  switch (check.state) {
    case 'checking':
      return (
        <div className="claims-check">
          <progress aria-label="Claims checked" max={1} value={check.progress} />
          <span>{formatCount(check.runs)} runs checked</span>
          <button type="button" className="link-button" onClick={check.cancel}>
            Cancel
          </button>
        </div>
      );
    case 'all':
      return (
        <p className="claims-check" role="status">
          Checked over {formatCount(check.runs)} runs with {formatCount(check.messages)} messages: every pair of
          options, and every single fault.
        </p>
      );
    default:
      return (
        <div className="claims-check">
          <span>{check.state === 'failed' ? 'The check stopped with an error.' : 'Checked in the default run.'}</span>
          <button type="button" className="primary-button" onClick={check.start}>
            Check every pair of options
          </button>
        </div>
      );
  }
}

function Verdict({ result }: { readonly result: ClaimResult }) {
  const run = useRun();
  const { openMoment } = useCommands();
  const { counterexample } = result;
  return (
    <li className="verdict">
      <span className="verdict-scenario">{run.model.scenarios[result.scenario].label}</span>
      <span className="verdict-status" data-status={result.status}>
        {STATUS_WORDS[result.status]}
      </span>
      {result.because === null ? null : <span className="verdict-because">{result.because}</span>}
      {counterexample ? (
        <button
          type="button"
          className="link-button"
          aria-label={`Show me where, in ${run.model.scenarios[result.scenario].label}`}
          onClick={() => openMoment(result.scenario, counterexample.config, counterexample.message)}
        >
          Show me
        </button>
      ) : null}
    </li>
  );
}

function Claim({ claim, results }: { readonly claim: ClaimSpec; readonly results: readonly ClaimResult[] }) {
  return (
    <li className="claim">
      <h3>{claim.title}</h3>
      {claim.quote === null ? null : <blockquote>“{claim.quote}”</blockquote>}
      <p className="claim-source">
        {claim.evidence === 'question' ? 'A question of reviewers' : <EvidenceTag evidence={claim.evidence} />}{' '}
        {claim.source}
      </p>
      <p className="drawer-muted">{claim.checks}</p>
      <ul>
        {SCENARIO_IDS.flatMap((scenario) => results.filter((result) => result.scenario === scenario)).map((result) => (
          <Verdict key={result.scenario} result={result} />
        ))}
      </ul>
    </li>
  );
}

/** What ZenML says about the boundary, and what the runs say about that. */
export function Claims() {
  const check = useClaimsCheck();
  return (
    <>
      <PrintTitle title="Claims" />
      <Progress check={check} />
      <ul className="claims">
        {CLAIMS.map((claim) => (
          <Claim key={claim.id} claim={claim} results={check.results.filter(({ id }) => id === claim.id)} />
        ))}
      </ul>
    </>
  );
}
