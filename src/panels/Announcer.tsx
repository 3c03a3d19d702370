import { useMemo, useState } from 'react';
import { countCrossings } from '../simulation/describe.ts';
import { useCurrentIndex, useFrame, useSentence } from '../state/playback.ts';
import { useRun, useScenario } from '../state/session.tsx';
import { isCleanUp } from '../views/failing.ts';
import { attemptWords, crossingWords, endSentence, failureAhead, formatCount, outcomeWords } from '../views/words.ts';

const startingLow = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** True while the last thing that changed is the scenario, and not the moment. */
function useIsNewScenario(): boolean {
  const now = { run: useRun(), scenario: useScenario(), index: useCurrentIndex() };
  const [last, setLast] = useState({ ...now, isNewScenario: false });
  const isSameMoment = last.run === now.run && last.index === now.index;
  if (isSameMoment && last.scenario === now.scenario) return last.isNewScenario;
  setLast({ ...now, isNewScenario: isSameMoment });
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
  const index = useCurrentIndex();
  const cleanUp = isCleanUp(run, index) ? 'Clean-up:' : null;
  const ahead = useMemo(() => failureAhead(run), [run]);
  const words = (): readonly (string | null)[] => {
    const { label } = run.model.scenarios[scenario];
    if (isNewScenario) {
      const count = `${formatCount(countCrossings(run, scenario))} of ${formatCount(run.trace.messages.length)}`;
      const here = message && !atEnd ? `This one ${startingLow(crossingWords(run, scenario, message))}.` : null;
      return [`${label}. ${count} messages cross.`, here];
    }
    if (atEnd) {
      return [`${endSentence(run).replace(/\.$/, '')}. ${outcomeWords(run).detail}`];
    }
    if (!message)
      return [`${label}. Start of the run.`, ahead && `${ahead.title.replace(/\.$/, '')}. ${ahead.detail}.`];
    const step = message.step !== null && !sentence.includes(message.step) ? `Step ${message.step}:` : null;
    return [cleanUp, step, sentence, `${crossingWords(run, scenario, message)}.`, attemptWords(run, message)];
  };
  return (
    <div className="visually-hidden" aria-live="polite" role="status" aria-label="Narration">
      {words()
        .filter((part) => part !== null)
        .join(' ')}
    </div>
  );
}
