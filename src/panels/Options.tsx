import { choicesOf, defaultConfig } from '../model/options.ts';
import './styles/options.css';
import type { RunOptions } from '../../machines/model.ts';
import { MAX_STEPS, withOption } from '../simulation/run-config.ts';
import { useRun, useSession } from '../state/session.tsx';
import { Drawer } from './Drawer.tsx';
import { FaultOption } from './options/FaultOption.tsx';
import { ChoiceOption, NumberOption } from './options/fields.tsx';

/** More steps than this would keep the page busy for longer than a moment. */
const MOST_STEPS_ON_PAGE = 1000;

interface ChoicesProps {
  readonly title: string;
  readonly keys: readonly (keyof RunOptions)[];
}

/** The options of one kind that are chosen from a list, in the order of the catalogue. */
function Choices({ title, keys }: ChoicesProps) {
  const { model } = useRun();
  return (
    <>
      <h3>{title}</h3>
      {choicesOf(model)
        .filter((choice) => keys.includes(choice.key))
        .map((choice) => (
          <ChoiceOption key={choice.key} choice={choice} />
        ))}
    </>
  );
}

export default function Options() {
  const { run, config, setConfig } = useSession();
  const { model } = run;
  return (
    <Drawer title="Options of the run">
      <FaultOption label="What goes wrong" />
      {/* A run from your script has no workload manager to choose. */}
      <Choices title="Start" keys={config.trigger === 'sdk' ? ['trigger'] : ['trigger', 'workloadManager']} />
      <Choices title="Your infrastructure" keys={['code', 'stack', 'credentials']} />
      <Choices title="What else is sent" keys={['storeAccess', 'analytics']} />
      <h3>Pipeline</h3>
      <NumberOption
        label="Pipeline steps"
        hint={`1 to ${MOST_STEPS_ON_PAGE}. The first is told beat by beat, each later one as a single beat.`}
        value={config.steps}
        max={Math.min(MAX_STEPS, MOST_STEPS_ON_PAGE)}
        onChange={(steps) => setConfig(withOption(model, config, 'steps', String(steps)))}
      />
      <NumberOption
        label="Steps side by side"
        hint="How many training steps run at the same time."
        value={config.width}
        max={config.steps}
        onChange={(width) => setConfig(withOption(model, config, 'width', String(width)))}
      />
      {choicesOf(model)
        .filter((choice) => choice.key === 'cached')
        .map((choice) => (
          <ChoiceOption key={choice.key} choice={choice} />
        ))}
      <button type="button" className="wide-button" onClick={() => setConfig(defaultConfig(model))}>
        Back to the default run
      </button>
    </Drawer>
  );
}
