import '@xyflow/react/dist/base.css';
import './diagram.css';
import {
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  type ReactFlowInstance,
  useReactFlow,
  type Viewport,
  ViewportPortal,
} from '@xyflow/react';
import { type CSSProperties, type Ref, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ScenarioId } from '../../machines/model.ts';
import { arrangedFor, type Layout } from '../layout/layout.ts';
import { type Pane, type Size, viewAt, ZOOM } from '../layout/stage-view.ts';
import { TALL } from '../layout/tall.ts';
import { WIDE } from '../layout/wide.ts';
import { specOf } from '../simulation/run.ts';
import { frameAt } from '../simulation/trace.ts';
import { useMediaQuery, useReducedMotion } from '../state/media.ts';
import { sameData, useFrame } from '../state/playback.ts';
import { usePlayer, useRun, useThirdPartiesApart } from '../state/session.tsx';
import { ChannelEdge } from './ChannelEdge.tsx';
import { ComponentNode } from './ComponentNode.tsx';
import { FitButton } from './FitButton.tsx';
import { type ChannelEdgeType, type DiagramNode, graphOf } from './graph.ts';
import { StageOverlay } from './StageOverlay.tsx';
import { DiagramScenarioContext, LayoutContext, useLayout } from './view.ts';
import { ZoneNode } from './ZoneNode.tsx';

const NODE_TYPES: NodeTypes = { zone: ZoneNode, component: ComponentNode };
const EDGE_TYPES: EdgeTypes = { channel: ChannelEdge };

/** In a pane narrower than this, or higher than wide, zones lie above each other. */
const WIDE_FROM_PX = 620;

/** What a drawer beside the stage takes of its width: 340 px, less what the list of phases gives back. */
export const LENT_TO_DRAWER_PX = 188;

const GLIDE_MS = 350;

const layoutFor = ({ width, height }: Size, compact: boolean): Layout =>
  compact || width < WIDE_FROM_PX || height > width ? TALL : WIDE;

/** Whether two viewports show the same, but for what no one sees. */
const isSame = (one: Viewport, other: Viewport): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) < 1 && Math.abs(one.zoom - other.zoom) < 0.001;

interface CameraProps {
  readonly pane: Pane;
  /** Takes false whenever the view is fitted. */
  readonly onMoved: (moved: boolean) => void;
}

/** Keeps the view fitted to its pane and, where a drawer takes a part of it, on the message. */
function Camera({ pane, onMoved }: CameraProps) {
  const { setViewport, getViewport } = useReactFlow();
  const layout = useLayout();
  const reducedMotion = useReducedMotion();
  const run = useRun();
  const target = useFrame((frame, of) => {
    const message = of.trace.messages[frame.current];
    return viewAt(layout, pane, message && specOf(of, message));
  }, sameData);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is fitted anew.
  useLayoutEffect(() => {
    // Only a view that moves along glides: one of another size would restyle the picture on its way.
    const glides = !reducedMotion && Math.abs(getViewport().zoom - target.zoom) < 0.001;
    onMoved(false);
    void setViewport(target, glides ? { duration: GLIDE_MS } : {});
  }, [target, run, reducedMotion, setViewport, getViewport, onMoved]);
  return null;
}

export interface DiagramHandle {
  /** Undoes what a hand has moved or zoomed: the whole stage again or, in a small pane, what the message needs. */
  readonly refit: () => void;
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
  readonly ref?: Ref<DiagramHandle>;
}

/** The run in one scenario: zones beside each other or, in a narrow or high pane, above each other. */
export function Diagram({ scenario, compact, drawer = null, isThumbnail = false, isFixed = false, ref }: DiagramProps) {
  const run = useRun();
  const player = usePlayer();
  const onPaper = useMediaQuery('print');
  const element = useRef<HTMLElement>(null);
  const [measured, setMeasured] = useState<Omit<Pane, 'takenWidth'> | null>(null);
  const pane = measured && { ...measured, takenWidth: drawer === 'side' ? LENT_TO_DRAWER_PX : 0 };
  const form = onPaper || isThumbnail || pane === null ? WIDE : layoutFor(pane, compact);
  const isApart = useThirdPartiesApart() || isThumbnail;
  const layout = arrangedFor(form, run.model, run.origin.config, isApart);
  const isMovable = !compact && !isThumbnail && !isFixed;
  const graph = useMemo(() => graphOf(layout, run, scenario), [layout, run, scenario]);
  const flow = useRef<ReactFlowInstance<DiagramNode, ChannelEdgeType>>(null);
  const reducedMotion = useReducedMotion();
  const [moved, setMoved] = useState(false);
  const fitted = (of: Pane): Viewport => {
    const { current } = frameAt(run.trace, player.getSnapshot().context.atMs);
    const message = run.trace.messages[current];
    return viewAt(layout, of, message && specOf(run, message));
  };
  const refit = () => {
    if (!pane) return;
    setMoved(false);
    void flow.current?.setViewport(fitted(pane), reducedMotion ? {} : { duration: GLIDE_MS });
  };
  useImperativeHandle(ref, () => ({ refit }));
  const setMoving = (moving: boolean) => element.current?.setAttribute('data-moving', String(moving));

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
        };
        return sameData(before, after) ? before : after;
      });
    measure();
    const observer = new ResizeObserver(measure);
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
            <ReactFlow<DiagramNode, ChannelEdgeType>
              nodes={graph.nodes}
              edges={graph.edges}
              nodeTypes={NODE_TYPES}
              edgeTypes={EDGE_TYPES}
              defaultViewport={fitted(pane)}
              minZoom={ZOOM.min}
              maxZoom={ZOOM.max}
              zIndexMode="manual"
              nodesDraggable={false}
              nodesConnectable={false}
              nodesFocusable={false}
              edgesFocusable={false}
              elementsSelectable={false}
              zoomOnDoubleClick={false}
              // One finger steps while the whole stage is in view; it moves a stage that was zoomed.
              panOnDrag={isMovable && (layout.id === 'wide' || moved)}
              zoomOnScroll={isMovable}
              zoomOnPinch={isMovable}
              preventScrolling={isMovable}
              panActivationKeyCode={null}
              deleteKeyCode={null}
              selectionKeyCode={null}
              multiSelectionKeyCode={null}
              zoomActivationKeyCode={null}
              disableKeyboardA11y
              onInit={(instance) => {
                flow.current = instance;
              }}
              onMoveStart={() => setMoving(true)}
              onMoveEnd={(byHand, viewport) => {
                setMoving(false);
                if (byHand) setMoved(!isSame(viewport, fitted(pane)));
              }}
              proOptions={{ hideAttribution: true }}
              ariaLabelConfig={{
                'node.a11yDescription.default': `Boxes and channels in ${run.model.scenarios[scenario].label}`,
              }}
            >
              <Camera pane={pane} onMoved={setMoved} />
              <ViewportPortal>
                <StageOverlay />
              </ViewportPortal>
            </ReactFlow>
            {moved ? (
              <FitButton
                onFit={() => {
                  // The button goes, and the focus with it.
                  element.current?.focus();
                  refit();
                }}
              />
            ) : null}
          </LayoutContext>
        </DiagramScenarioContext>
      ) : null}
    </section>
  );
}
