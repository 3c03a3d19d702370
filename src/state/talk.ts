import { useSelector } from '@xstate/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Actor, createActor, type SnapshotFrom } from 'xstate';
import type { ScenarioId } from '../../machines/model.ts';
import { noticeOf } from '../../machines/notice.ts';
import type { TalkPlace } from '../../machines/session-events.ts';
import { talkMachine } from '../../machines/talk.machine.ts';
import type { TalkMove, TalkRole } from '../../machines/talk-events.ts';
import type { Tour } from '../model/tour-types.ts';
import { useRunningActor } from './running-actor.ts';
import type { SessionActor } from './session.tsx';
import { type SessionCommands, useCommands, useSessionActor } from './session.tsx';
import { talkChannel } from './talk-channel.ts';
import { keepMemory, keptMemory } from './talk-memory.ts';
import { showTourStop, talkPage } from './talk-page.ts';
import { talkStand } from './talk-stand.ts';
import { newName, openWindow, showOther } from './talk-windows.ts';
import { useTour } from './tours.ts';

type TalkActor = Actor<typeof talkMachine>;
type TalkSnapshot = SnapshotFrom<typeof talkMachine>;

/** What can be asked of a talk. It is done by whichever window leads. */
export interface TalkCommands {
  readonly move: (move: TalkMove) => void;
  readonly setScenario: (scenario: ScenarioId) => void;
  readonly toggleAway: () => void;
  readonly toggleBlack: () => void;
  readonly toggleFreeze: () => void;
  readonly toggleOverview: () => void;
  /** A digit of the number of a stop. */
  readonly type: (digit: string) => void;
  /** Goes to the stop whose number was typed; to the next one without. */
  readonly enter: () => void;
  /** Opens the window that is missing, after a choice where there is one, or brings the other one to the front. */
  readonly openOther: () => void;
  /** Opens the window for who speaks, or the one for the audience: then this one is for who speaks. */
  readonly openWindow: (role: TalkRole) => void;
  readonly toggleChoice: () => void;
  /** Goes on by itself, or no longer. */
  readonly toggleLoop: () => void;
  /** What is shown next is an answer to a question, not a stop of the talk. */
  readonly ask: () => void;
  /** Back to what was on screen before the question. */
  readonly answer: () => void;
  /** Ends the talk in this window; the moment stays. */
  readonly leave: () => void;
  /** Somebody touched something: what goes on by itself stops. */
  readonly touch: () => void;
  readonly movePointer: () => void;
}

function commandsOf(session: SessionActor, talk: TalkActor, commands: SessionCommands): TalkCommands {
  const { send } = talk;
  return {
    move: (move) => send({ type: 'asked', ask: { kind: 'move', move } }),
    setScenario: (scenario) => send({ type: 'asked', ask: { kind: 'scenario', scenario } }),
    toggleAway: () => send({ type: 'asked', ask: { kind: 'unreachable' } }),
    toggleBlack: () => send({ type: 'asked', ask: { kind: 'black' } }),
    toggleFreeze: () => send({ type: 'asked', ask: { kind: 'freeze' } }),
    toggleOverview: () => send({ type: 'overview.toggled' }),
    type: (digit) => send({ type: 'digit.typed', digit }),
    enter: () => send({ type: 'number.entered' }),
    openOther: () => {
      const { talk: place } = session.getSnapshot().context;
      if (place === null) return;
      if (talk.getSnapshot().context.hasPeer) showOther(place);
      else if (place.window === 'console') openWindow(session, talk, commands, 'stage');
      else send({ type: 'windows.toggled' });
    },
    openWindow: (role) => {
      // What becomes of it is said on the page.
      if (selectIsChoice(talk.getSnapshot())) send({ type: 'windows.toggled' });
      openWindow(session, talk, commands, role);
    },
    toggleChoice: () => send({ type: 'windows.toggled' }),
    toggleLoop: () => send({ type: 'loop.toggled' }),
    ask: () => send({ type: 'question.asked' }),
    answer: () => send({ type: 'question.answered' }),
    leave: () => {
      const { talk: place } = session.getSnapshot().context;
      // A window that the other one opened closes; any other becomes the page.
      if (place?.window === 'console' && opener !== null) close();
      commands.setTalk(
        place === null || place.tour === null ? null : { ...place, window: 'page', channel: null, loops: false },
      );
    },
    touch: () => send({ type: 'input.felt' }),
    movePointer: () => send({ type: 'pointer.moved' }),
  };
}

