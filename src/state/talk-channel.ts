import { fromCallback } from 'xstate';
import { SCENARIO_IDS } from '../../machines/model.ts';
import type { ChannelInput, PeerMessage, TalkAsk, TalkScene } from '../../machines/talk-events.ts';

const TALKS = 'zenml-data-flow-talk';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Windows of another version of the page may be open: what they say is looked at before it is believed. */
function isAsk(value: unknown): value is TalkAsk {
  if (!isObject(value)) return false;
  const { kind, move, scenario } = value;
  if (kind === 'unreachable' || kind === 'black' || kind === 'freeze') return true;
  if (kind === 'scenario') return SCENARIO_IDS.some((id) => id === scenario);
  if (kind !== 'move' || !isObject(move)) return false;
  if (move.to === 'stop') return Number.isSafeInteger(move.stop);
  return move.to === 'next' || move.to === 'previous' || move.to === 'first' || move.to === 'last';
}

/** Whether a value, from another window or from storage, is a scene. */
export const isScene = (value: unknown): value is TalkScene =>
  isObject(value) &&
  typeof value.hash === 'string' &&
  typeof value.travels === 'boolean' &&
  typeof value.isAtEnd === 'boolean';

function isMessage(value: unknown): value is PeerMessage {
  if (!isObject(value)) return false;
  switch (value.type) {
    case 'peer.hello':
    case 'peer.bye':
      return typeof value.name === 'string' && (value.from === 'stage' || value.from === 'console');
    case 'peer.leads':
      return typeof value.name === 'string' && Number.isSafeInteger(value.turn);
    case 'peer.asked':
      return isAsk(value.ask);
    case 'peer.notice':
      return typeof value.text === 'string';
    case 'peer.shows':
      return typeof value.name === 'string' && isScene(value.scene) && typeof value.isBlack === 'boolean';
    default:
      return false;
  }
}

/**
 * What the windows of one talk say to each other, on this device only. Says hello when it opens, and good-bye when the
 * talk or its window closes; a window that was loaded anew is greeted again.
 */
export const talkChannel = fromCallback<PeerMessage, ChannelInput>(
  ({ input: { channel, role, name }, receive, sendBack }) => {
    const peers = new BroadcastChannel(`${TALKS}-${channel}`);
    const say = (message: PeerMessage): void => peers.postMessage(message);
    /** A window that has said good-bye may still hear for a moment, and must not answer as if it were there. */
    let isHidden = false;
    const onMessage = ({ data }: MessageEvent<unknown>): void => {
      if (!isHidden && isMessage(data)) sendBack(data);
    };
    const onHide = (): void => {
      isHidden = true;
      say({ type: 'peer.bye', from: role, name });
    };
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      isHidden = false;
      if (persisted) say({ type: 'peer.hello', from: role, name });
    };
    peers.addEventListener('message', onMessage);
    addEventListener('pagehide', onHide);
    addEventListener('pageshow', onShow);
    receive(say);
    say({ type: 'peer.hello', from: role, name });
    return () => {
      removeEventListener('pagehide', onHide);
      removeEventListener('pageshow', onShow);
      say({ type: 'peer.bye', from: role, name });
      peers.close();
    };
  },
);
