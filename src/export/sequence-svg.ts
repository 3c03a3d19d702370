import { INFRASTRUCTURE_IDS, type ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, INFRASTRUCTURES, PHASES } from '../catalogue/index.ts';
import { beatTitle } from '../simulation/describe.ts';
import type { Trace } from '../simulation/trace.ts';
import { disclaimerOf, participantsOf, titleOf } from './about.ts';
import { foldedText, phaseOf, type Row, rowsOf } from './rows.ts';
import { messageRow } from './sequence-message.ts';
import { boundaryX, COLUMN, columnX, GUTTER, MARGIN, type Plan } from './sequence-plan.ts';
import { element, fitText, svgDocument, textElement } from './svg.ts';
import { SVG_THEMES, type ThemeId } from './svg-theme.ts';

/** A longer run counts what later pipeline steps repeat: a picture of more lines than this is of no use. */
const MOST_MESSAGES = 1000;

/** All in px. */
const HEADER = { titleY: 34, zoneY: 52, boxY: 84, boxHeight: 40, height: 144 } as const;
const PHASE_HEIGHT = 40;
const ROW_HEIGHT = 40;
const ERROR_HEIGHT = 18;
const FOOTER_HEIGHT = 44;

function zones(plan: Plan, height: number): string[] {
  const { theme, width } = plan;
  const boundary = boundaryX(plan);
  const top = HEADER.zoneY;
  const spans = { customer: [GUTTER, boundary], zenml: [boundary, width - MARGIN] } as const;
  return INFRASTRUCTURE_IDS.map((infrastructure) => {
    const [left, right] = spans[infrastructure];
    if (right - left < COLUMN) return '';
    const isYours = infrastructure === 'customer';
    return [
      element('rect', {
        x: left,
        y: top,
        width: right - left,
        height: height - top - FOOTER_HEIGHT,
        fill: theme[isYours ? 'yours-zone' : 'zenml-zone'],
      }),
      textElement(left + 12, top + 20, INFRASTRUCTURES[infrastructure].label, {
        size: 12.5,
        weight: 600,
        fill: theme[isYours ? 'yours-text' : 'zenml-text'],
      }),
    ].join('');
  });
}

function lifelines(plan: Plan, height: number): string[] {
  const { participants, theme } = plan;
  const bottom = height - FOOTER_HEIGHT;
  return participants.map((component) => {
    const x = columnX(plan, component);
    const width = COLUMN - 12;
    return [
      element('path', { d: `M ${x} ${HEADER.boxY} V ${bottom}`, stroke: theme.channel, 'stroke-width': 1.5 }),
      element('rect', {
        x: x - width / 2,
        y: HEADER.boxY,
        width,
        height: HEADER.boxHeight,
        rx: 8,
        fill: theme.surface,
        stroke: theme.border,
      }),
      textElement(x, HEADER.boxY + 24.5, fitText(COMPONENTS[component].label, 12, width - 8), {
        size: 12,
        weight: 600,
        fill: theme.text,
        anchor: 'middle',
      }),
    ].join('');
  });
}

function boundaryLine(plan: Plan, height: number): string {
  const x = boundaryX(plan);
  return element('path', {
    d: `M ${x} ${HEADER.zoneY} V ${height - FOOTER_HEIGHT}`,
    stroke: plan.theme['zenml-strong'],
    'stroke-width': 2,
    'stroke-dasharray': '7 5',
  });
}

function phaseBand(plan: Plan, order: number, y: number): string {
  const { theme, width } = plan;
  return [
    element('rect', {
      x: MARGIN,
      y: y + 8,
      width: width - 2 * MARGIN,
      height: 26,
      rx: 6,
      fill: theme['surface-sunken'],
    }),
    textElement(MARGIN + 12, y + 25.5, `${order + 1}. ${PHASES[order]?.label}`, {
      size: 13,
      weight: 600,
      fill: theme.text,
    }),
  ].join('');
}

interface Drawn {
  readonly parts: readonly string[];
  readonly bottom: number;
}

/** All lines from top to bottom, a band where a phase begins and a title in the gutter where an exchange does. */
function drawRows(plan: Plan, rows: readonly Row[]): Drawn {
  const parts: string[] = [];
  let y: number = HEADER.height;
  let [phase, beat] = ['', ''];
  const gutter = (text: string) =>
    textElement(MARGIN + 12, y + 32, fitText(text, 12, GUTTER - MARGIN - 56), {
      size: 12,
      fill: plan.theme['text-muted'],
    });
  for (const row of rows) {
    if (phaseOf(row) !== phase) {
      phase = phaseOf(row);
      parts.push(
        phaseBand(
          plan,
          PHASES.findIndex(({ id }) => id === phase),
          y,
        ),
      );
      y += PHASE_HEIGHT;
    }
    if (row.kind === 'folded') {
      parts.push(
        textElement(GUTTER + 12, y + 32, foldedText(row), {
          size: 12.5,
          weight: 600,
          fill: plan.theme.text,
          halo: plan.theme['yours-zone'],
        }),
      );
    } else {
      if (row.message.exchange !== beat) parts.push(gutter(beatTitle(row.message)));
      beat = row.message.exchange;
      parts.push(messageRow(plan, row.message, row.index + 1, y));
      if (row.message.status === 'failed') y += ERROR_HEIGHT;
    }
    y += ROW_HEIGHT;
  }
  return { parts, bottom: y + 16 };
}

/**
 * A run as a sequence diagram in SVG: lifelines in the diagram's column order, the boundary between them, an arrow for
 * each message in the colour and with the name of its data class, and a section for each phase. Replies are dashed; a
 * failed message ends in a cross.
 */
export function sequenceSvg(trace: Trace, scenario: ScenarioId, themeId: ThemeId = 'light'): string {
  const participants = participantsOf(trace);
  const theme = SVG_THEMES[themeId];
  const width = GUTTER + participants.length * COLUMN + MARGIN;
  const plan: Plan = { scenario, theme, participants, width };
  const { parts, bottom } = drawRows(plan, rowsOf(trace, trace.messages.length > MOST_MESSAGES));
  const height = bottom + FOOTER_HEIGHT;
  const title = titleOf(trace, scenario);
  return svgDocument({ width, height, title, description: disclaimerOf(trace, scenario), background: theme.canvas }, [
    textElement(MARGIN, HEADER.titleY, title, { size: 17, weight: 600, fill: theme.text }),
    ...zones(plan, height),
    ...lifelines(plan, height),
    boundaryLine(plan, height),
    ...parts,
    textElement(MARGIN, height - 17, disclaimerOf(trace, scenario), { size: 11, fill: theme['text-muted'] }),
  ]);
}
