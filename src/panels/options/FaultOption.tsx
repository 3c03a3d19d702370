import type { PhaseId } from '../../../machines/model.ts';
import { exchangeOf, FAULTS, type FaultSpec, messageSpec, PHASES } from '../../catalogue/index.ts';
import { configOfFault, faultName } from '../../simulation/run-config.ts';
import { useSession } from '../../state/session.tsx';

const phaseOf = (fault: FaultSpec): PhaseId => exchangeOf(messageSpec(fault.message)).phase;

/** The named faults, by the phase in which they happen. One that needs other options brings them along. */
export function FaultOption({ label }: { readonly label: string }) {
  const { config, setConfig } = useSession();
  const fault = config.fault === null ? '' : faultName(config.fault);
  const named = FAULTS.find((candidate) => candidate.id === fault);
  const choose = (id: string) => {
    const chosen = FAULTS.find((candidate) => candidate.id === id);
    setConfig(chosen ? configOfFault(chosen, config) : { ...config, fault: null });
  };
  return (
    <label className="option">
      <span className="option-label">{label}</span>
      <select value={fault} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">Nothing</option>
        {config.fault !== null && !named ? <option value={fault}>{fault} fails</option> : null}
        {PHASES.map((phase) => (
          <optgroup key={phase.id} label={phase.label}>
            {FAULTS.filter((candidate) => phaseOf(candidate) === phase.id).map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <span className="option-hint">
        {named?.explanation ?? 'Every message is delivered. A fault brings the options along that it needs.'}
      </span>
    </label>
  );
}
