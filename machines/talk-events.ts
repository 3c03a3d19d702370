import type { ScenarioId } from './model.ts';

/** Where a talk goes. Stops count from 0. */
export type TalkMove =
  | { readonly to: 'next' | 'previous' | 'first' | 'last' }
  | { readonly to: 'stop'; readonly stop: number };

/** What is asked of the page. */
export type PageAsk =
  | { readonly kind: 'move'; readonly move: TalkMove }
  | { readonly kind: 'scenario'; readonly scenario: ScenarioId }
  | { readonly kind: 'unreachable' };

/** What can be asked for in either window of a talk. The one that leads does it. */
export type TalkAsk = PageAsk | { readonly kind: 'black' | 'freeze' };

/** What the audience is to see. */
export interface TalkScene {
  /** The moment, as a link. */
  readonly hash: string;
  /** Whether its message travels; false for at rest. */
  readonly travels: boolean;
  /** True for the end of the run, which no message stands for. */
  readonly isAtEnd: boolean;
}

/** What a window of a talk is to those who look at it: what the audience sees, or what only who speaks sees. */
export type TalkRole = 'stage' | 'console';

/** What the windows of a talk say to each other. There may be more than one of each: `name` tells them apart. */
export type PeerMessage =
  /** A console that comes leads. */
  | { readonly type: 'peer.hello' | 'peer.bye'; readonly from: TalkRole; readonly name: string }
  /** A console leads from now on: the later `turn` counts and, of equals, the name that comes last. */
  | { readonly type: 'peer.leads'; readonly name: string; readonly turn: number }
  | { readonly type: 'peer.asked'; readonly ask: TalkAsk }
  | { readonly type: 'peer.shows'; readonly name: string; readonly scene: TalkScene; readonly isBlack: boolean }
  /** What cannot be said over the talk. */
  | { readonly type: 'peer.notice'; readonly text: string };

/** What a talk does to the page it is held on. */
export type PageOrder =
  | { readonly type: 'do'; readonly ask: PageAsk }
  | { readonly type: 'show'; readonly scene: TalkScene }
  | { readonly type: 'loop.began' | 'loop.ended' }
  /** Says one sentence; null takes it away. */
  | { readonly type: 'say'; readonly text: string | null };

export type TalkEvent =
  | { readonly type: 'asked'; readonly ask: TalkAsk }
  /** A digit of the number of a stop, counted from 1. */
  | { readonly type: 'digit.typed'; readonly digit: string }
  /** Goes to the stop whose number was typed; to the next one without. */
  | { readonly type: 'number.entered' }
  | { readonly type: 'overview.toggled' }
  /** Asks which of the two windows this one is to be, or no longer. */
  | { readonly type: 'windows.toggled' }
  /** Goes on by itself, or no longer. */
  | { readonly type: 'loop.toggled' }
  /** Something is about to be shown that is not the next thing of the talk. */
  | { readonly type: 'question.asked' }
  /** Goes back to what was on screen before the question. */
  | { readonly type: 'question.answered' }
  | { readonly type: 'pointer.moved' }
  /** Somebody touched something. */
  | { readonly type: 'input.felt' }
  | { readonly type: 'channel.opened'; readonly channel: string }
  /** Something else is on screen than before. */
  | { readonly type: 'scene.changed'; readonly scene: TalkScene }
  /** A notice of the page, which must not lie over the talk. */
  | { readonly type: 'notice.held'; readonly text: string }
  | PeerMessage;

/** By which channel the windows of a talk find each other, and as what and by which name this one speaks. */
export interface ChannelInput {
  readonly channel: string;
  readonly role: TalkRole;
  readonly name: string;
}

/** What a window of a talk knows again after it was loaded anew. */
export interface TalkMemory {
  readonly isBlack: boolean;
  /** What the audience goes on seeing while it is frozen, null when it is not. */
  readonly frozen: TalkScene | null;
  /** What was on screen before a question, null while there is none. */
  readonly back: TalkScene | null;
}

export interface TalkInput {
  readonly role: TalkRole;
  /** What no other window of the talk is called. */
  readonly name: string;
  /** Null while there is one window only. */
  readonly channel: string | null;
  readonly loops: boolean;
  readonly memory: TalkMemory;
}
