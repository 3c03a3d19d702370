import { rectOf } from '../layout/layout.ts';
import { WIDE } from '../layout/wide.ts';
import type { Run } from '../simulation/run.ts';
import { type StepStatus, stepChipsAt } from '../views/step-status.ts';
import { element, fitText, textElement, textWidth } from './svg.ts';
import type { Theme, ThemeRole } from './svg-theme.ts';

const CHIP = { height: 22, padding: 7, gap: 5, size: 12, top: 48, side: 8 } as const;

const COLOURS: Readonly<Record<StepStatus, { readonly fill: ThemeRole; readonly text: ThemeRole }>> = {
  running: { fill: 'accent', text: 'on-accent' },
  completed: { fill: 'yours-soft', text: 'yours-text' },
  failed: { fill: 'failed-soft', text: 'failed' },
  cached: { fill: 'surface-sunken', text: 'text-muted' },
  waiting: { fill: 'surface-sunken', text: 'text-muted' },
};

const MARKS: Readonly<Record<StepStatus, string>> = {
  running: '▸ ',
  completed: '✓ ',
  failed: '✕ ',
  cached: '» ',
  waiting: '○ ',
};

/** The pipeline's steps in the orchestrator's box, with their status, or how many have which in a large pipeline. */
export function stepChips(run: Run, atMs: number, theme: Theme): string {
  const box = rectOf(WIDE, 'orchestrator');
  const roomPx = box.width - 2 * CHIP.side;
  let x = 0;
  let y = 0;
  return stepChipsAt(run, atMs)
    .map((chip) => {
      const { status } = chip;
      const label = `${MARKS[status]}${'id' in chip ? chip.id : `${chip.count} ${status}`}`;
      const text = fitText(label, CHIP.size, roomPx - 2 * CHIP.padding);
      const width = Math.min(roomPx, textWidth(text, CHIP.size) + 2 * CHIP.padding);
      if (x > 0 && x + width > roomPx) {
        x = 0;
        y += CHIP.height + CHIP.gap;
      }
      const [left, top] = [box.x + CHIP.side + x, box.y + CHIP.top + y];
      x += width + CHIP.gap;
      const { fill, text: colour } = COLOURS[status];
      return [
        element('rect', { x: left, y: top, width, height: CHIP.height, rx: 6, fill: theme[fill] }),
        textElement(left + width / 2, top + 15.7, text, {
          size: CHIP.size,
          weight: 500,
          fill: theme[colour],
          anchor: 'middle',
        }),
      ].join('');
    })
    .join('');
}
