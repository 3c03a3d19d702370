import { specOf } from '../simulation/run.ts';
import { storyOf } from '../simulation/story.ts';
import { useFrame, usePlayerState } from '../state/playback.ts';
import { useRun, useScenario } from '../state/session.tsx';
import { attemptWords, crossingWords, outcomeWords, routeWords } from '../views/words.ts';

/** Says what the eye sees: each message that one steps to and, while the run plays, the first message of each beat. */
export function Announcer() {
  const run = useRun();
  const scenario = useScenario();
  const playing = usePlayerState() === 'playing';
  const message = useFrame((frame, of) => {
    const { messages } = of.trace;
    const current = messages[frame.current];
    if (!playing || !current) return current;
    const beat = storyOf(of)
      .find((chapter) => chapter.phase === current.phase)
      ?.beats.find((candidate) => candidate.id === current.exchange);
    return messages[beat?.messages[0] ?? frame.current];
  });
  const atEnd = useFrame((frame, of) => frame.atMs >= of.trace.durationMs);
  const words = () => {
    if (atEnd) {
      const { title, detail } = outcomeWords(run);
      return `${title}. ${detail}`;
    }
    if (!message) return `${run.model.scenarios[scenario].label}. Start of the run.`;
    const route = routeWords(run, message).replace(' → ', ' to ');
    const attempt = attemptWords(run, message);
    return `${route}: ${specOf(run, message).label}. ${crossingWords(run, scenario, message)}.${attempt ? ` ${attempt}` : ''}`;
  };
  return (
    <div className="visually-hidden" aria-live="polite" role="status" aria-label="Narration">
      {words()}
    </div>
  );
}
