import { Check, ChevronDown, ChevronRight, CircleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import type { ClaimResult, Counterexample } from '../../claims/check.ts';
import {
  CLAIM_GROUP_LABELS,
  CLAIM_GROUPS,
  type ClaimLine,
  claimsMatrix,
  STATUS_WORDS,
} from '../../claims/claims-matrix.ts';
import { type ClaimsCheck, useClaimsCheck } from '../../state/claims-check.ts';
import { useMediaQuery } from '../../state/media.ts';
import { usePlayback } from '../../state/playback.ts';
import { useCommands, useIsFromFile, useRun, useScenario } from '../../state/session.tsx';
import { formatCount } from '../../views/words.ts';
import { EvidenceTag } from '../EvidenceTag.tsx';
import { PrintTitle } from './PrintTitle.tsx';
import { ScenarioHead } from './ScenarioTable.tsx';

const ICONS = { holds: Check, conditional: CircleAlert, fails: X } as const;

function Progress({ check }: { readonly check: ClaimsCheck }) {
  const isFromFile = useIsFromFile();
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
          {isFromFile ? ' All are simulated: the run from the file is not among them.' : ''}
        </p>
      );
    default:
      return (
        <div className="claims-check">
          <span>{check.state === 'failed' ? 'The check stopped with an error.' : 'Checked in the run on screen.'}</span>
          <button type="button" className="text-button" onClick={check.start}>
            Check every pair of options
          </button>
        </div>
      );
  }
}

function Status({ line, result }: { readonly line: ClaimLine; readonly result: ClaimResult }) {
  const Icon = ICONS[result.status];
  return (
    <span className="claim-status" data-status={result.status}>
      <Icon size={14} aria-hidden="true" />
      {STATUS_WORDS[line.group][result.status]}
    </span>
  );
}

interface VerdictProps {
  readonly line: ClaimLine;
  readonly result: ClaimResult;
  /** True when the result is about the run on screen alone. */
  readonly isOfRun: boolean;
}

function Verdict({ line, result, isOfRun }: VerdictProps) {
  const run = useRun();
  const isFromFile = useIsFromFile();
  const { openMoment, setScenario } = useCommands();
  const { toMessage } = usePlayback();
  const { scenario, counterexample } = result;
  const show = ({ config, message }: Counterexample) => {
    if (!isOfRun || !isFromFile) return openMoment(scenario, config, message);
    // Its options would be simulated anew, and what is on screen is the run of the file.
    setScenario(scenario);
    toMessage(run.trace.messages.findIndex(({ id }) => id === message));
  };
  return (
    <li className="verdict">
      <span className="verdict-scenario">{run.model.scenarios[result.scenario].label}</span>
      <span>
        <Status line={line} result={result} />
      </span>
      <span className="verdict-because">
        {result.because}{' '}
        {counterexample ? (
          <button
            type="button"
            className="link-button"
            aria-label={`Show me where, in ${run.model.scenarios[result.scenario].label}`}
            onClick={() => show(counterexample)}
          >
            Show me
          </button>
        ) : null}
      </span>
    </li>
  );
}

function Line({ line, isOfRun }: { readonly line: ClaimLine; readonly isOfRun: boolean }) {
  const run = useRun();
  const selected = useScenario();
  const [isOpen, setOpen] = useState(false);
  const isShown = useMediaQuery('print') || isOpen;
  const { claim, results } = line;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <tr className="claim-row">
        <th scope="row">
          <button type="button" className="group-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <Chevron size={14} aria-hidden="true" />
            <span className="group-kind">{claim.title}</span>
          </button>
        </th>
        {SCENARIO_IDS.map((id) => {
          const result = results[id];
          return (
            <td key={id} data-label={run.model.scenarios[id].label} data-current={id === selected}>
              {result ? (
                <Status line={line} result={result} />
              ) : (
                <span className="drawer-muted">
                  <span aria-hidden="true">–</span>
                  <span className="visually-hidden">not about this scenario</span>
                </span>
              )}
            </td>
          );
        })}
      </tr>
      {isShown ? (
        <tr className="claim-evidence">
          <td colSpan={1 + SCENARIO_IDS.length}>
            {claim.quote === null ? null : <blockquote>“{claim.quote}”</blockquote>}
            <p className="claim-source">
              {claim.evidence === 'question' ? 'A question of reviewers' : <EvidenceTag evidence={claim.evidence} />}{' '}
              {claim.source}
            </p>
            <p className="drawer-muted">{claim.checks}</p>
            <ul>
              {SCENARIO_IDS.flatMap((id) => results[id] ?? []).map((result) => (
                <Verdict key={result.scenario} line={line} result={result} isOfRun={isOfRun} />
              ))}
            </ul>
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** What ZenML says about the boundary and what reviewers ask, by scenario, and what the runs say about that. */
export function Claims() {
  const selected = useScenario();
  const check = useClaimsCheck();
  const lines = claimsMatrix(check.results, selected);
  return (
    <>
      <PrintTitle title="Claims" />
      <Progress check={check} />
      <table className="ledger scenario-table claims-matrix" data-numbers>
        <caption className="visually-hidden">Claims in the three scenarios, what fails first</caption>
        <ScenarioHead first="Claim" />
        {CLAIM_GROUPS.map((group) => {
          const own = lines.filter((line) => line.group === group);
          return (
            <tbody key={group}>
              <tr className="ledger-group">
                <th scope="rowgroup" colSpan={1 + SCENARIO_IDS.length}>
                  {CLAIM_GROUP_LABELS[group]} <span>{own.length}</span>
                </th>
              </tr>
              {own.map((line) => (
                <Line key={line.claim.id} line={line} isOfRun={check.state !== 'all'} />
              ))}
            </tbody>
          );
        })}
      </table>
    </>
  );
}
