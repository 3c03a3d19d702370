import { hintOf } from '../../state/keymap.ts';
import { layerOf } from '../../state/layers.ts';
import { usePlayback } from '../../state/playback.ts';
import { useCommands, useConfig, useScenario } from '../../state/session.tsx';
import { Card } from './Card.tsx';

interface DoorProps {
  readonly name: string;
  readonly what: string;
  readonly hint: string;
  readonly onOpen: () => void;
}

function Door({ name, what, hint, onOpen }: DoorProps) {
  return (
    <button type="button" className="door" title={hint} onClick={onOpen}>
      <span className="door-name">{name}</span> <span className="door-what">{what}</span>
    </button>
  );
}

/** The question that the page answers, and three ways to the answer. */
export function OpeningCard() {
  const scenario = useScenario();
  const { analytics } = useConfig();
  const { setLayer } = useCommands();
  const { toggle } = usePlayback();
  return (
    <Card title="What leaves your network?" kind="opening">
      <div className="doors">
        <Door
          name="Watch"
          what="a pipeline run, message by message, in two minutes"
          hint={hintOf('toggle')}
          onOpen={toggle}
        />
        <Door
          name="Check"
          what="what crosses, who holds it, and what ZenML says about it"
          hint={hintOf('boundary')}
          onOpen={() => setLayer(layerOf('boundary', scenario))}
        />
        <Door
          name="Compare"
          what="SaaS, Hybrid SaaS and Full On-Prem side by side"
          hint={hintOf('compare')}
          onOpen={() => setLayer(layerOf('compare', scenario))}
        />
      </div>
      {analytics ? null : (
        <p className="card-foot">
          Usage analytics are off in this run. A fresh install of ZenML has them on.{' '}
          <button type="button" className="link-button" onClick={() => setLayer({ kind: 'options' })}>
            Options
          </button>
        </p>
      )}
    </Card>
  );
}
