import { useRef } from 'react';
import type { ZoneArea } from '../layout/zones.ts';
import { useRun } from '../state/session.tsx';
import { stageGround } from '../views/stage-ground.ts';
import { useGlide } from './glide.ts';
import { useDiagramScenario, useLayout } from './view.ts';
import { useVisibleSpan } from './visible-span.ts';

/** Rounded ends of a zone, in px; the middle between them is stretched. */
const CAP_PX = 20;

/** Between the edge of a zone, or of what can be seen of it, and its title. */
const TITLE_MARGIN_PX = 12;

/** What the title of a zone takes with the room around it, and the boundary's chip beside that of ZenML. */
const TITLE_ROOM_PX = { yours: 170, zenml: 245 };

/** The title of a zone. It stays in view where only a part of the zone can be seen, if that has room for it. */
function ZoneTitle({ area: { zone, rect } }: { readonly area: ZoneArea }) {
  const { left, right } = useVisibleSpan();
  const isAtLeft = zone.owner !== 'zenml';
  const hidden = Math.max(0, isAtLeft ? left - rect.x : rect.x + rect.width - right);
  const margin = hidden + TITLE_MARGIN_PX;
  if (hidden > 0 && rect.width - hidden < TITLE_ROOM_PX[isAtLeft ? 'yours' : 'zenml']) return null;
  return (
    <div className="zone-title" style={isAtLeft ? { left: margin } : { right: margin }}>
      {zone.label}
    </div>
  );
}

interface Span {
  readonly x: number;
  readonly width: number;
}

/** Zones above each other: what is cut off or uncovered slides along the axis. */
const verticalGlide = (before: Span, now: Span): string =>
  `translateY(${before.x - now.x}px) scaleY(${before.width / Math.max(1, now.width)})`;

/** A zone in three slices, so that its width can change by transforms alone without bending its corners. */
function Zone({ area }: { readonly area: ZoneArea }) {
  const { id, zone, rect, kind, isStrip, titleRoom } = area;
  const layout = useLayout();
  const { x, y, width, height } = rect;
  const cap = Math.min(CAP_PX, width / 2);
  const left = useRef<HTMLDivElement>(null);
  const middle = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLDivElement>(null);
  const place = { x, width };
  const ground = useRef<HTMLDivElement>(null);
  useGlide(ground, { x: y, width: height }, verticalGlide);
  useGlide(left, place, (before, now) => `translateX(${before.x - now.x}px)`);
  useGlide(right, place, (before, now) => `translateX(${before.x + before.width - now.x - now.width}px)`);
  useGlide(
    middle,
    place,
    (before, now) =>
      `translateX(${before.x - now.x}px) scaleX(${(before.width - 2 * cap) / Math.max(1, now.width - 2 * cap)})`,
  );
  return (
    <div
      className="zone"
      data-id={`zone-${id}`}
      data-layout={layout.id}
      data-owner={zone.owner}
      data-kind={kind}
      data-empty={isStrip}
      style={{ left: x, top: y, width, height }}
    >
      <div className="zone-ground" ref={ground}>
        <div className="zone-slice" data-slice="middle" style={{ left: cap - 0.5, right: cap - 0.5 }} ref={middle} />
        <div className="zone-slice" data-slice="left" style={{ width: cap }} ref={left} />
        <div className="zone-slice" data-slice="right" style={{ width: cap }} ref={right} />
      </div>
      {titleRoom > 0 ? <ZoneTitle area={area} /> : null}
    </div>
  );
}

/** The ground that boxes and channels lie on. No nodes: React Flow would go through all it draws for each scenario. */
export function Zones() {
  const { areas } = stageGround(useLayout(), useRun(), useDiagramScenario());
  return (
    <div className="zones">
      {areas.map((area) => (
        <Zone key={area.id} area={area} />
      ))}
    </div>
  );
}
