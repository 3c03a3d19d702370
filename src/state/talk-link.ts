import type { TalkPlace, TalkWindow } from '../../machines/session-events.ts';
import { quote } from '../views/quote.ts';

/** What a talk adds to a link. The window stands in `view`, before the drawer: `view=present,claims`. */
export const TALK_PARAMS = ['tour', 'stop', 'channel', 'loop'] as const;

/** How the windows of a talk are named in a link. */
export const TALK_VIEWS = { stage: 'present', console: 'presenter' } as const satisfies Record<
  Exclude<TalkWindow, 'page'>,
  string
>;

const MOST_STOPS = 999;

/** What the windows of a talk call their channel. Other names are of no use, and this one stands in links. */
const CHANNEL = /^[\w-]{1,40}$/;

const CHANNEL_VIEWS = Object.values(TALK_VIEWS)
  .map((view) => `view=${view}`)
  .join(' or ');

function windowOf(view: string | null): TalkWindow {
  const [first] = view?.split(',') ?? [];
  return first === TALK_VIEWS.stage ? 'stage' : first === TALK_VIEWS.console ? 'console' : 'page';
}

/** The parameters without the window of a talk in `view`, as they would stand in a link to the page. */
export function viewOfLayer(params: URLSearchParams): URLSearchParams {
  const view = params.get('view');
  if (view === null || windowOf(view) === 'page') return params;
  const others = new URLSearchParams(params);
  const [, ...layer] = view.split(',');
  if (layer.length > 0) others.set('view', layer.join(','));
  else others.delete('view');
  return others;
}

/**
 * Reads where a talk is. Never throws.
 * @param problems takes one sentence for each value that was not understood
 * @returns null for a link that holds neither a tour nor a window of a talk
 */
export function parseTalk(params: URLSearchParams, problems: string[]): TalkPlace | null {
  const window = windowOf(params.get('view'));
  const tour = params.get('tour') || null;
  const stopValue = params.get('stop');
  const stop = /^[1-9]\d{0,2}$/.test(stopValue ?? '') ? Number(stopValue) : 1;
  if (stopValue !== null && String(stop) !== stopValue) {
    problems.push(`stop ${quote(stopValue)} is not understood. Use a number from 1 to ${MOST_STOPS}.`);
  } else if (stopValue !== null && tour === null) {
    problems.push(`stop ${quote(stopValue)} does not go with the rest of the link. Use it with tour.`);
  }
  const loop = params.get('loop');
  if (loop !== null && loop !== 'on' && loop !== 'off') {
    problems.push(`loop ${quote(loop)} is not understood. Use on, off.`);
  }
  const loops = loop === 'on';
  const channel = params.get('channel') || null;
  const isChannel = channel === null || CHANNEL.test(channel);
  if (!isChannel) {
    problems.push(`channel ${quote(channel)} is not understood. Use 1 to 40 letters, digits, hyphens or underscores.`);
  }
  if (tour === null && window === 'page' && !loops) {
    if (channel !== null && isChannel) {
      problems.push(`channel ${quote(channel)} does not go with the rest of the link. Use it with ${CHANNEL_VIEWS}.`);
    }
    return null;
  }
  const isDue = tour !== null && !params.has('scenario') && !params.has('message');
  return {
    // A stand only says that it plays on its own.
    window: loops ? 'stage' : window,
    tour,
    stop: stop - 1,
    channel: isChannel ? channel : null,
    loops,
    isDue,
  };
}

/**
 * The talk as it stands in a link, with the layer beside it.
 * @param layer the parameters of the layer
 */
export function formatTalk(
  talk: TalkPlace | null,
  layer: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (talk === null) return layer;
  const { window, tour, stop, channel, loops } = talk;
  const views = [window === 'page' ? undefined : TALK_VIEWS[window], layer.view].filter((view) => view !== undefined);
  return {
    ...(tour === null ? {} : { tour, stop: String(stop + 1) }),
    ...layer,
    ...(views.length === 0 ? {} : { view: views.join(',') }),
    ...(channel === null ? {} : { channel }),
    ...(loops ? { loop: 'on' } : {}),
  };
}
