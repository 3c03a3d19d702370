import '@xyflow/react/dist/base.css';
import './diagram.css';
import { type CSSProperties, type Ref, startTransition, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ScenarioId } from '../../machines/model.ts';
import { arrangedFor, type Layout } from '../layout/layout.ts';
import type { Pane, Size } from '../layout/stage-view.ts';
import { TALL } from '../layout/tall.ts';
import { WIDE } from '../layout/wide.ts';
import { useMediaQuery } from '../state/media.ts';
import { sameData } from '../state/playback.ts';
import { useRun, useThirdPartiesApart } from '../state/session.tsx';
import { Flow, type FlowHandle } from './Flow.tsx';
import { DiagramScenarioContext, LayoutContext } from './view.ts';

/** In a pane narrower than this, or higher than wide, zones lie above each other. */
const WIDE_FROM_PX = 620;

/**
 * What a drawer beside the stage takes of its width where nothing is enlarged: 340 px, less what the list of phases gives
 * back. See `--frame-zoom`.
 */
const LENT_TO_DRAWER_PX = 188;

const layoutFor = ({ width, height }: Size, compact: boolean): Layout =>
  compact || width < WIDE_FROM_PX || height > width ? TALL : WIDE;

interface Measured extends Omit<Pane, 'takenWidth'> {
  /** How much larger than usual everything around the stage is drawn. */
  readonly frameZoom: number;
}

interface DiagramProps {
  readonly scenario: ScenarioId;
  /** True for one of several that share the room. */
  readonly compact: boolean;
  /** Where a drawer takes a part of the stage's room, null for nowhere. */
  readonly drawer?: 'side' | 'below' | null;
  /** True for a small picture beside what the page is about: the whole stage, not to be moved by hand. */
  readonly isThumbnail?: boolean;
  /** True for a stage that nobody moves or zooms by hand. */
  readonly isFixed?: boolean;
  readonly ref?: Ref<FlowHandle>;
}

/** The run in one scenario: zones beside each other or, in a narrow or high pane, above each other. */
export function Diagram({ scenario, compact, drawer = null, isThumbnail = false, isFixed = false, ref }: DiagramProps) {
  const run = useRun();
  const onPaper = useMediaQuery('print');
  const element = useRef<HTMLElement>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const isMeasured = useRef(false);
  const isBesideDrawer = drawer === 'side';
  const pane = useMemo(
    () =>
      measured && {
        width: measured.width,
        height: measured.height,
        takenHeight: measured.takenHeight,
        takenWidth: isBesideDrawer ? LENT_TO_DRAWER_PX * measured.frameZoom : 0,
      },
    [measured, isBesideDrawer],
  );
  const form = onPaper || isThumbnail || pane === null ? WIDE : layoutFor(pane, compact);
  const isApart = useThirdPartiesApart() || isThumbnail;
  const layout = arrangedFor(form, run.model, run.origin.config, isApart);
  const [moved, setMoved] = useState(false);

  const isAboveDrawer = drawer === 'below';
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () =>
      setMeasured((before) => {
        const { clientWidth: width, clientHeight: height } = current;
        // Out of sight, below a sheet, it keeps what it has.
        if (width === 0) return before;
        const after = {
          width,
          height,
          takenHeight: isAboveDrawer ? (current.nextElementSibling?.clientHeight ?? 0) : 0,
          frameZoom: Number(getComputedStyle(current).getPropertyValue('--frame-zoom')),
        };
        return sameData(before, after) ? before : after;
      });
    // The first time the diagram is built up, in which React gives the browser a turn now and then. Any other time it is
    // to be right in the same picture as what made it larger or smaller.
    const isFirst = !isMeasured.current;
    isMeasured.current = true;
    if (isFirst) startTransition(measure);
    else measure();
    // An observer reports at once what it is given, in which nothing has changed yet.
    let isReported = false;
    const observer = new ResizeObserver(() => {
      if (isFirst && !isReported) startTransition(measure);
      else measure();
      isReported = true;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [isAboveDrawer]);

  return (
    <section
      ref={element}
      className="stage"
      tabIndex={-1}
      style={{ '--stage-width': layout.stage.width, '--stage-height': layout.stage.height } as CSSProperties}
      aria-label={compact ? `Data flow diagram, ${run.model.scenarios[scenario].label}` : 'Data flow diagram'}
      data-scenario={scenario}
      data-compact={compact}
      data-thumbnail={isThumbnail}
      data-layout={layout.id}
      data-moved={moved}
    >
      {pane ? (
        <DiagramScenarioContext value={scenario}>
          <LayoutContext value={layout}>
            <Flow
              ref={ref ?? null}
              pane={pane}
              isMovable={!compact && !isThumbnail && !isFixed}
              moved={moved}
              onMoved={setMoved}
              stage={element}
            />
          </LayoutContext>
        </DiagramScenarioContext>
      ) : null}
    </section>
  );
}
