import { Fragment } from 'react';
import { defaultConfig, optionGroupsOf } from '../model/options.ts';
import './styles/options.css';
import type { OptionSpec } from '../model/types.ts';
import { hasPreset, withPreset } from '../simulation/run-config.ts';
import { useCommands, useConfig, useRun } from '../state/session.tsx';
import { Drawer } from './Drawer.tsx';
import { FaultOption } from './options/FaultOption.tsx';
import { ChoiceOption, NumberOption } from './options/fields.tsx';

/** The field of an option, by its kind. */
function Option({ option }: { readonly option: OptionSpec }) {
  switch (option.kind) {
    case 'choice':
      return <ChoiceOption choice={option} />;
    case 'number':
      return <NumberOption option={option} />;
    case 'fault':
      return <FaultOption option={option} />;
  }
}

/** Choices that are made with one press. */
function Presets() {
  const { model } = useRun();
  const config = useConfig();
  const { setConfig } = useCommands();
  return model.presets.map((preset) => (
    <button
      key={preset.id}
      type="button"
      className="wide-button"
      aria-pressed={hasPreset(model, config, preset)}
      title={preset.hint}
      onClick={() => setConfig(withPreset(model, config, preset))}
    >
      {preset.label}
    </button>
  ));
}

/** All options of the model, in its groups. */
export default function Options() {
  const run = useRun();
  const config = useConfig();
  const { setConfig } = useCommands();
  const { model } = run;
  return (
    <Drawer title="Options of the run">
      {optionGroupsOf(model, config).map(({ id, label, options }, order) => (
        <Fragment key={id}>
          {order === 1 ? <Presets /> : null}
          {label === null ? null : <h3>{label}</h3>}
          {options.map((option) => (
            <Option key={option.name} option={option} />
          ))}
        </Fragment>
      ))}
      <button type="button" className="wide-button" onClick={() => setConfig(defaultConfig(model))}>
        Back to the default run
      </button>
    </Drawer>
  );
}
