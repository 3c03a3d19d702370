import { REACH_OF_FAILED } from '../layout/flight.ts';
import { failureText } from '../simulation/describe.ts';
import { specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { borderBetween } from '../views/lanes.ts';
import { crossingWords, routeWords } from '../views/words.ts';
import { isReply } from './about.ts';
import { bandAt, COLUMN, columnX, GROUND_OF_OWNER, GUTTER, MARGIN, type Plan } from './sequence-plan.ts';
import { element, escapeXml, fitText, textElement, textWidth } from './svg.ts';

const LABEL_SIZE = 11.5;
const LOOP = { width: 30, height: 12 } as const;

/** `M … V …` from the sender's lifeline to the receiver's, or a loop at one lifeline, and where it ends. */
function pathOf(fromX: number, toX: number, y: number, failed: boolean) {
  if (fromX === toX) {
    const right = fromX + LOOP.width;
    return {
      d: `M ${fromX} ${y} H ${right} V ${y + LOOP.height} H ${fromX}`,
      tipX: fromX,
      tipY: y + LOOP.height,
      to: -1,
    };
  }
  const tipX = failed ? fromX + (toX - fromX) * REACH_OF_FAILED : toX;
  return { d: `M ${fromX} ${y} H ${tipX}`, tipX, tipY: y, to: Math.sign(toX - fromX) };
}

/** A filled head pointing left (-1) or right (1), or the cross of a lost message. */
function tip(x: number, y: number, to: number, failed: boolean, colour: string): string {
  if (!failed) return element('path', { d: `M ${x} ${y} l ${-9 * to} -5 v 10 Z`, fill: colour });
  return element('path', {
    d: `M ${x - 5} ${y - 5} l 10 10 m 0 -10 l -10 10`,
    stroke: colour,
    'stroke-width': 2.5,
    fill: 'none',
  });
}

/** The words over an arrow: the data class in its colour, then what is sent. */
function label(plan: Plan, message: TraceMessage, middleX: number, y: number, colour: string): string {
  const { run, theme, width } = plan;
  const spec = specOf(run, message);
  const short = run.model.dataClasses[spec.dataClass].short;
  const text = `${spec.label}${message.attempt === 1 ? '' : `, try ${message.attempt}`}`;
  const half = textWidth(`${short}  ${text}`, LABEL_SIZE) / 2;
  const x = Math.min(Math.max(middleX, GUTTER + half + 4), width - MARGIN - half - 4);
  return element(
    'text',
    {
      x,
      y,
      'font-size': LABEL_SIZE,
      'text-anchor': 'middle',
      fill: theme.text,
      stroke: theme[GROUND_OF_OWNER[bandAt(plan, middleX)?.zone.owner ?? 'you']],
      'stroke-width': 4,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    element('tspan', { fill: colour, 'font-weight': 600 }, escapeXml(short)),
    element('tspan', { dx: 6 }, escapeXml(text)),
  );
}

/** One message as an arrow between two lifelines, with its number and, if it fails, what people see of it. */
export function messageRow(plan: Plan, message: TraceMessage, number: number, y: number): string {
  const { run, theme, scenario } = plan;
  const spec = specOf(run, message);
  const failed = message.status === 'failed';
  const colour = theme[failed ? 'failed' : spec.dataClass];
  const [fromX, toX] = [columnX(plan, spec.from), columnX(plan, spec.to)];
  const lineY = y + 28;
  const path = pathOf(fromX, toX, lineY - (fromX === toX ? LOOP.height / 2 : 0), failed);
  const error = failureText(run, message);
  const middleX = fromX === toX ? fromX : (fromX + toX) / 2;
  const { participants, owners } = plan;
  const before = borderBetween(owners, participants.indexOf(spec.from), participants.indexOf(spec.to));
  const borderX = before === null ? null : GUTTER + before * COLUMN;
  return element(
    'g',
    { 'data-message': message.id },
    element(
      'title',
      {},
      escapeXml(`${number}. ${spec.label}: ${routeWords(run, message)}. ${crossingWords(run, scenario, message)}.`),
    ),
    textElement(GUTTER - 14, lineY + 4, String(number), { size: 11, fill: theme['text-muted'], anchor: 'end' }),
    element('path', {
      d: path.d,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.75,
      'stroke-dasharray': isReply(run, message) ? '6 4' : undefined,
    }),
    tip(path.tipX, path.tipY, path.to, failed, colour),
    ...(borderX !== null
      ? [
          element('path', {
            d: `M ${borderX} ${lineY - 6} l 6 6 l -6 6 l -6 -6 Z`,
            fill: theme.surface,
            stroke: theme['zenml-strong'],
            'stroke-width': 2,
          }),
        ]
      : []),
    label(plan, message, middleX, lineY - (fromX === toX ? 12 : 8), colour),
    ...(error === null
      ? []
      : [
          textElement(
            GUTTER + 12,
            lineY + 22,
            fitText(`✕ Fails: ${error}`, LABEL_SIZE, plan.width - GUTTER - MARGIN - 24),
            { size: LABEL_SIZE, weight: 600, fill: theme.failed, halo: theme['yours-zone'] },
          ),
        ]),
  );
}
