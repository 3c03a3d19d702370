import { useMemo } from 'react';
import {
  type FirewallRule,
  GROUP_LABELS,
  passesYourBorder,
  RULE_GROUPS,
  rulesOf,
  TO_CONFIRM,
} from '../../claims/firewall.ts';
import { componentOf } from '../../model/model.ts';
import { indexOfMessage } from '../../simulation/trace.ts';
import { useMediaQuery } from '../../state/media.ts';
import { usePlayback } from '../../state/playback.ts';
import { useRun, useScenario } from '../../state/session.tsx';
import { EvidenceTag } from '../EvidenceTag.tsx';
import { ClassWords } from './ClassWords.tsx';
import { PrintTitle } from './PrintTitle.tsx';

/** More beats than this on one connection are counted; files and paper name all. */
const MOST_WHYS = 3;

const COLUMNS = [
  ...['Source', 'Destination', 'Host', 'Port', 'Connection'],
  ...['Data that leaves', 'Data that enters', 'Why', 'Need', 'Messages'],
] as const;

function Rule({ rule }: { readonly rule: FirewallRule }) {
  const run = useRun();
  const { toMessage } = usePlayback();
  const onPaper = useMediaQuery('print');
  return (
    <tr>
      <td data-label="Source">{componentOf(run.model, rule.source).label}</td>
      <td data-label="Destination">{componentOf(run.model, rule.destination).label}</td>
      <td data-label="Host">
        {rule.host === null ? (
          <span className="drawer-muted">{TO_CONFIRM}</span>
        ) : (
          <>
            <code translate="no">{rule.host.host}</code> <EvidenceTag evidence={rule.host.evidence} />
            <span className="row-source">
              {rule.host.source}
              {rule.host.note === undefined ? '' : ` ${rule.host.note}`}
            </span>
          </>
        )}
      </td>
      <td data-label="Port">
        {rule.protocol}
        {rule.port === null ? '' : `:${rule.port}`}
      </td>
      <td data-label="Connection">
        {rule.group === 'inside' ? 'inside' : rule.connection}
        {rule.via === null ? null : `, ${rule.via}`}
      </td>
      {passesYourBorder(rule.group) ? (
        <>
          <td data-label="Data that leaves">{rule.leaves.length === 0 ? 'none' : <ClassWords ids={rule.leaves} />}</td>
          <td data-label="Data that enters">{rule.enters.length === 0 ? 'none' : <ClassWords ids={rule.enters} />}</td>
        </>
      ) : (
        <td data-label="Data" colSpan={2}>
          <ClassWords ids={rule.dataClasses} />
        </td>
      )}
      <td data-label="Why" title={rule.why.join('; ')}>
        {onPaper || rule.why.length <= MOST_WHYS + 1
          ? rule.why.join('; ')
          : `${rule.why.slice(0, MOST_WHYS).join('; ')} and ${rule.why.length - MOST_WHYS} more`}
      </td>
      <td data-label="Need">{rule.need}</td>
      <td data-label="Messages">
        <button
          type="button"
          className="link-button"
          onClick={() => toMessage(indexOfMessage(run.trace, rule.messages[0] ?? ''))}
        >
          {rule.messages.length} {rule.messages.length === 1 ? 'message' : 'messages'}
        </button>
      </td>
    </tr>
  );
}

/** The crossings as rules for a firewall. */
export function Firewall() {
  const run = useRun();
  const scenario = useScenario();
  const rules = useMemo(() => rulesOf(run, scenario), [run, scenario]);
  const withZenml = rules.filter((rule) => rule.group === 'zenml');
  const inbound = withZenml.filter((rule) => rule.connection === 'inbound').length;
  const others = rules.filter((rule) => rule.group === 'third-party').length;
  const inside = rules.filter((rule) => rule.group === 'inside').length;
  const elsewhere = rules.filter((rule) => rule.group === 'elsewhere').length;
  return (
    <>
      <PrintTitle title="Connections through the boundary" />
      <p className="drawer-lead">
        {withZenml.length === 0
          ? `No connection through the boundary in ${run.model.scenarios[scenario].label}: ${others} to third parties and ${inside} inside your infrastructure remain, which firewalls must let through.`
          : `This run needs ${withZenml.length - inbound} outbound and ${inbound} inbound ${inbound === 1 ? 'connection' : 'connections'} through the boundary in ${run.model.scenarios[scenario].label}, ${others} to third parties and ${inside} inside your infrastructure.`}
        {elsewhere === 0
          ? null
          : ` ${elsewhere} more between ZenML and third parties ${elsewhere === 1 ? 'passes' : 'pass'} no firewall of yours.`}{' '}
        Directions are seen from your infrastructure; inside of it, data neither leaves nor enters.
      </p>
      {rules.length === 0 ? null : (
        <table className="ledger ledger-egress">
          <caption className="visually-hidden">Firewall rules</caption>
          <thead>
            <tr>
              {COLUMNS.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          {RULE_GROUPS.map((group) => {
            const own = rules.filter((rule) => rule.group === group);
            return own.length === 0 ? null : (
              <tbody key={group}>
                <tr className="ledger-group">
                  <th scope="rowgroup" colSpan={COLUMNS.length}>
                    {GROUP_LABELS[group]} <span>{own.length}</span>
                  </th>
                </tr>
                {own.map((rule) => (
                  <Rule key={`${rule.source} ${rule.destination} ${rule.port} ${rule.protocol}`} rule={rule} />
                ))}
              </tbody>
            );
          })}
        </table>
      )}
    </>
  );
}
