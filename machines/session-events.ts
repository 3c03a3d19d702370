import type { ActorRefFrom } from 'xstate';
import type { RunConfig, ScenarioId } from './model.ts';
import type { playerMachine } from './player.machine.ts';
import type { PlaceEvent } from './player-place.ts';
import type { Score, Track } from './score.ts';

/** What a window of the page is while a tour or the story of a run is shown to others. */
export const TALK_WINDOWS = ['page', 'stage', 'console'] as const;
/** The page as usual, what the audience sees, or what only who speaks sees. */
export type TalkWindow = (typeof TALK_WINDOWS)[number];

/** Where a talk is. */
export interface TalkPlace {
  readonly window: TalkWindow;
  /** The tour by its name in a link, null for the story of the run on screen. */
  readonly tour: string | null;
  /** The stop of the tour that was shown last, from 0. Without a tour the moment says where the story is. */
  readonly stop: number;
  /** What the windows of one talk know each other by, null while there is only one. */
  readonly channel: string | null;
  /** True when it goes on by itself, from the end to the start again, until somebody touches anything. */
  readonly loops: boolean;
  /** True for a short link to a tour, which leaves the moment to the stop. */
  readonly isDue: boolean;
}

/** What a link asks for: which run, seen in which scenario, at which message, with which layer open. */
export interface SessionTarget<Layer> {
  readonly scenario: ScenarioId;
  readonly config: RunConfig;
  /** Id of the message to go to, null for the start of the run; undefined to stay at the same moment. */
  readonly message: string | null | undefined;
  readonly layer: Layer | null;
  /** The talk that it belongs to, none when left out. */
  readonly talk?: TalkPlace | null;
  /** Whether its message travels or rests; half way when left out, as in a link. */
  readonly travels?: boolean;
  /** Whether third parties stand outside of your zone; as they stand when left out. */
  readonly thirdPartiesApart?: boolean;
}

/** What is on screen apart from the moment. */
export interface SessionView<Run, Layer> {
  readonly scenario: ScenarioId;
  readonly run: Run;
  /** Number of the file that the run was read from, null for a run that its config gives: only that fits in a link. */
  readonly file: number | null;
  readonly layer: Layer | null;
  /** True while third parties stand outside of your zone. */
  readonly thirdPartiesApart: boolean;
  /** The talk that is held or was begun, none when left out. */
  readonly talk?: TalkPlace | null;
}

/** A moment of a run, and one sentence where the run does not have the one that was asked for. */
export interface SessionPlace {
  readonly atMs: number;
  readonly problem: string | null;
}

/** What the session has to know of runs and layers. Pure functions: whoever makes the machine knows the types. */
export interface SessionLogic<Run, Layer> {
  /** How a run is told in a scenario. */
  readonly scoreOf: (run: Run, scenario: ScenarioId) => Score;
  readonly configOf: (run: Run) => RunConfig;
  /** The same run in another scenario: what of it can be away is another part there. The same config where nothing differs. */
  readonly configIn: (run: Run, config: RunConfig, scenario: ScenarioId) => RunConfig;
  readonly isSameConfig: (one: RunConfig, other: RunConfig) => boolean;
  /** Where a message is in a run; the start for null. */
  readonly placeOf: (run: Run, message: string | null) => SessionPlace;
  /** Where the cursor goes when another run takes the place of this one, in ms since the run began. */
  readonly samePlace: (before: Run, atMs: number, after: Run) => number;
  /** The layer in another scenario: a comparison never stands beside itself. */
  readonly layerIn: (layer: Layer | null, from: ScenarioId, to: ScenarioId) => Layer | null;
  /** What is said when an entry of the history has a file that is not kept any more. */
  readonly lostFile: string;
}

export const THEMES = ['system', 'light', 'dark'] as const;
/** The colours of the page: those of the system, or always the same. */
export type Theme = (typeof THEMES)[number];

/** What lies on the stage at the start of a visit, or at the end of a run. */
export type Card = 'opening' | 'closing';

/** Something that is said until it is dismissed or leaves by itself. */
export interface Notice {
  readonly text: string;
  /** Tries it again; missing where that would change nothing. */
  readonly again?: () => void;
}

/** An entry of the browser's history that was come to: by Back or Forward, by a typed link, or by a click on one. */
export interface AddressEntry<Layer> {
  readonly target: SessionTarget<Layer>;
  readonly track: Track;
  readonly thirdPartiesApart: boolean;
  /** True when this page wrote it: then the moment and how it is shown stay; a link from elsewhere brings its own. */
  readonly isOwn: boolean;
  /** The file that was on screen when it was written, null for none. */
  readonly file: number | null;
  readonly notice: Notice | null;
}

/** What the address has to hold: what is on screen, or the run that will take its place. */
export type AddressEvent<Run, Layer> = { readonly type: 'address.replace' | 'address.push' } & (
  | { readonly view: SessionView<Run, Layer> }
  | { readonly target: SessionTarget<Layer>; readonly thirdPartiesApart: boolean }
);

/** What is remembered on this device. */
export interface StorageEvent {
  readonly type: 'theme.keep';
  readonly theme: Theme;
}

/** The address holds the message under the cursor, and the track. */
export interface AddressInput {
  readonly player: ActorRefFrom<typeof playerMachine>;
}

export interface SessionInput<Run, Layer> {
  readonly view: SessionView<Run, Layer>;
  readonly atMs: number;
  readonly track: Track;
  readonly notice: Notice | null;
  readonly theme: Theme;
  /** True for a visit that no link has led anywhere: it begins with a card. */
  readonly isFresh: boolean;
  /** A long run that the link asks for while another one stands in; null when the view is what it asks for. */
  readonly target: SessionTarget<Layer> | null;
}

export type SessionEvent<Run, Layer, Dialog, Source> =
  | { readonly type: 'scenario.set'; readonly scenario: ScenarioId }
  /** Other options of the run; the moment stays. */
  | { readonly type: 'config.set'; readonly config: RunConfig }
  /** Another moment, perhaps of another run. Back undoes it. */
  | {
      readonly type: 'moment.opened';
      readonly scenario: ScenarioId;
      readonly config: RunConfig;
      readonly message: string;
    }
  /** The next thing that a talk shows. It is no entry of the history, for a talk has many. */
  | { readonly type: 'stop.shown'; readonly target: SessionTarget<Layer> }
  /** A talk begins, ends or goes to another window; the moment stays. */
  | { readonly type: 'talk.set'; readonly talk: TalkPlace | null }
  | { readonly type: 'layer.set'; readonly layer: Layer | null }
  | { readonly type: 'third-parties.toggle' }
  | { readonly type: 'dialog.set'; readonly dialog: Dialog | null }
  | { readonly type: 'notice.set'; readonly notice: Notice | null }
  | { readonly type: 'card.closed' }
  | PlaceEvent
  | { readonly type: 'theme.next' }
  | { readonly type: 'file.opened'; readonly source: Source }
  /** Leaves what is simulated or read in the background. */
  | { readonly type: 'background.stopped' }
  | ({ readonly type: 'address.popped' } & AddressEntry<Layer>)
  | { readonly type: 'run.simulated'; readonly run: Run }
  | { readonly type: 'run.failed'; readonly text: string }
  /** Awaits a run once more that could not be simulated. */
  | { readonly type: 'run.retried'; readonly target: SessionTarget<Layer> }
  | { readonly type: 'file.read'; readonly run: Run; readonly scenario: ScenarioId; readonly notice: Notice }
  /** @property isWorthRetry false where another try would end the same */
  | { readonly type: 'file.refused'; readonly text: string; readonly isWorthRetry: boolean };
