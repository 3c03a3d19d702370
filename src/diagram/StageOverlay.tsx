import { MoveLeft, MoveRight, ShieldCheck } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { crossingWith } from '../layout/geometry.ts';
import { BOUNDARY_X, pointsOf, routeOf, STAGE } from '../layout/layout.ts';
import { countCrossings, crossingIn, specOf } from '../simulation/describe.ts';
import { useFrame } from '../state/playback.ts';
import { useSession } from '../state/session.tsx';
import { amount } from '../state/words.ts';
import { useGlide } from './glide.ts';
import { MessagePill } from './MessagePill.tsx';
import { useView } from './view.ts';

/** The lower edge of the chip, and the room that a tag above a line takes. */
const CHIP_BOTTOM_PX = 53;
const TAG_ROOM_PX = 40;

/** Centre of the chip, kept inside the stage. */
const chipX = (boundaryX: number): number => Math.min(boundaryX, STAGE.width - 118);

function BoundaryChip() {
  const { trace } = useSession();
  const { scenario } = useView();
  const element = useRef<HTMLDivElement>(null);
  const crossing = useMemo(() => countCrossings(trace, scenario), [trace, scenario]);
  const x = chipX(BOUNDARY_X[scenario]);
  useGlide(element, x, (before, now) => `translateX(${before - now}px)`);
  return (
    <div className="boundary-chip-place" style={{ left: x }}>
      <div className="boundary-chip" ref={element}>
        <ShieldCheck size={14} strokeWidth={2} aria-hidden="true" />
        {amount(crossing)} of {amount(trace.messages.length)} messages cross
      </div>
    </div>
  );
}

/** Where the message meets the boundary: a notch on the line and, above it, which way the data goes. */
function CrossingMark({ index }: { readonly index: number }) {
  const { scenario } = useView();
  const message = useFrame((_, trace) => trace.messages[index]);
  if (!message) return null;
  const { crossing } = crossingIn(scenario, message);
  if (crossing === 'none') return null;
  const spec = specOf(message);
  const points = pointsOf(routeOf(spec.from, spec.to));
  const point = crossingWith(points, BOUNDARY_X[scenario]);
  if (!point) return null;
  const Arrow = crossing === 'leaves' ? MoveRight : MoveLeft;
  return (
    <div
      className="crossing-mark"
      data-crossing={crossing}
      data-side={point.y < CHIP_BOTTOM_PX + TAG_ROOM_PX ? 'below' : 'above'}
      style={{ transform: `translate(${point.x}px, ${point.y}px)` }}
    >
      <span className="crossing-notch" />
      <span className="crossing-tag">
        {crossing === 'enters' ? <Arrow size={13} strokeWidth={2.5} aria-hidden="true" /> : null}
        {crossing === 'leaves' ? 'Leaves' : 'Enters'}
        {crossing === 'leaves' ? <Arrow size={13} strokeWidth={2.5} aria-hidden="true" /> : null}
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
