import type { StageBreach, StageFall, StageWay } from '../views/stage-breach.ts';
import { element, textElement, textWidth } from './svg.ts';
import type { Theme } from './svg-theme.ts';

const NUMBER = { height: 20, padding: 6, size: 12 } as const;
const LABEL = { height: 18, padding: 6, size: 12 } as const;

function number({ x, y }: { readonly x: number; readonly y: number }, numbers: string, theme: Theme): string {
  const width = Math.max(NUMBER.height, textWidth(numbers, NUMBER.size) + 2 * NUMBER.padding);
  return [
    element('rect', {
      x: x - width / 2,
      y: y - NUMBER.height / 2,
      width,
      height: NUMBER.height,
      rx: NUMBER.height / 2,
      fill: theme.failed,
      stroke: theme.surface,
    }),
    textElement(x, y + 4.3, numbers, { size: NUMBER.size, weight: 700, fill: theme.surface, anchor: 'middle' }),
  ].join('');
}

function way({ path, head, isElsewhere, isLaid }: StageWay, theme: Theme): string {
  return [
    element('path', {
      d: path,
      fill: 'none',
      stroke: theme.failed,
      'stroke-width': 2.5,
      'stroke-dasharray': isLaid ? (isElsewhere ? '7 5' : undefined) : '1.5 5',
    }),
    element('path', { d: head, fill: theme.failed }),
  ].join('');
}

const DASHES = { taken: undefined, holder: '2 4', reached: '6 4' } as const;

function fall({ rect: { x, y, width, height }, kind, label, numbers }: StageFall, theme: Theme): string {
  const ring = (outset: number): string =>
    element('rect', {
      x: x - outset,
      y: y - outset,
      width: width + 2 * outset,
      height: height + 2 * outset,
      rx: 9 + outset,
      fill: 'none',
      stroke: theme.failed,
      'stroke-width': 2,
      'stroke-dasharray': DASHES[kind],
    });
  const labelWidth = textWidth(label, LABEL.size) + 2 * LABEL.padding;
  const left = Math.max(x + width - 4 - labelWidth, 2);
  const top = y + height - LABEL.height / 2;
  return [
    ring(0),
    kind === 'taken' ? ring(4) : '',
    element('rect', {
      x: left,
      y: top,
      width: labelWidth,
      height: LABEL.height,
      rx: 5,
      fill: theme.surface,
      stroke: theme.failed,
    }),
    textElement(left + LABEL.padding, top + 13, label, { size: LABEL.size, weight: 600, fill: theme.failed }),
    numbers === '' ? '' : number({ x, y }, numbers, theme),
  ].join('');
}

/** What falls with a part that is broken into, drawn over the stage. */
export const breachMarks = ({ falls, ways }: StageBreach, theme: Theme): string =>
  element(
    'g',
    { 'data-breach': 'true' },
    ...ways.map((one) => way(one, theme)),
    ...falls.map((one) => fall(one, theme)),
    ...ways.map((one) => number(one.point, one.numbers, theme)),
  );
