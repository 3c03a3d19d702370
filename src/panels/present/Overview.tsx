import { useEffect, useRef } from 'react';
import type { Tour } from '../../model/tour-types.ts';
import { useRun } from '../../state/session.tsx';
import type { TalkCommands } from '../../state/talk.ts';
import { type TalkStop, useTalkStops } from '../../state/talk-stops.ts';
import { StopPicture } from './StopPicture.tsx';

interface StopCardProps {
  readonly stop: TalkStop;
  readonly number: number;
  readonly isHere: boolean;
  readonly onChoose: () => void;
}

function StopCard({ stop, number, isHere, onChoose }: StopCardProps) {
  const { label } = useRun().model.scenarios[stop.scenario];
  return (
    <li>
      <button type="button" className="stop-card" aria-current={isHere ? 'step' : undefined} onClick={onChoose}>
        <StopPicture stop={stop} />
        <span className="stop-number">{number}</span>
        <span className="stop-scenario">{label}</span>
        <span className="stop-sentence">{stop.sentence}</span>
      </button>
    </li>
  );
}

interface OverviewProps {
  readonly tour: Tour | null;
  readonly commands: TalkCommands;
  /** The stop that is shown, from 1. */
  readonly at: number;
}

/** All stops at a glance. Esc and G close it; a stop that is chosen is shown. */
export function Overview({ tour, commands, at }: OverviewProps) {
  const stops = useTalkStops(tour);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="overview"
      aria-label="Overview of the stops"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() === 'g') commands.toggleOverview();
      }}
      onCancel={(event) => {
        event.preventDefault();
        commands.toggleOverview();
      }}
    >
      <h2>{tour?.title ?? 'The story of this run'}</h2>
      <ol>
        {stops.map((stop, index) => (
          <StopCard
            // biome-ignore lint/suspicious/noArrayIndexKey: two stops may say the same, and their order is what they are.
            key={index}
            stop={stop}
            number={index + 1}
            isHere={index + 1 === at}
            onChoose={() => commands.move({ to: 'stop', stop: index })}
          />
        ))}
      </ol>
    </dialog>
  );
}
