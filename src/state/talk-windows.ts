import type { Actor } from 'xstate';
import type { TalkPlace } from '../../machines/session-events.ts';
import type { talkMachine } from '../../machines/talk.machine.ts';
import type { TalkRole } from '../../machines/talk-events.ts';
import { hashOfView } from './address.ts';
import { fitsInLink } from './run-in-link.ts';
import type { SessionActor, SessionCommands } from './session.tsx';

type TalkActor = Actor<typeof talkMachine>;

export const POPUP_BLOCKED =
  'The browser did not open the second window, and this one stays as it is. Allow pop-ups for this page, and ask again.';
export const NO_FILE = 'A second window cannot show this run: it came from a file, and no link holds it.';

/** A name that no other talk on this device has, and no other window of one. */
export const newName = (): string => Math.random().toString(36).slice(2, 8);

const nameOf = (channel: string, role: TalkRole): string => `talk-${channel}-${role}`;

/** Brings the other window to the front. Browsers may leave it where it is. */
export function showOther({ channel, window: role }: TalkPlace): void {
  const opened = opener as Window | null;
  // The window that was there first has no name to find it by.
  if (opened !== null) opened.focus();
  else if (channel !== null) open('', nameOf(channel, role === 'console' ? 'stage' : 'console'))?.focus();
}

/**
 * Opens the other window of the talk. This one gets the other role if it has that of the new one. A browser that blocks
 * it is named in a notice, and nothing changes.
 * @param role what the new window is to be
 */
export function openWindow(session: SessionActor, talk: TalkActor, commands: SessionCommands, role: TalkRole): void {
  const { context } = session.getSnapshot();
  if (context.talk === null) return;
  if (!fitsInLink(context)) {
    commands.setNotice(NO_FILE);
    return;
  }
  const channel = context.talk.channel ?? newName();
  const { atMs } = context.player.getSnapshot().context;
  const place: TalkPlace = { ...context.talk, channel, window: role, loops: false };
  const hash = hashOfView({ ...context, file: null, talk: place }, { atMs, track: 'story' });
  const opened = open(
    `${location.pathname}${location.search}${hash}`,
    nameOf(channel, role),
    `popup,width=${role === 'stage' ? 1280 : 1120},height=720`,
  );
  if (opened === null) {
    commands.setNotice(POPUP_BLOCKED);
    return;
  }
  opened.focus();
  if (context.talk.window === role) {
    // Who speaks does not need the whole screen, and the new window has to be seen to be dragged.
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    commands.setTalk({ ...context.talk, channel, window: role === 'stage' ? 'console' : 'stage', loops: false });
    return;
  }
  commands.setTalk({ ...context.talk, channel });
  talk.send({ type: 'channel.opened', channel });
}
