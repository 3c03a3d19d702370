import { useState } from 'react';
import { countCrossings } from '../simulation/describe.ts';
import { useCurrentIndex, useFrame, useSentence } from '../state/playback.ts';
import { useRun, useScenario } from '../state/session.tsx';
import { attemptWords, crossingWords, formatCount, outcomeWords } from '../views/words.ts';

const startingLow = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** True while the last thing that changed is the scenario, and not the moment. */
function useIsNewScenario(): boolean {
  const now = { run: useRun(), scenario: useScenario(), index: useCurrentIndex() };
  const [seen, setSeen] = useState({ ...now, isNewScenario: false });
  const isSameMoment = seen.run === now.run && seen.index === now.index;
  if (isSameMoment && seen.scenario === now.scenario) return seen.isNewScenario;
  setSeen({ ...now, isNewScenario: isSameMoment });
  return isSameMoment;
}

/** Says what the eye sees: the sentence of the caption, then what crosses; or what another scenario changes. */
export function Announcer() {
  const run = useRun();
  const scenario = useScenario();
  const sentence = useSentence();
  const isNewScenario = useIsNewScenario();
  const message = useFrame((frame, { trace }) => trace.messages[frame.current]);
  const atEnd = useFrame((frame, { trace }) => frame.atMs >= trace.durationMs);
  const words = (): readonly (string | null)[] => {
    const { label } = run.model.scenarios[scenario];
    if (isNewScenario) {
      const count = `${formatCount(countCrossings(run, scenario))} of ${formatCount(run.trace.messages.length)}`;
      const here = message && !atEnd ? `This one ${startingLow(crossingWords(run, scenario, message))}.` : null;
      return [`${label}. ${count} messages cross.`, here];
    }
    if (atEnd) {
      const { title, detail } = outcomeWords(run);
      return [`${title}. ${detail}`];
    }
    if (!message) return [`${label}. Start of the run.`];
    const step = message.step !== null && !sentence.includes(message.step) ? `Step ${message.step}:` : null;
    return [step, sentence, `${crossingWords(run, scenario, message)}.`, attemptWords(run, message)];
  };
  return (
    <div className="visually-hidden" aria-live="polite" role="status" aria-label="Narration">
      {words()
        .filter((part) => part !== null)
        .join(' ')}
    </div>
  );
}