/** A talk in this window. */
export interface Talk {
  readonly actor: TalkActor;
  readonly commands: TalkCommands;
  /** The tour, null for the story of the run and until it is here. */
  readonly tour: Tour | null;
  /** True while the tour is looked for. */
  readonly isLoading: boolean;
}

/**
 * Holds a talk as long as the component is on the page.
 * @param place where it is when it begins
 */
export function useTalk(place: TalkPlace): Talk {
  const session = useSessionActor();
  const commands = useCommands();
  const found = useTour(place.tour);
  const tour = found?.tour ?? null;
  const latest = useRef(tour);
  const waiting = useRef<TalkMove[]>([]);
  const [role] = useState<TalkRole>(place.window === 'console' ? 'console' : 'stage');
  const [channel] = useState(() => place.channel ?? (place.window === 'console' ? newName() : null));
  useEffect(() => {
    // A console that was opened by a link of one's own: the stage that it opens finds it by this.
    if (place.window === 'console' && place.channel === null) commands.setTalk({ ...place, channel });
  }, [place, channel, commands]);
  useEffect(() => {
    latest.current = tour;
  });
  const stage = useMemo(
    () => ({
      session,
      commands,
      tour: () => latest.current,
      wait: (move: TalkMove) => waiting.current.push(move),
    }),
    [session, commands],
  );
  const actor = useRunningActor(() =>
    createActor(
      talkMachine.provide({ actors: { page: talkPage(stage), channel: talkChannel, stand: talkStand(stage) } }),
      {
        input: {
          role,
          name: newName(),
          channel,
          loops: place.loops,
          memory: keptMemory(role, channel),
        },
      },
    ),
  );
  useEffect(() => {
    const subscription = actor.subscribe((snapshot) => {
      const { isBlack, shown, back, channel: name } = snapshot.context;
      keepMemory(role, name, { isBlack, back, frozen: selectIsFrozen(snapshot) ? shown : null });
    });
    return () => {
      subscription.unsubscribe();
      keepMemory(role, actor.getSnapshot().context.channel, null);
    };
  }, [actor, role]);
  const problem = found?.problem ?? null;
  useEffect(() => {
    if (problem === null) return;
    // There is nothing to tell: what was asked for is said on the page.
    commands.setTalk(null);
    commands.setNotice(noticeOf([session.getSnapshot().context.notice?.text, problem]));
  }, [problem, session, commands]);
  useEffect(() => {
    if (tour !== null && place.isDue) showTourStop(stage, tour, place.stop);
  }, [tour, place.isDue, place.stop, stage]);
  const talkCommands = useMemo(() => commandsOf(session, actor, commands), [session, actor, commands]);
  useEffect(() => {
    // After the stop that the talk opens with, which the moves begin at.
    if (tour !== null) for (const move of waiting.current.splice(0)) talkCommands.move(move);
  }, [tour, talkCommands]);
  return { actor, commands: talkCommands, tour, isLoading: place.tour !== null && tour === null };
}

/** A value of the talk; renders again when it changes. */
export const useTalkSlice = <Value>(actor: TalkActor, select: (snapshot: TalkSnapshot) => Value): Value =>
  useSelector(actor, select);

export const selectIsBlack = ({ context }: TalkSnapshot): boolean => context.isBlack;
export const selectTyped = ({ context }: TalkSnapshot): string => context.typed;
export const selectHasPeer = ({ context }: TalkSnapshot): boolean => context.hasPeer;
export const selectIsFrozen = (snapshot: TalkSnapshot): boolean => snapshot.matches({ lead: { leading: 'frozen' } });
export const selectIsOverview = (snapshot: TalkSnapshot): boolean => snapshot.matches({ overview: 'open' });
export const selectIsChoice = (snapshot: TalkSnapshot): boolean => snapshot.matches({ choice: 'open' });
export const selectIsFollowing = (snapshot: TalkSnapshot): boolean => snapshot.matches({ lead: 'following' });
/** How it stands with going on by itself: it does, it did until somebody touched anything, or it was never asked to. */
export const selectLoop = (snapshot: TalkSnapshot): 'on' | 'stopped' | 'off' =>
  snapshot.matches({ loop: 'on' }) ? 'on' : snapshot.matches({ loop: 'stopped' }) ? 'stopped' : 'off';
export const selectHasQuestion = ({ context }: TalkSnapshot): boolean => context.back !== null;
export const selectIsPointed = (snapshot: TalkSnapshot): boolean => snapshot.matches({ pointer: 'moving' });
