import type { TalkMove } from '../../machines/talk-events.ts';
import { configOfFault } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';
import { layerOf, type SimpleLayer } from './layers.ts';
import { travels } from './playback.ts';
import type { SessionActor, SessionCommands } from './session.tsx';

/** What an audience asks about in the middle of a talk. */
export interface TalkQuestions {
  /** Lets something go wrong, and shows where it does. */
  readonly showFault: (fault: string) => void;
  readonly showLayer: (kind: SimpleLayer) => void;
  /** Back to where the talk was. */
  readonly goBack: (move: (move: TalkMove) => void) => void;
}

/** Answers on the screen of this window, which the audience sees unless that is frozen. */
export function questionsOf(session: SessionActor, commands: SessionCommands): TalkQuestions {
  return {
    showFault: (id) => {
      const { run, scenario, talk } = session.getSnapshot().context;
      const { model, origin } = run;
      const fault = model.faults.find((candidate) => candidate.id === id);
      if (fault === undefined) return;
      const config = configOfFault(model, fault, origin.config);
      const broken = simulate(model, config).trace.messages.find(({ status }) => status === 'failed');
      if (broken === undefined) return;
      commands.showStop({ scenario, config, talk, layer: null, message: broken.id, travels: travels() });
    },
    showLayer: (kind) => commands.setLayer(layerOf(kind, session.getSnapshot().context.scenario)),
    goBack: (move) => {
      const { talk, run } = session.getSnapshot().context;
      if (talk !== null && talk.tour !== null) {
        move({ to: 'stop', stop: talk.stop });
        return;
      }
      commands.setLayer(null);
      if (run.origin.config.fault !== null) commands.setConfig({ ...run.origin.config, fault: null });
    },
  };
}
