import { COMPONENT_IDS, INFRASTRUCTURE_IDS, type InfrastructureId, type ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, componentDetail, DATA_CLASSES, INFRASTRUCTURES, SCENARIOS } from '../catalogue/index.ts';
import { arrowhead, flightAlong } from '../layout/flight.ts';
import { crossingWith, roundedPath } from '../layout/geometry.ts';
import {
  BOUNDARY_X,
  BOXES,
  type BoxId,
  boxOf,
  CHANNELS,
  isNarrow,
  pointsOf,
  routeOf,
  STAGE,
  zoneRect,
} from '../layout/layout.ts';
import { countCrossings, crossingIn, endsOf, failureText, specOf, takesPart } from '../simulation/describe.ts';
import { type Frame, frameAt, type Trace, type TraceMessage } from '../simulation/trace.ts';
import { crossingText, disclaimerOf, routeText, titleOf } from './about.ts';
import { stepChips } from './step-chips.ts';
import { element, fitText, svgDocument, textElement, textWidth } from './svg.ts';
import { SVG_THEMES, type Theme, type ThemeId } from './svg-theme.ts';

/** Room below the stage for the sentence about the current message. */
const CAPTION_HEIGHT = 92;
const MARGIN = 36;

const PILL = { height: 26, padding: 11, size: 12 } as const;
const TAG = { height: 20, padding: 8, size: 11.5, above: 38 } as const;
const CHIP = { top: 38, height: 30, padding: 14, size: 12.5 } as const;

/** The messages of a moment: first the one it is about, then all others on their way. */
function messagesAt(trace: Trace, frame: Frame): readonly TraceMessage[] {
  const indices = new Set([frame.current, ...frame.inFlight.map(({ index }) => index)]);
  return [...indices].flatMap((index) => trace.messages[index] ?? []);
}

const colourOf = (message: TraceMessage, theme: Theme): string =>
  theme[message.status === 'failed' ? 'failed' : specOf(message).dataClass];

const pointsFor = ({ from, to }: ReturnType<typeof specOf>) => pointsOf(routeOf(from, to));

function zone(infrastructure: InfrastructureId, scenario: ScenarioId, theme: Theme): string {
  const { x, y, width, height } = zoneRect(infrastructure, scenario);
  const isYours = infrastructure === 'customer';
  const isEmpty = !isYours && scenario === 'on-prem';
  const rect = element('rect', {
    x,
    y,
    width,
    height,
    rx: Math.min(18, width / 2),
    fill: theme[isYours ? 'yours-zone' : 'zenml-zone'],
    stroke: theme[isYours ? 'yours-border' : 'zenml-border'],
    'stroke-dasharray': isEmpty ? '4 4' : undefined,
  });
  if (isEmpty) return rect;
  const title = textElement(isYours ? x + 20 : x + width - 20, y + 29, INFRASTRUCTURES[infrastructure].label, {
    size: 13,
    weight: 600,
    fill: theme[isYours ? 'yours-text' : 'zenml-text'],
    anchor: isYours ? 'start' : 'end',
  });
  return `${rect}${title}`;
}

/** All channels, those of the moment in the colour and the direction of what they carry. */
function channels(trace: Trace, active: readonly TraceMessage[], theme: Theme): string[] {
  const used = new Set(endsOf(trace).map(({ from, to }) => routeOf(from, to).channel.id));
  const carried = new Map<string, TraceMessage>();
  // The first message of the moment is the one it is about, so it is written last.
  for (const message of active.toReversed()) {
    const { from, to } = specOf(message);
    carried.set(routeOf(from, to).channel.id, message);
  }
  return CHANNELS.map((channel) => {
    const message = carried.get(channel.id);
    const isInside = channel.ends[0] === channel.ends[1];
    if (!message) {
      return isInside || !used.has(channel.id)
        ? ''
        : element('path', { d: roundedPath(channel.points), fill: 'none', stroke: theme.channel, 'stroke-width': 1.5 });
    }
    const points = pointsFor(specOf(message));
    const colour = colourOf(message, theme);
    const line = element('path', {
      d: roundedPath(points),
      fill: 'none',
      stroke: colour,
      'stroke-width': 2.25,
      'stroke-dasharray': message.status === 'failed' ? '5 5' : undefined,
    });
    return isInside ? line : `${line}${element('path', { d: arrowhead(points), fill: colour })}`;
  });
}

