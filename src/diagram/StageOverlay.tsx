import { ShieldCheck } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { STAGE } from '../layout/layout.ts';
import { useFrame } from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import { stageGround, stageMark } from '../views/stage.ts';
import { formatCount } from '../views/words.ts';
import { CrossingMark } from './CrossingMark.tsx';
import { useGlide } from './glide.ts';
import { MessagePill } from './MessagePill.tsx';
import { useDiagramScenario } from './view.ts';

/** Centre of the chip, kept inside the stage. */
const chipX = (boundaryX: number): number => Math.min(boundaryX, STAGE.width - 118);

function BoundaryChip() {
  const run = useRun();
  const scenario = useDiagramScenario();
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

function MarkOfMessage({ index }: { readonly index: number }) {
  const mark = stageMark(useRun(), useDiagramScenario(), index);
  return mark ? <CrossingMark mark={mark} /> : null;
}

/** What lies over the boxes, in the coordinates of the stage. */
export function StageOverlay() {
  const flying = useFrame((frame) => frame.inFlight.map(({ index }) => index).join(' '));
  const indices = flying === '' ? [] : flying.split(' ').map(Number);
  return (
    <div className="overlay" aria-hidden="true">
      <BoundaryChip />
      {indices.map((index) => (
        <MarkOfMessage key={index} index={index} />
      ))}
      {indices.map((index) => (
        <MessagePill key={index} index={index} />
      ))}
    </div>
  );
}
