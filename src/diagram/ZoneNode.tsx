import type { NodeProps } from '@xyflow/react';
import { useRef } from 'react';
import { INFRASTRUCTURES } from '../catalogue/index.ts';
import { zoneRect } from '../layout/layout.ts';
import { useGlide } from './glide.ts';
import type { ZoneNodeType } from './graph.ts';

/** Rounded ends of a zone, in px; the middle between them is stretched. */
const CAP_PX = 20;

/** A zone in three slices, so that its width can change by transforms alone without bending its corners. */
export function ZoneNode({ data }: NodeProps<ZoneNodeType>) {
  const { infrastructure, scenario } = data;
  const { x, width } = zoneRect(infrastructure, scenario);
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
  const isEmpty = infrastructure === 'zenml' && scenario === 'on-prem';
  return (
    <div className="zone" data-infrastructure={infrastructure} data-empty={isEmpty}>
      <div className="zone-slice" data-slice="middle" style={{ left: cap - 0.5, right: cap - 0.5 }} ref={middle} />
      <div className="zone-slice" data-slice="left" style={{ width: cap }} ref={left} />
      <div className="zone-slice" data-slice="right" style={{ width: cap }} ref={right} />
      {isEmpty ? null : <div className="zone-title">{INFRASTRUCTURES[infrastructure].label}</div>}
    </div>
  );
}
