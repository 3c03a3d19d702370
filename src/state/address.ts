import { fromCallback } from 'xstate';
import { noticeOf } from '../../machines/notice.ts';
import type { Track } from '../../machines/score.ts';
import type {
  AddressEntry,
  AddressEvent,
  AddressInput,
  SessionTarget,
  SessionView,
} from '../../machines/session-events.ts';
import type { Run } from '../simulation/run.ts';
import { frameAt } from '../simulation/trace.ts';
import type { Layer } from './layers.ts';
import { PAGE_MODEL } from './model.ts';
import type { PageEvent } from './page-event.ts';
import { formatHash, parseHash } from './url-state.ts';

/** At most one write for the moving cursor in this time: browsers refuse many in a row. */
const WRITE_MS = 300;

/** Marks the entries of the history that this page wrote. */
const WRITER = 'simulator';

/** What stands beside the address in an entry of the history. */
interface EntryState {
  readonly writer: typeof WRITER;
  /** Number of the file that is on screen, null for none. It means something only while the page is not loaded anew. */
  readonly file: number | null;
  readonly loadedAtMs: number;
}

/** In the place of a file's number that an earlier load of the page gave. */
const FILE_OF_EARLIER_LOAD = -1;

function isOwn(state: unknown): state is EntryState {
  return typeof state === 'object' && state !== null && 'writer' in state && state.writer === WRITER;
}

const isSame = (before: unknown, { file, loadedAtMs }: EntryState): boolean =>
  isOwn(before) && before.file === file && before.loadedAtMs === loadedAtMs;

/** An entry of the history, from its address and what the page wrote beside it. Never throws. */
export function entryOf(hash: string, state: unknown): AddressEntry<Layer> {
  const { state: parsed, problems } = parseHash(PAGE_MODEL, hash);
  const { track, thirdPartiesApart, ...target } = parsed;
  const notice = noticeOf(problems);
  if (!isOwn(state)) return { target, track, thirdPartiesApart, notice, isOwn: false, file: null };
  const isOfThisLoad = state.loadedAtMs === performance.timeOrigin;
  return {
    target,
    track,
    thirdPartiesApart,
    notice,
    isOwn: true,
    file: state.file === null || isOfThisLoad ? state.file : FILE_OF_EARLIER_LOAD,
  };
}

function hashOfTarget(
  { scenario, config, message, layer, talk = null }: SessionTarget<Layer>,
  thirdPartiesApart: boolean,
  track: Track,
): string {
  return formatHash(PAGE_MODEL, { scenario, config, layer, track, thirdPartiesApart, talk, message: message ?? null });
}

/** The address of what is on screen. */
export function hashOfView(
  { scenario, run, file, layer, thirdPartiesApart, talk = null }: SessionView<Run, Layer>,
  { atMs, track }: { readonly atMs: number; readonly track: Track },
): string {
  if (file !== null) return formatHash(PAGE_MODEL, { scenario, layer, track, thirdPartiesApart, talk });
  const message = run.trace.messages[frameAt(run.trace, atMs).current]?.id ?? null;
  const { config } = run.origin;
  return formatHash(PAGE_MODEL, { scenario, config, layer, track, thirdPartiesApart, talk, message });
}

/**
 * Keeps the address of the page and its history. While a run is on screen, the address follows the cursor; while another
 * run is awaited, the address is that run's and stands still.
 */
export const address = fromCallback<AddressEvent<Run, Layer>, AddressInput>(
  ({ input: { player }, receive, sendBack }) => {
    let followed: SessionView<Run, Layer> | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const write = (how: 'replaceState' | 'pushState', hash: string): void => {
      const state: EntryState = { writer: WRITER, file: followed?.file ?? null, loadedAtMs: performance.timeOrigin };
      // A write takes milliseconds, for the browser's own parts hear of it.
      if (how === 'replaceState' && hash === location.hash && isSame(history.state, state)) return;
      try {
        history[how](state, '', hash);
      } catch {
        // Some browsers refuse many writes in a row, and some frames any: the next one that is let through is true again.
      }
    };
    const hashNow = (view: SessionView<Run, Layer>): string => hashOfView(view, player.getSnapshot().context);
    const follow = (view: SessionView<Run, Layer> | null): void => {
      clearTimeout(timer);
      timer = undefined;
      followed = view;
    };

    receive((event) => {
      follow('view' in event ? event.view : null);
      const hash =
        'view' in event
          ? hashNow(event.view)
          : hashOfTarget(event.target, event.thirdPartiesApart, player.getSnapshot().context.track);
      write(event.type === 'address.push' ? 'pushState' : 'replaceState', hash);
    });

    const subscription = player.subscribe(() => {
      if (followed === null) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        const hash = followed && hashNow(followed);
        if (hash !== null) write('replaceState', hash);
      }, WRITE_MS);
    });

    const onPopState = (event: PopStateEvent): void => {
      // The entry is another one now: nothing is written to it before the session has said what it shows.
      follow(null);
      sendBack({ type: 'address.popped', ...entryOf(location.hash, event.state) } satisfies PageEvent);
    };
    addEventListener('popstate', onPopState);
    return () => {
      follow(null);
      subscription.unsubscribe();
      removeEventListener('popstate', onPopState);
    };
  },
);
