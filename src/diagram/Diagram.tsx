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
import {
  type CSSProperties,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ScenarioId } from '../../machines/model.ts';
import { arrangedFor, type Layout, rectOf } from '../layout/layout.ts';
import { TALL } from '../layout/tall.ts';
import { WIDE } from '../layout/wide.ts';
import { type Ends, specOf } from '../simulation/run.ts';
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

const ZOOM = { min: 0.25, max: 2.5 };

/** In a pane narrower than this, or higher than wide, zones lie above each other. */
const WIDE_FROM_PX = 620;

/** Room for text that grows with the pane: beyond this it is large enough from the back of a room. */
const MOST_TALL_ZOOM = 1.6;

/** What a drawer beside the stage takes of its width: 340 px, less what the list of phases gives back. */
export const LENT_TO_DRAWER_PX = 188;

const GLIDE_MS = 350;
const MARGIN_PX = 8;

interface Size {
  readonly width: number;
  readonly height: number;
}

const layoutFor = ({ width, height }: Size, compact: boolean): Layout =>
  compact || width < WIDE_FROM_PX || height > width ? TALL : WIDE;

/** From the left end of one box of a message to the right end of the other, on the stage. */
function spanOf(layout: Layout, { from, to }: Ends): { readonly start: number; readonly end: number } {
  const boxes = [rectOf(layout, from), rectOf(layout, to)];
  return {
    start: Math.min(...boxes.map(({ x }) => x)) - MARGIN_PX,
    end: Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN_PX,
  };
}

/**
 * What the pane shows: the whole stage. Beside a drawer the stage keeps its size; the pane then shows the end of it on
 * which the message is.
 */
function viewportAt(layout: Layout, pane: Size, isBesideDrawer: boolean, ends: Ends | undefined): Viewport {
  const { width, height } = layout.stage;
  const roomPx = isBesideDrawer && layout.id === 'wide' ? pane.width + LENT_TO_DRAWER_PX : pane.width;
  const most = layout.id === 'tall' ? MOST_TALL_ZOOM : ZOOM.max;
  const zoom = Math.min(roomPx / width, pane.height / height, most);
  const y = (pane.height - height * zoom) / 2;
  const left = pane.width - width * zoom;
  if (left >= 0) return { zoom, x: left / 2, y };
  const isAtRightEnd = ends !== undefined && spanOf(layout, ends).end * zoom > pane.width;
  return { zoom, x: isAtRightEnd ? left : 0, y };
}

/** Whether two viewports show the same, but for what no one sees. */
const isSame = (one: Viewport, other: Viewport): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) < 1 && Math.abs(one.zoom - other.zoom) < 0.001;

interface CameraProps {
  readonly pane: Size;
  readonly isBesideDrawer: boolean;
  /** Takes false whenever the view is fitted. */
  readonly onMoved: (moved: boolean) => void;
}

/** Keeps the view fitted to its pane and, beside a drawer, on the message. */
function Camera({ pane, isBesideDrawer, onMoved }: CameraProps) {
  const { setViewport, getViewport } = useReactFlow();
  const layout = useLayout();
  const reducedMotion = useReducedMotion();
  const run = useRun();
  const target = useFrame((frame, of) => {
    const message = of.trace.messages[frame.current];
    return viewportAt(layout, pane, isBesideDrawer, message && specOf(of, message));
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
  /** True while a drawer takes a part of the width. */
  readonly isBesideDrawer?: boolean;
  /** True for a small picture beside what the page is about: the whole stage, not to be moved by hand. */
  readonly isThumbnail?: boolean;
  /** True for a stage that nobody moves or zooms by hand. */
  readonly isFixed?: boolean;
  readonly ref?: Ref<DiagramHandle>;
}

/** The run in one scenario: zones beside each other or, in a narrow or high pane, above each other. */
export function Diagram({
  scenario,
  compact,
  isBesideDrawer = false,
  isThumbnail = false,
  isFixed = false,
  ref,
}: DiagramProps) {
  const run = useRun();
  const player = usePlayer();
  const onPaper = useMediaQuery('print');
  const element = useRef<HTMLElement>(null);
  const [pane, setPane] = useState<Size | null>(null);
  const form = onPaper || isThumbnail || pane === null ? WIDE : layoutFor(pane, compact);
  const isApart = useThirdPartiesApart() || isThumbnail;
  const layout = arrangedFor(form, run.model, run.origin.config, isApart);
  const isMovable = !compact && !isThumbnail && !isFixed;
  const graph = useMemo(() => graphOf(layout, run, scenario), [layout, run, scenario]);
  const flow = useRef<ReactFlowInstance<DiagramNode, ChannelEdgeType>>(null);
  const reducedMotion = useReducedMotion();
  const [moved, setMoved] = useState(false);
  const fitted = (size: Size): Viewport => {
    const { current } = frameAt(run.trace, player.getSnapshot().context.atMs);
    const message = run.trace.messages[current];
    return viewportAt(layout, size, isBesideDrawer, message && specOf(run, message));
  };
  const refit = () => {
    if (!pane) return;
    setMoved(false);
    void flow.current?.setViewport(fitted(pane), reducedMotion ? {} : { duration: GLIDE_MS });
  };
  useImperativeHandle(ref, () => ({ refit }));
  const setMoving = (moving: boolean) => element.current?.setAttribute('data-moving', String(moving));

  useLayoutEffect(() => {
    const { current } = element;
    if (current && current.clientWidth > 0) setPane({ width: current.clientWidth, height: current.clientHeight });
  }, []);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() =>
      setPane((pane) =>
        // Out of sight, below a sheet, it keeps what it has.
        current.clientWidth === 0 || (pane?.width === current.clientWidth && pane.height === current.clientHeight)
          ? pane
          : { width: current.clientWidth, height: current.clientHeight },
      ),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

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
              <Camera pane={pane} isBesideDrawer={isBesideDrawer} onMoved={setMoved} />
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
