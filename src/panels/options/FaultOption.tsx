import { exchangeOfMessage } from '../../model/model.ts';
import type { FaultOptionSpec } from '../../model/types.ts';
import { configOfFault, faultName } from '../../simulation/run-config.ts';
import { useCommands, useConfig, useRun } from '../../state/session.tsx';

/** The named faults, by the phase in which they happen. One that needs other options brings them along. */
export function FaultOption({ option }: { readonly option: FaultOptionSpec }) {
  const run = useRun();
  const config = useConfig();
  const { setConfig } = useCommands();
  const { model } = run;
  const fault = config.fault === null ? '' : faultName(model, config.fault);
  const named = model.faults.find((candidate) => candidate.id === fault);
  const choose = (id: string) => {
    const chosen = model.faults.find((candidate) => candidate.id === id);
    setConfig(chosen ? configOfFault(model, chosen, config) : { ...config, fault: null });
  };
  return (
    <label className="option">
      <span className="option-label">{option.label}</span>
      <select value={fault} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">Nothing</option>
        {config.fault !== null && !named ? <option value={fault}>{fault} fails</option> : null}
        {model.phases.map((phase) => (
          <optgroup key={phase.id} label={phase.label}>
            {model.faults
              .filter((candidate) => exchangeOfMessage(model, candidate.message).phase === phase.id)
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <span className="option-hint">{named?.explanation ?? option.hint}</span>
    </label>
  );
}
