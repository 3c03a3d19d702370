import { fromCallback } from 'xstate';
import type { TalkEvent, TalkMove } from '../../machines/talk-events.ts';
import { frameAt } from '../simulation/trace.ts';
import { readingMs, sentenceAt } from '../views/score.ts';
import type { TalkStage } from './talk-page.ts';
import { stopAt } from './tour-moment.ts';

/** A message travels, and then one looks at where it went. */
const LOOK_MS = 3500;
/** A table takes longer than a sentence. */
const VIEW_MS = 12_000;

/** How long what is on screen stands where nobody speaks: as long as it takes to read. */
function standMs({ session, tour }: TalkStage): number {
  const { talk, run, scenario, layer, player } = session.getSnapshot().context;
  const stop = talk === null ? undefined : stopAt(tour() ?? { id: '', title: '', audience: '', stops: [] }, talk.stop);
  const { current } = frameAt(run.trace, player.getSnapshot().context.atMs);
  const sentence = stop?.sentence ?? sentenceAt(run, scenario, 'story', current);
  return readingMs(sentence) + (layer === null ? LOOK_MS : VIEW_MS);
}

/** Where to go from here: on, or from the end to the start. */
function moveFrom({ session, tour }: TalkStage): TalkMove {
  const { talk, player } = session.getSnapshot().context;
  const current = tour();
  if (current !== null) return { to: (talk?.stop ?? 0) >= current.stops.length - 1 ? 'first' : 'next' };
  return { to: player.getSnapshot().matches('ended') ? 'first' : 'next' };
}

/** Goes from stop to stop without anybody's doing, and from the last to the first. */
export const talkStand = (stage: TalkStage) =>
  fromCallback<TalkEvent>(({ sendBack }) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(() => {
        const move = moveFrom(stage);
        sendBack({ type: 'asked', ask: { kind: 'move', move } } satisfies TalkEvent);
        wait();
      }, standMs(stage));
    };
    wait();
    return () => clearTimeout(timer);
  });