function box(id: BoxId, trace: Trace, active: readonly TraceMessage[], theme: Theme): string {
  const { x, y, width, height } = BOXES[id];
  const { label } = COMPONENTS[id];
  const idle = !takesPart(trace, id);
  const message = active.find((one) => boxOf(specOf(one).from) === id || boxOf(specOf(one).to) === id);
  const ring = message
    ? element('rect', {
        x: x - 2,
        y: y - 2,
        width: width + 4,
        height: height + 4,
        rx: 14,
        fill: 'none',
        stroke: colourOf(message, theme),
        'stroke-opacity': 0.22,
        'stroke-width': 4,
      })
    : '';
  const outline = element('rect', {
    x,
    y,
    width,
    height,
    rx: 12,
    fill: idle ? 'none' : theme.surface,
    stroke: message ? colourOf(message, theme) : theme.border,
    'stroke-dasharray': idle ? '4 4' : undefined,
  });
  const colour = idle ? theme['text-muted'] : theme.text;
  if (isNarrow(id)) {
    const style = { size: 12, weight: 500, fill: colour, upright: true } as const;
    return [ring, outline, textElement(x + width / 2 + 4, y + height - 12, label, style)].join('');
  }
  const roomPx = width - 28;
  return [
    ring,
    outline,
    textElement(x + 14, y + 30, fitText(label, 14, roomPx), { size: 14, weight: idle ? 500 : 600, fill: colour }),
    textElement(x + 14, y + 50, fitText(componentDetail(id, trace.config), 12.5, roomPx), {
      size: 12.5,
      fill: theme['text-muted'],
    }),
  ].join('');
}

/** Where a message meets the boundary: a notch on the line and, above it, which way the data goes. */
function crossingMark(message: TraceMessage, scenario: ScenarioId, theme: Theme): string {
  const { crossing } = crossingIn(scenario, message);
  const point = crossing === 'none' ? null : crossingWith(pointsFor(specOf(message)), BOUNDARY_X[scenario]);
  if (!point) return '';
  const { x, y } = point;
  const label = crossing === 'leaves' ? 'Leaves →' : '← Enters';
  const width = textWidth(label, TAG.size) + 2 * TAG.padding;
  const top = y - TAG.above;
  return [
    element('path', {
      d: `M ${x} ${y - 8} L ${x + 8} ${y} L ${x} ${y + 8} L ${x - 8} ${y} Z`,
      fill: theme.surface,
      stroke: theme['zenml-strong'],
      'stroke-width': 2,
    }),
    element('rect', { x: x - width / 2, y: top, width, height: TAG.height, rx: 5, fill: theme['zenml-strong'] }),
    textElement(x, top + 14, label, { size: TAG.size, weight: 600, fill: theme['on-zenml-strong'], anchor: 'middle' }),
  ].join('');
}

/** A message on its way, named by its data class. */
function pill(message: TraceMessage, progress: number, theme: Theme): string {
  const spec = specOf(message);
  const failed = message.status === 'failed';
  const { x, y } = flightAlong(pointsFor(spec), failed)(progress);
  const { short } = DATA_CLASSES[spec.dataClass];
  const label = failed ? `✕ ${short} failed` : short;
  const width = textWidth(label, PILL.size) + 2 * PILL.padding;
  return element(
    'g',
    { 'data-message': message.id },
    element('rect', {
      x: x - width / 2,
      y: y - PILL.height / 2,
      width,
      height: PILL.height,
      rx: PILL.height / 2,
      fill: colourOf(message, theme),
      stroke: theme.surface,
    }),
    textElement(x, y + 4.3, label, { size: PILL.size, weight: 600, fill: theme['on-class'], anchor: 'middle' }),
  );
}

