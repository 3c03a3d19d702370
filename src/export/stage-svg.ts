import type { ScenarioId } from '../../machines/model.ts';
import { breachMapOf } from '../claims/breach-map.ts';
import type { Rect } from '../layout/geometry.ts';
import { arrangedFor, type Layout } from '../layout/layout.ts';
import { WIDE } from '../layout/wide.ts';
import type { ZoneArea } from '../layout/zones.ts';
import { failureText } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import { type Frame, frameAt } from '../simulation/trace.ts';
import { focusOf, sentenceOf } from '../views/failing.ts';
import { type StageLine, type StageList, stageAt } from '../views/stage.ts';
import { crossedSoFar, type StageBoundary, type StageMark } from '../views/stage-ground.ts';
import { crossedWords, crossingWords, protocolWords, routeWords } from '../views/words.ts';
import { disclaimerOf, titleOf } from './about.ts';
import type { BreachScope } from './scope.ts';
import { breachMarks } from './stage-breach-svg.ts';
import { stepChips } from './step-chips.ts';
import { element, fitText, svgDocument, textElement, textWidth } from './svg.ts';
import { SVG_THEMES, type Theme, type ThemeId } from './svg-theme.ts';

/** Room below the stage for the sentence about the current message. */
const CAPTION_HEIGHT = 92;
const MARGIN = 20;
/** Width of a trail, less its own. */
const TRAIL_WIDTH_PX = 0.5;

const { stage: STAGE } = WIDE;

const PILL = { height: 26, padding: 11, size: 12 } as const;
const TAG = { height: 20, padding: 8, size: 11.5, above: 38 } as const;
const CHIP = { top: 19, height: 26, padding: 14, size: 12.5 } as const;

const THEME_OF_OWNER = {
  you: { fill: 'yours-zone', stroke: 'yours-border', text: 'yours-text' },
  zenml: { fill: 'zenml-zone', stroke: 'zenml-border', text: 'zenml-text' },
  'third-party': { fill: 'others-zone', stroke: 'others-border', text: 'others-text' },
} as const;

function zone(
  { zone: { owner, label }, rect: { x, y, width, height }, kind, isStrip, titleRoom }: ZoneArea,
  theme: Theme,
): string {
  const colours = THEME_OF_OWNER[owner];
  const rect = element('rect', {
    x,
    y,
    width,
    height,
    rx: Math.min(14, width / 2),
    fill: theme[colours.fill],
    stroke: theme[colours.stroke],
    'stroke-dasharray': isStrip ? '4 4' : undefined,
  });
  if (isStrip) return rect;
  const isLeft = kind === 'island' || owner !== 'zenml';
  // Where there is no room for a title inside it stands on the upper edge.
  const titleY = kind === 'half' ? y + 18 : titleRoom > 0 ? y + 14 : y - 5;
  const title = textElement(isLeft ? x + 12 : x + width - 12, titleY, label, {
    size: kind === 'half' ? 13 : titleRoom > 0 ? 12 : 11,
    weight: 600,
    fill: theme[colours.text],
    anchor: isLeft ? 'start' : 'end',
  });
  return `${rect}${title}`;
}

function line({ path, head, tone, isFailed, trail }: StageLine, theme: Theme): string {
  const colour = theme[tone ?? 'channel'];
  const below =
    trail === null
      ? ''
      : element('path', {
          d: path,
          fill: 'none',
          stroke: theme[trail.dataClass],
          'stroke-width': TRAIL_WIDTH_PX + trail.width,
          'stroke-opacity': 0.35,
        });
  const drawn = element('path', {
    d: path,
    fill: 'none',
    stroke: colour,
    'stroke-width': tone === null ? 1.5 : 2.25,
    'stroke-dasharray': isFailed ? '5 5' : undefined,
  });
  return head === '' ? `${below}${drawn}` : `${below}${drawn}${element('path', { d: head, fill: colour })}`;
}

/** The place of the step runtime lies in the box of the orchestrator, with room around it. */
const inset = ({ x, y, width, height }: Rect): Rect => ({ x: x + 7, y: y + 2, width: width - 14, height: height - 8 });

