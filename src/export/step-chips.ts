import { BOXES } from '../layout/layout.ts';
import { type StepStatus, stepStatusesAt } from '../simulation/step-status.ts';
import type { Trace } from '../simulation/trace.ts';
import { element, fitText, textElement, textWidth } from './svg.ts';
import type { Theme, ThemeRole } from './svg-theme.ts';

/** More steps than this are counted instead of named. */
const MOST_NAMED_STEPS = 5;

const CHIP = { height: 23, padding: 8, gap: 6, size: 12, top: 60, side: 12 } as const;

const COLOURS: Readonly<Record<StepStatus, { readonly fill: ThemeRole; readonly text: ThemeRole }>> = {
  running: { fill: 'accent', text: 'on-accent' },
  completed: { fill: 'yours-soft', text: 'yours-text' },
  failed: { fill: 'failed-soft', text: 'failed' },
  cached: { fill: 'surface-sunken', text: 'text-muted' },
  waiting: { fill: 'surface-sunken', text: 'text-muted' },
};

const MARKS: Readonly<Record<StepStatus, string>> = {
  running: '',
  completed: '✓ ',
  failed: '✕ ',
  cached: '',
  waiting: '',
};

interface Chip {
  readonly status: StepStatus;
  readonly label: string;
}

function chipsAt(trace: Trace, atMs: number): readonly Chip[] {
  const statuses = stepStatusesAt(trace, atMs);
  if (statuses.length <= MOST_NAMED_STEPS) {
    return statuses.map(({ id, status }) => ({ status, label: `${MARKS[status]}${id}` }));
  }
  const all: readonly StepStatus[] = ['running', 'completed', 'failed', 'cached', 'waiting'];
  return all.flatMap((status) => {
    const count = statuses.filter((step) => step.status === status).length;
    return count === 0 ? [] : [{ status, label: `${MARKS[status]}${count} ${status}` }];
  });
}

/** The pipeline's steps in the orchestrator's box, with their status, or how many have which in a large pipeline. */
export function stepChips(trace: Trace, atMs: number, theme: Theme): string {
  const box = BOXES.orchestrator;
  const roomPx = box.width - 2 * CHIP.side;
  let x = 0;
  let y = 0;
  return chipsAt(trace, atMs)
    .map(({ status, label }) => {
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
