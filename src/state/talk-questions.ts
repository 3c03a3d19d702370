import { configOfFault } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';
import { layerOf, type SimpleLayer } from './layers.ts';
import { travels } from './playback.ts';
import type { SessionActor, SessionCommands } from './session.tsx';
import type { TalkCommands } from './talk.ts';

/** What an audience asks about in the middle of a talk. */
export interface TalkQuestions {
  /** Lets something go wrong, and shows where it does. */
  readonly showFault: (fault: string) => void;
  readonly showLayer: (kind: SimpleLayer) => void;
  /**
   * Back to where the talk was.
   * @param isKnown whether this window remembers what was on screen before the question
   */
  readonly goBack: (isKnown: boolean) => void;
}

/** Answers on the screen of this window, which the audience sees unless that is frozen. */
export function questionsOf(session: SessionActor, commands: SessionCommands, asks: TalkCommands): TalkQuestions {
  return {
    showFault: (id) => {
      const { run, scenario, talk } = session.getSnapshot().context;
      const { model, origin } = run;
      const fault = model.faults.find((candidate) => candidate.id === id);
      if (fault === undefined) return;
      const config = configOfFault(model, fault, origin.config);
      const broken = simulate(model, config).trace.messages.find(({ status }) => status === 'failed');
      if (broken === undefined) return;
      asks.ask();
      commands.showStop({ scenario, config, talk, layer: null, message: broken.id, travels: travels() });
    },
    showLayer: (kind) => {
      asks.ask();
      // The review opens with its verdict where nobody asks for what crosses.
      commands.setLayer(kind === 'boundary' ? { kind } : layerOf(kind, session.getSnapshot().context.scenario));
    },
    goBack: (isKnown) => {
      const { talk, run } = session.getSnapshot().context;
      if (talk !== null && talk.tour !== null) {
        asks.move({ to: 'stop', stop: talk.stop });
        return;
      }
      if (isKnown) {
        asks.answer();
        return;
      }
      commands.setLayer(null);
      if (run.origin.config.fault !== null) commands.setConfig({ ...run.origin.config, fault: null });
    },
  };
}
