import { MoveLeft, MoveRight, ShieldCheck } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { STAGE } from '../layout/layout.ts';
import { useFrame } from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import { stageGround, stageMark } from '../views/stage.ts';
import { formatCount } from '../views/words.ts';
import { useGlide } from './glide.ts';
import { MessagePill } from './MessagePill.tsx';
import { useView } from './view.ts';

/** The lower edge of the chip, and the room that a tag above a line takes. */
const CHIP_BOTTOM_PX = 53;
const TAG_ROOM_PX = 40;

/** Centre of the chip, kept inside the stage. */
const chipX = (boundaryX: number): number => Math.min(boundaryX, STAGE.width - 118);

function BoundaryChip() {
  const run = useRun();
  const { scenario } = useView();
  const element = useRef<HTMLDivElement>(null);
  const { x: boundaryX, crossings, messages } = useMemo(() => stageGround(run, scenario).boundary, [run, scenario]);
  const x = chipX(boundaryX);
  useGlide(element, x, (before, now) => `translateX(${before - now}px)`);
  return (
    <div className="boundary-chip-place" style={{ left: x }}>
      <div className="boundary-chip" ref={element}>
        <ShieldCheck size={14} strokeWidth={2} aria-hidden="true" />
        {formatCount(crossings)} of {formatCount(messages)} messages cross
      </div>
    </div>
  );
}

/** Where the message meets the boundary: a notch on the line and, above it, which way the data goes. */
function CrossingMark({ index }: { readonly index: number }) {
  const { scenario } = useView();
  const mark = stageMark(useRun(), scenario, index);
  if (!mark) return null;
  const { point, crossing, label } = mark;
  const Arrow = crossing === 'enters' ? MoveLeft : MoveRight;
  const arrow = <Arrow size={13} strokeWidth={2.5} aria-hidden="true" />;
  return (
    <div
      className="crossing-mark"
      data-crossing={crossing}
      data-side={point.y < CHIP_BOTTOM_PX + TAG_ROOM_PX ? 'below' : 'above'}
      style={{ transform: `translate(${point.x}px, ${point.y}px)` }}
    >
      <span className="crossing-notch" />
      <span className="crossing-tag">
        {crossing === 'enters' ? arrow : null}
        {label}
        {crossing === 'enters' ? null : arrow}
      </span>
    </div>
  );
}

/** What lies over the boxes, in the coordinates of the stage. */
export function StageOverlay() {
  const flying = useFrame((frame) => frame.inFlight.map(({ index }) => index).join(' '));
  const indices = flying === '' ? [] : flying.split(' ').map(Number);
  return (
    <div className="overlay" aria-hidden="true">
      <BoundaryChip />
      {indices.map((index) => (
        <CrossingMark key={index} index={index} />
      ))}
      {indices.map((index) => (
        <MessagePill key={index} index={index} />
      ))}
    </div>
  );
}
