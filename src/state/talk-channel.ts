import { fromCallback } from 'xstate';
import { SCENARIO_IDS } from '../../machines/model.ts';
import type { PeerMessage, TalkAsk } from '../../machines/talk-events.ts';

const NAME = 'zenml-data-flow-talk';

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

function isMessage(value: unknown): value is PeerMessage {
  if (!isObject(value)) return false;
  switch (value.type) {
    case 'peer.hello':
    case 'peer.bye':
      return true;
    case 'peer.asked':
      return isAsk(value.ask);
    case 'peer.notice':
      return typeof value.text === 'string';
    case 'peer.shows': {
      const { scene, isBlack } = value;
      return (
        isObject(scene) &&
        typeof scene.hash === 'string' &&
        typeof scene.travels === 'boolean' &&
        typeof scene.isAtEnd === 'boolean' &&
        typeof isBlack === 'boolean'
      );
    }
    default:
      return false;
  }
}

/**
 * What the windows of one talk say to each other, on this device only. Says hello when it opens, and good-bye when the
 * talk or its window closes; a window that was loaded anew is greeted again.
 */
export const talkChannel = fromCallback<PeerMessage, { readonly channel: string }>(
  ({ input: { channel }, receive, sendBack }) => {
    const peers = new BroadcastChannel(`${NAME}-${channel}`);
    const say = (message: PeerMessage): void => peers.postMessage(message);
    const onMessage = ({ data }: MessageEvent<unknown>): void => {
      if (isMessage(data)) sendBack(data);
    };
    const onHide = (): void => say({ type: 'peer.bye' });
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) say({ type: 'peer.hello' });
    };
    peers.addEventListener('message', onMessage);
    addEventListener('pagehide', onHide);
    addEventListener('pageshow', onShow);
    receive(say);
    say({ type: 'peer.hello' });
    return () => {
      removeEventListener('pagehide', onHide);
      removeEventListener('pageshow', onShow);
      say({ type: 'peer.bye' });
      peers.close();
    };
  },
);
