import { ShieldCheck } from 'lucide-react';
import { useRef } from 'react';
import { useFrame, useScene } from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import { crossedSoFar, stageGround, stageMark } from '../views/stage-ground.ts';
import { crossedWords, formatCount } from '../views/words.ts';
import { ApartSwitch } from './ApartSwitch.tsx';
import { AwaySwitch } from './AwaySwitch.tsx';
import { BreachMarks } from './BreachMarks.tsx';
import { CrossingMark } from './CrossingMark.tsx';
import { useGlide } from './glide.ts';
import { MessagePill } from './MessagePill.tsx';
import { SideGlow } from './SideGlow.tsx';
import { Tray } from './Tray.tsx';
import { useDiagramScenario, useLayout } from './view.ts';
import { useVisibleSpan } from './visible-span.ts';

/** The chip stands at this height of a wide stage. */
const CHIP_Y = 19;
/** Half of the chip's width, at most. */
const CHIP_HALF_PX = 92;
/** To the left of the line, so that the title of a narrow zone beside it has room. */
const CHIP_LEFT_PX = 18;
/** Zones above each other: at the left end of the line, where nothing passes it. */
const CHIP_X_TALL = 61;

function BoundaryChip() {
  const run = useRun();
  const layout = useLayout();
  const scenario = useDiagramScenario();
  const element = useRef<HTMLDivElement>(null);
  const { at, axis, crossings, messages } = stageGround(layout, run, scenario).boundary;
  const crossed = useFrame((frame, of) =>
    frame.current < 0 || frame.atMs >= of.trace.durationMs ? null : crossedSoFar(layout, of, scenario, frame),
  );
  // Whole, also where a drawer lies over the end of the stage.
  const { right } = useVisibleSpan();
  const most = Math.min(layout.stage.width, right) - CHIP_HALF_PX - 6;
  const [x, y] = axis === 'x' ? [Math.min(at - CHIP_LEFT_PX, most), CHIP_Y] : [CHIP_X_TALL, at];
  const words =
    axis === 'x'
      ? crossedWords(crossed, crossings, messages)
      : crossed === null || crossings === 0
        ? `${formatCount(crossings)} cross`
        : `${formatCount(crossed)} of ${formatCount(crossings)}`;
  const place = axis === 'x' ? x : y;
  useGlide(element, place, (before, now) => `translate${axis.toUpperCase()}(${before - now}px)`);
  return (
    <div className="boundary-chip-place" style={{ left: x, top: y }}>
      <div className="boundary-chip" ref={element} data-crossings={crossings} data-messages={messages}>
        <ShieldCheck size={14} strokeWidth={2} aria-hidden="true" />
        {/* A new count is a new element, which rolls in. */}
        <span key={words} className="boundary-count">
          {words}
        </span>
      </div>
    </div>
  );
}

/** The line itself: it lights when a message passes it. */
function BoundaryLine() {
  const run = useRun();
  const layout = useLayout();
  const scenario = useDiagramScenario();
  const element = useRef<HTMLDivElement>(null);
  const { boundary, notches } = stageGround(layout, run, scenario);
  const crossed = useFrame((frame, of) => crossedSoFar(layout, of, scenario, frame));
  const border = useScene((frame) => stageMark(layout, run, scenario, frame.current)?.border ?? null);
  const isCrossing = border === 'zenml';
  const { at, axis, thirdPartyAt } = boundary;
  const { width, height } = layout.stage;
  useGlide(element, at, (before, now) => `translate${axis.toUpperCase()}(${before - now}px)`);
  const style = axis === 'x' ? { left: at, top: 34, height: height - 42 } : { left: 8, top: at, width: width - 16 };
  return (
    <>
      <div className="boundary-line" ref={element} data-axis={axis} data-lit={isCrossing} style={style}>
        {/* Lights up anew for each message that passes. */}
        <span key={crossed} className="boundary-flash" data-on={isCrossing} />
      </div>
      {thirdPartyAt === null ? null : (
        <div
          className="boundary-line"
          data-axis={axis}
          data-border="third-party"
          data-lit={border === 'third-party'}
          style={
            axis === 'x'
              ? { left: thirdPartyAt, top: 8, height: height - 16 }
              : { left: 8, top: thirdPartyAt, width: width - 16 }
          }
        />
      )}
      {notches.map(({ channel, border: of, point }, order) => (
        <span
          // One that was not there before the boundary moved shows itself; the others stay.
          key={`${channel} ${scenario}`}
          className="boundary-notch"
          data-border={of}
          style={{ left: point.x, top: point.y, animationDelay: `${400 + 60 * order}ms` }}
        />
      ))}
    </>
  );
}

function MarkOfMessage({ index }: { readonly index: number }) {
  const layout = useLayout();
  const mark = stageMark(layout, useRun(), useDiagramScenario(), index);
  return mark ? <CrossingMark mark={mark} layout={layout} /> : null;
}

/** What lies over the boxes, in the coordinates of the stage. */
export function StageOverlay() {
  const layout = useLayout();
  const flying = useScene((frame) => frame.inFlight.map(({ index }) => index).join(' '));
  const indices = flying === '' ? [] : flying.split(' ').map(Number);
  return (
    <>
      {layout.id === 'wide' ? <Tray /> : null}
      <ApartSwitch />
      <AwaySwitch />
      <div className="overlay" aria-hidden="true">
        <BoundaryLine />
        <SideGlow />
        <BoundaryChip />
        <BreachMarks />
        {indices.map((index) => (
          <MarkOfMessage key={index} index={index} />
        ))}
        {indices.map((index) => (
          <MessagePill key={index} index={index} />
        ))}
      </div>
    </>
  );
}
