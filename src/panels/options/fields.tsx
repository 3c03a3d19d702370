import type { RunConfig } from '../../../machines/model.ts';
import { applies, isPossible, valuesOf } from '../../model/options.ts';
import type { ChoiceSpec, NumberSpec, Requirement } from '../../model/types.ts';
import { MAX_STEPS, withOption } from '../../simulation/run-config.ts';
import { useCommands, useConfig, useRun } from '../../state/session.tsx';

/** More steps than this would keep the page busy for longer than a moment. */
const MOST_STEPS_ON_PAGE = 1000;

/** The greatest number that an option can have in a run: no more steps side by side than there are. */
function mostOf(name: NumberSpec['name'], config: RunConfig): number {
  switch (name) {
    case 'steps':
      return Math.min(MAX_STEPS, MOST_STEPS_ON_PAGE);
    case 'width':
      return config.steps;
  }
}

/** Applies a number as soon as it is a valid one; anything else stays in the field, marked, and changes nothing. */
export function NumberOption({ option }: { readonly option: NumberSpec }) {
  const run = useRun();
  const config = useConfig();
  const { setConfig } = useCommands();
  const value = config[option.name];
  const most = mostOf(option.name, config);
  return (
    <label className="option">
      <span className="option-label">{option.label}</span>
      <input
        key={value}
        type="number"
        min={1}
        max={most}
        step={1}
        required
        defaultValue={value}
        onBlur={(event) => {
          if (!event.currentTarget.checkValidity()) event.currentTarget.value = String(value);
        }}
        onChange={(event) => {
          const { valueAsNumber } = event.currentTarget;
          if (event.currentTarget.checkValidity()) {
            setConfig(withOption(run.model, config, option.name, String(valueAsNumber)));
          }
        }}
      />
      <span className="option-hint">{`1 to ${most}. ${option.hint}`}</span>
    </label>
  );
}

/** More values than this are a list instead of buttons side by side. */
const MOST_BUTTONS = 2;

/** An option that is chosen from a few values. A value that does not go with the others says why, and so does an option. */
export function ChoiceOption({ choice }: { readonly choice: ChoiceSpec }) {
  const run = useRun();
  const config = useConfig();
  const { setConfig } = useCommands();
  const values = valuesOf(choice);
  const chosen = values.find(({ value }) => value === config[choice.key]);
  const choose = (id: string) => setConfig(withOption(run.model, config, choice.name, id));
  const isImpossible = (needs: Requirement | undefined): boolean => !isPossible(run.model, needs, config);
  const reasons = new Set(values.flatMap(({ needs, because }) => (isImpossible(needs) && because ? [because] : [])));
  const isIdle = !applies(run.model, choice, config);
  const hint = isIdle ? choice.otherwise : [chosen?.hint, ...reasons].join(' ');
  if (values.length > MOST_BUTTONS) {
    return (
      <label className="option">
        <span className="option-label">{choice.label}</span>
        <select value={chosen?.id} disabled={isIdle} onChange={(event) => choose(event.currentTarget.value)}>
          {values.map(({ id, label, needs }) => (
            <option key={id} value={id} disabled={isImpossible(needs)}>
              {label}
            </option>
          ))}
        </select>
        <span className="option-hint">{hint}</span>
      </label>
    );
  }
  return (
    <fieldset className="option" disabled={isIdle}>
      <legend className="option-label">{choice.label}</legend>
      <span className="option-values">
        {values.map(({ id, label, needs }) => (
          <label key={id} className="option-value">
            <input
              type="radio"
              name={choice.name}
              value={id}
              checked={id === chosen?.id}
              disabled={isImpossible(needs)}
              onChange={() => choose(id)}
            />
            <span>{label}</span>
          </label>
        ))}
      </span>
      <span className="option-hint">{hint}</span>
    </fieldset>
  );
}
