import type { NodeProps } from '@xyflow/react';
import { useRef } from 'react';
import { useGlide } from './glide.ts';
import type { ZoneNodeType } from './graph.ts';

/** Rounded ends of a zone, in px; the middle between them is stretched. */
const CAP_PX = 20;

/** A zone in three slices, so that its width can change by transforms alone without bending its corners. */
export function ZoneNode({ data }: NodeProps<ZoneNodeType>) {
  const { zone, rect, kind, isStrip } = data.area;
  const { x, width } = rect;
  const cap = Math.min(CAP_PX, width / 2);
  const left = useRef<HTMLDivElement>(null);
  const middle = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLDivElement>(null);
  const place = { x, width };
  useGlide(left, place, (before, now) => `translateX(${before.x - now.x}px)`);
  useGlide(right, place, (before, now) => `translateX(${before.x + before.width - now.x - now.width}px)`);
  useGlide(
    middle,
    place,
    (before, now) =>
      `translateX(${before.x - now.x}px) scaleX(${(before.width - 2 * cap) / Math.max(1, now.width - 2 * cap)})`,
  );
  return (
    <div className="zone" data-owner={zone.owner} data-kind={kind} data-empty={isStrip}>
      <div className="zone-slice" data-slice="middle" style={{ left: cap - 0.5, right: cap - 0.5 }} ref={middle} />
      <div className="zone-slice" data-slice="left" style={{ width: cap }} ref={left} />
      <div className="zone-slice" data-slice="right" style={{ width: cap }} ref={right} />
      {isStrip ? null : <div className="zone-title">{zone.label}</div>}
    </div>
  );
}
