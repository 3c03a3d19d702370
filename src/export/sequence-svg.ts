import type { ScenarioId } from '../../machines/model.ts';
import { componentOf } from '../model/model.ts';
import { beatTitle, zoneIn } from '../simulation/describe.ts';
import type { Run } from '../simulation/run.ts';
import { bandsOf, lanesOf } from '../views/lanes.ts';
import { disclaimerOf, titleOf } from './about.ts';
import { foldedText, phaseOf, type Row, rowsOf } from './rows.ts';
import { messageRow } from './sequence-message.ts';
import { bordersOf, COLUMN, columnX, GROUND_OF_OWNER, GUTTER, MARGIN, type Plan, spanOf } from './sequence-plan.ts';
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

const TEXT_OF_OWNER = { you: 'yours-text', zenml: 'zenml-text', 'third-party': 'others-text' } as const;

function zones(plan: Plan, height: number): string[] {
  const { theme, bands } = plan;
  const top = HEADER.zoneY;
  return bands.map((band, index) => {
    const [left, right] = spanOf(plan, band);
    const { owner, label } = band.zone;
    return [
      element('rect', {
        x: left,
        y: top,
        width: right - left,
        height: height - top - FOOTER_HEIGHT,
        fill: theme[GROUND_OF_OWNER[owner]],
      }),
      textElement(left + 12, top + 20, index === bands.length - 1 ? label : fitText(label, 12.5, right - left - 16), {
        size: 12.5,
        weight: 600,
        fill: theme[TEXT_OF_OWNER[owner]],
      }),
    ].join('');
  });
}

function lifelines(plan: Plan, height: number): string[] {
  const { run, participants, theme } = plan;
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
      textElement(x, HEADER.boxY + 24.5, fitText(componentOf(run.model, component).label, 12, width - 8), {
        size: 12,
        weight: 600,
        fill: theme.text,
        anchor: 'middle',
      }),
    ].join('');
  });
}

function borders(plan: Plan, height: number): string[] {
  return bordersOf(plan).map((x) =>
    element('path', {
      d: `M ${x} ${HEADER.zoneY} V ${height - FOOTER_HEIGHT}`,
      stroke: plan.theme['zenml-strong'],
      'stroke-width': 2,
      'stroke-dasharray': '7 5',
    }),
  );
}

function phaseBand(plan: Plan, order: number, y: number): string {
  const { run, theme, width } = plan;
  return [
    element('rect', {
      x: MARGIN,
      y: y + 8,
      width: width - 2 * MARGIN,
      height: 26,
      rx: 6,
      fill: theme['surface-sunken'],
    }),
    textElement(MARGIN + 12, y + 25.5, `${order + 1}. ${run.model.phases[order]?.label}`, {
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
  const { run } = plan;
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
          run.model.phases.findIndex(({ id }) => id === phase),
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
      if (row.message.exchange !== beat) parts.push(gutter(beatTitle(run, row.message)));
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
export function sequenceSvg(run: Run, scenario: ScenarioId, themeId: ThemeId = 'light'): string {
  const participants = lanesOf(run);
  const theme = SVG_THEMES[themeId];
  const width = GUTTER + participants.length * COLUMN + MARGIN;
  const bands = bandsOf(run, participants, scenario);
  const owners = participants.map((component) => zoneIn(run, scenario, component).owner);
  const plan: Plan = { run, scenario, theme, participants, owners, bands, width };
  const { parts, bottom } = drawRows(plan, rowsOf(run, run.trace.messages.length > MOST_MESSAGES));
  const height = bottom + FOOTER_HEIGHT;
  const title = titleOf(run, scenario);
  return svgDocument({ width, height, title, description: disclaimerOf(run, scenario), background: theme.canvas }, [
    textElement(MARGIN, HEADER.titleY, title, { size: 17, weight: 600, fill: theme.text }),
    ...zones(plan, height),
    ...lifelines(plan, height),
    ...borders(plan, height),
    ...parts,
    textElement(MARGIN, height - 17, disclaimerOf(run, scenario), { size: 11, fill: theme['text-muted'] }),
  ]);
}