function box(
  { id, rect, label, detail, isNarrow, isIdle, tone, work }: StageList['boxes'][number],
  theme: Theme,
): string {
  const isPart = id === 'step-runtime';
  const { x, y, width, height } = isPart ? inset(rect) : rect;
  const ring =
    tone === null
      ? ''
      : element('rect', {
          x: x - 2,
          y: y - 2,
          width: width + 4,
          height: height + 4,
          rx: 11,
          fill: 'none',
          stroke: theme[tone],
          'stroke-opacity': 0.22,
          'stroke-width': 4,
        });
  const outline = element('rect', {
    x,
    y,
    width,
    height,
    rx: isPart ? 7 : 9,
    fill: isIdle ? 'none' : theme.surface,
    stroke: theme[tone ?? 'border'],
    'stroke-dasharray': isIdle ? '4 4' : undefined,
  });
  const colour = isIdle ? theme['text-muted'] : theme.text;
  if (isNarrow) {
    const style = { size: 12, weight: 500, fill: colour, upright: true } as const;
    return [ring, outline, textElement(x + width / 2 + 4, y + height - 12, label, style)].join('');
  }
  const roomPx = width - 20;
  if (isPart) {
    const style = { size: 12.5, weight: 500, fill: colour } as const;
    const done = work === null ? label : `${label}: ${work}`;
    return [ring, outline, textElement(x + 8, y + height / 2 + 4.5, fitText(done, 12.5, roomPx), style)].join('');
  }
  return [
    ring,
    outline,
    textElement(x + 10, y + 22, fitText(label, 14, roomPx), { size: 14, weight: isIdle ? 500 : 600, fill: colour }),
    textElement(x + 10, y + 40, fitText(work ?? detail, 12.5, roomPx), {
      size: 12.5,
      weight: work === null ? 400 : 600,
      fill: theme[work === null || tone === null ? 'text-muted' : tone],
    }),
  ].join('');
}

/** Where a message meets the boundary: a notch on the line and, above it, which way the data goes. */
const ARROWS = { left: '←', right: '→', up: '↑', down: '↓' } as const;

function mark({ point, heading, border, label }: StageMark, theme: Theme): string {
  const { x, y } = point;
  const arrow = ARROWS[heading];
  const text = heading === 'left' ? `${arrow} ${label}` : `${label} ${arrow}`;
  const width = textWidth(text, TAG.size) + 2 * TAG.padding;
  const top = y - TAG.above;
  const colour = theme[border === 'zenml' ? 'zenml-strong' : 'others-text'];
  return [
    element('path', {
      d: `M ${x} ${y - 8} L ${x + 8} ${y} L ${x} ${y + 8} L ${x - 8} ${y} Z`,
      fill: theme.surface,
      stroke: colour,
      'stroke-width': 2,
    }),
    element('rect', { x: x - width / 2, y: top, width, height: TAG.height, rx: 5, fill: colour }),
    textElement(x, top + 14, text, { size: TAG.size, weight: 600, fill: theme['on-zenml-strong'], anchor: 'middle' }),
  ].join('');
}

/** A message on its way, named by its data class. */
function pill(
  { messageId, label, tone, isFailed, positionAt, progress }: StageList['pills'][number],
  theme: Theme,
): string {
  const { x, y } = positionAt(progress);
  const text = isFailed ? `✕ ${label}` : label;
  const width = textWidth(text, PILL.size) + 2 * PILL.padding;
  return element(
    'g',
    { 'data-message': messageId },
    element('rect', {
      x: x - width / 2,
      y: y - PILL.height / 2,
      width,
      height: PILL.height,
      rx: PILL.height / 2,
      fill: theme[tone],
      stroke: theme.surface,
    }),
    textElement(x, y + 4.3, text, { size: PILL.size, weight: 600, fill: theme['on-class'], anchor: 'middle' }),
  );
}