function boundaryChip(trace: Trace, scenario: ScenarioId, theme: Theme): string {
  const label = `${countCrossings(trace, scenario)} of ${trace.messages.length} messages cross`;
  const width = textWidth(label, CHIP.size) + 2 * CHIP.padding;
  const x = Math.min(BOUNDARY_X[scenario], STAGE.width - 18 - width / 2);
  return [
    element('rect', {
      x: x - width / 2,
      y: CHIP.top - CHIP.height / 2,
      width,
      height: CHIP.height,
      rx: CHIP.height / 2,
      fill: theme.surface,
      stroke: theme.border,
    }),
    textElement(x, CHIP.top + 4.5, label, { size: CHIP.size, weight: 600, fill: theme.text, anchor: 'middle' }),
  ].join('');
}

/** What the moment is about, in words. */
function captionLines(trace: Trace, scenario: ScenarioId, frame: Frame): readonly [string, string] {
  const message = trace.messages[frame.current];
  if (!message) return ['A pipeline run, message by message', titleOf(trace, scenario)];
  const { narration, protocol, port, auth } = specOf(message);
  const error = failureText(message);
  const facts = [
    routeText(message),
    port === null ? protocol : `${protocol} ${port}`,
    ...(auth === 'none' ? [] : [auth]),
    crossingText(scenario, message),
    ...(error === null ? [] : [`Fails: ${error}`]),
  ];
  return [narration, facts.join(' · ')];
}

function caption(trace: Trace, scenario: ScenarioId, frame: Frame, theme: Theme): string {
  const [first, second] = captionLines(trace, scenario, frame);
  const top = STAGE.height;
  const roomPx = STAGE.width - 2 * MARGIN;
  return [
    element('rect', { y: top, width: STAGE.width, height: CAPTION_HEIGHT, fill: theme.surface }),
    element('path', { d: `M 0 ${top} H ${STAGE.width}`, stroke: theme.border }),
    textElement(MARGIN, top + 32, fitText(first, 17, roomPx), { size: 17, weight: 600, fill: theme.text }),
    textElement(MARGIN, top + 55, fitText(second, 13, roomPx), { size: 13, fill: theme['text-muted'] }),
    textElement(
      MARGIN,
      top + 77,
      fitText(`${SCENARIOS[scenario].label}. ${disclaimerOf(trace, scenario)}`, 11, roomPx),
      {
        size: 11,
        fill: theme['text-muted'],
      },
    ),
  ].join('');
}

/**
 * The diagram at one moment as an SVG file of its own, 1152 px wide: what stands where, what is on its way, and a
 * sentence about it. The same places and colours as on the page; icons are left out.
 * @param atMs ms since the run began; clamped to [0, trace.durationMs]
 */
export function stageSvg(trace: Trace, scenario: ScenarioId, atMs: number, themeId: ThemeId = 'light'): string {
  const theme = SVG_THEMES[themeId];
  const frame = frameAt(trace, atMs);
  const active = messagesAt(trace, frame);
  // The message that the moment is about lies on top of the others.
  const others = frame.inFlight.filter(({ index }) => index !== frame.current);
  const flying = [...others, ...frame.inFlight.filter(({ index }) => index === frame.current)].flatMap(
    ({ index, progress }) => {
      const message = trace.messages[index];
      return message ? [{ message, progress }] : [];
    },
  );
  const boxes = COMPONENT_IDS.filter((component): component is BoxId => component in BOXES);
  const [sentence, facts] = captionLines(trace, scenario, frame);
  return svgDocument(
    {
      width: STAGE.width,
      height: STAGE.height + CAPTION_HEIGHT,
      title: titleOf(trace, scenario),
      description: `${sentence} ${facts}. ${disclaimerOf(trace, scenario)}`,
      background: theme.canvas,
    },
    [
      ...INFRASTRUCTURE_IDS.map((infrastructure) => zone(infrastructure, scenario, theme)),
      ...channels(trace, active, theme),
      ...boxes.map((id) => box(id, trace, active, theme)),
      stepChips(trace, frame.atMs, theme),
      boundaryChip(trace, scenario, theme),
      ...flying.map(({ message }) => crossingMark(message, scenario, theme)),
      ...flying.map(({ message, progress }) => pill(message, progress, theme)),
      caption(trace, scenario, frame, theme),
    ],
  );
}
