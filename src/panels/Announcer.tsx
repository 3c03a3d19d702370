import { SCENARIOS } from '../catalogue/index.ts';
import { specOf } from '../simulation/describe.ts';
import { storyOf } from '../simulation/story.ts';
import { useFrame, usePlayerState } from '../state/playback.ts';
import { useSession } from '../state/session.tsx';
import { attemptWords, crossingWords, outcomeWords, routeWords } from '../state/words.ts';

/** Says what the eye sees: each message that one steps to and, while the run plays, the first message of each beat. */
export function Announcer() {
  const { trace, scenario } = useSession();
  const playing = usePlayerState() === 'playing';
  const message = useFrame((frame, of) => {
    const current = of.messages[frame.current];
    if (!playing || !current) return current;
    const beat = storyOf(of)
      .find((chapter) => chapter.phase === current.phase)
      ?.beats.find((candidate) => candidate.id === current.exchange);
    return of.messages[beat?.messages[0] ?? frame.current];
  });
  const atEnd = useFrame((frame, of) => frame.atMs >= of.durationMs);
  const words = () => {
    if (atEnd) {
      const { title, detail } = outcomeWords(trace);
      return `${title}. ${detail}`;
    }
    if (!message) return `${SCENARIOS[scenario].label}. Start of the run.`;
    const route = routeWords(message).replace(' → ', ' to ');
    const attempt = attemptWords(message);
    return `${route}: ${specOf(message).label}. ${crossingWords(scenario, message)}.${attempt ? ` ${attempt}` : ''}`;
  };
  return (
    <div className="visually-hidden" aria-live="polite" role="status" aria-label="Narration">
      {words()}
    </div>
  );
}