function boundaryChip(
  { at: boundaryX, crossings, messages }: StageBoundary,
  crossed: number | null,
  theme: Theme,
): string {
  const label = crossedWords(crossed, crossings, messages);
  const width = textWidth(label, CHIP.size) + 2 * CHIP.padding;
  // To the left of the line, so that the title of a narrow zone beside it has room.
  const x = Math.min(boundaryX - 18, STAGE.width - 18 - width / 2);
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

/** How many have crossed so far, null before the run and after it. */
const crossedIn = (layout: Layout, run: Run, scenario: ScenarioId, frame: Frame): number | null =>
  frame.current < 0 || frame.atMs >= run.trace.durationMs ? null : crossedSoFar(layout, run, scenario, frame);

/** What the moment is about, in words. */
function captionLines(run: Run, scenario: ScenarioId, frame: Frame): readonly [string, string] {
  const message = run.trace.messages[focusOf(run, frame)];
  if (!message) return ['A pipeline run, message by message', titleOf(run, scenario)];
  const { auth } = specOf(run, message);
  const error = failureText(run, message);
  const facts = [
    routeWords(run, message),
    protocolWords(run, message),
    ...(auth === 'none' ? [] : [auth]),
    crossingWords(run, scenario, message),
    ...(error === null ? [] : [`Fails: ${error}`]),
  ];
  return [sentenceOf(run, message), facts.join(' · ')];
}

function caption(run: Run, scenario: ScenarioId, [first, second]: readonly [string, string], theme: Theme): string {
  const top = STAGE.height;
  const roomPx = STAGE.width - 2 * MARGIN;
  return [
    element('rect', { y: top, width: STAGE.width, height: CAPTION_HEIGHT, fill: theme.surface }),
    element('path', { d: `M 0 ${top} H ${STAGE.width}`, stroke: theme.border }),
    textElement(MARGIN, top + 32, fitText(first, 18, roomPx), { size: 18, weight: 600, fill: theme.text }),
    textElement(MARGIN, top + 55, fitText(second, 13, roomPx), { size: 13, fill: theme['text-muted'] }),
    textElement(
      MARGIN,
      top + 77,
      fitText(`${run.model.scenarios[scenario].label}. ${disclaimerOf(run, scenario)}`, 11, roomPx),
      {
        size: 11,
        fill: theme['text-muted'],
      },
    ),
  ].join('');
}

/**
 * The diagram at one moment as an SVG file of its own, 1072 px wide: what stands where, what is on its way, and a
 * sentence about it. The same places and colours as on the page.
 * @param atMs ms since the run began; clamped to [0, run.trace.durationMs]
 * @param isApart whether third parties stand outside of your zone
 * @param breach what falls with a part of the run is drawn over it, and said in the place of the caption
 */
export function stageSvg(
  run: Run,
  scenario: ScenarioId,
  atMs: number,
  themeId: ThemeId = 'light',
  isApart = false,
  breach?: BreachScope,
): string {
  const theme = SVG_THEMES[themeId];
  const frame = frameAt(run.trace, atMs);
  const layout = arrangedFor(WIDE, run.model, run.origin.config, isApart);
  const fallen = breach ? breachMapOf(run, scenario, breach.start, breach.time) : null;
  const stage = stageAt(layout, run, scenario, frame, fallen);
  const lines =
    fallen === null ? captionLines(run, scenario, frame) : ([fallen.sentence, titleOf(run, scenario)] as const);
  const [sentence, facts] = lines;
  return svgDocument(
    {
      width: STAGE.width,
      height: STAGE.height + CAPTION_HEIGHT,
      title: titleOf(run, scenario),
      description: `${sentence} ${facts}. ${disclaimerOf(run, scenario)}`,
      background: theme.canvas,
    },
    [
      ...stage.areas.map((area) => zone(area, theme)),
      ...stage.lines.map((one) => line(one, theme)),
      ...stage.boxes.map((one) => box(one, theme)),
      stepChips(run, frame.atMs, theme),
      boundaryChip(stage.boundary, crossedIn(layout, run, scenario, frame), theme),
      ...stage.marks.map((one) => mark(one, theme)),
      ...stage.pills.map((one) => pill(one, theme)),
      ...(stage.breach === null ? [] : [breachMarks(stage.breach, theme)]),
      caption(run, scenario, lines, theme),
    ],
  );
}
