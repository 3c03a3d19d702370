import { FAULTS } from '../catalogue/index.ts';
import { DEFAULT_RUN_CONFIG, faultName, MAX_STEPS } from '../simulation/run-config.ts';
import { useSession } from '../state/session.tsx';
import { Drawer } from './Drawer.tsx';

interface NumberOptionProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** Applies a number as soon as it is a valid one; anything else stays in the field, marked, and changes nothing. */
function NumberOption({ label, hint, value, max, onChange }: NumberOptionProps) {
  return (
    <label className="option">
      <span className="option-label">{label}</span>
      <input
        key={value}
        type="number"
        min={1}
        max={max}
        step={1}
        required
        defaultValue={value}
        onBlur={(event) => {
          if (!event.currentTarget.checkValidity()) event.currentTarget.value = String(value);
        }}
        onChange={(event) => {
          if (event.currentTarget.checkValidity()) onChange(event.currentTarget.valueAsNumber);
        }}
      />
      <span className="option-hint">{hint}</span>
    </label>
  );
}

/** More steps than this would keep the page busy for longer than a moment. */
const MOST_STEPS_ON_PAGE = 1000;

export default function Options() {
  const { config, setConfig } = useSession();
  const fault = config.fault === null ? '' : faultName(config.fault);
  const named = FAULTS.find((candidate) => candidate.id === fault);
  return (
    <Drawer title="Options of the run">
      <label className="option">
        <span className="option-label">What goes wrong</span>
        <select
          value={fault}
          onChange={(event) => {
            const chosen = FAULTS.find((candidate) => candidate.id === event.currentTarget.value);
            setConfig({ ...config, fault: chosen ? { message: chosen.message, times: chosen.times } : null });
          }}
        >
          <option value="">Nothing</option>
          {FAULTS.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          {config.fault !== null && !named ? <option value={fault}>{fault} fails</option> : null}
        </select>
        <span className="option-hint">{named?.explanation ?? 'Every message is delivered.'}</span>
      </label>
      <NumberOption
        label="Pipeline steps"
        hint={`1 to ${MOST_STEPS_ON_PAGE}. The first is told beat by beat, each later one as a single beat.`}
        value={config.steps}
        max={Math.min(MAX_STEPS, MOST_STEPS_ON_PAGE)}
        onChange={(steps) => setConfig({ ...config, steps, width: Math.min(config.width, steps) })}
      />
      <NumberOption
        label="Steps side by side"
        hint="How many training steps run at the same time."
        value={config.width}
        max={config.steps}
        onChange={(width) => setConfig({ ...config, width })}
      />
      <button type="button" className="wide-button" onClick={() => setConfig(DEFAULT_RUN_CONFIG)}>
        Back to the default run
      </button>
    </Drawer>
  );
}
