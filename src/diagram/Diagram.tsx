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
import type { Rect } from '../layout/geometry.ts';
import { boxOf, rectOf, routeOf, STAGE } from '../layout/layout.ts';
import { type Ends, specOf } from '../simulation/run.ts';
import { frameAt } from '../simulation/trace.ts';
import { useMediaQuery, useReducedMotion } from '../state/media.ts';
import { useFrame } from '../state/playback.ts';
import { usePlayer, useRun } from '../state/session.tsx';
import { ChannelEdge } from './ChannelEdge.tsx';
import { ComponentNode } from './ComponentNode.tsx';
import { FitButton } from './FitButton.tsx';
import { type ChannelEdgeType, type DiagramNode, graphOf } from './graph.ts';
import { StageOverlay } from './StageOverlay.tsx';
import { CompactContext, DiagramScenarioContext, useCompact } from './view.ts';
import { ZoneNode } from './ZoneNode.tsx';

const NODE_TYPES: NodeTypes = { zone: ZoneNode, component: ComponentNode };
const EDGE_TYPES: EdgeTypes = { channel: ChannelEdge };

const ZOOM = { min: 0.25, max: 2.5 };

/** For the style sheet, which gives the stage its own size on paper. */
const SIZE = { '--stage-width': STAGE.width, '--stage-height': STAGE.height } as CSSProperties;

/** When the whole stage would be smaller than this, it could not be read, so the view follows the message instead. */
const FOLLOW_BELOW_ZOOM = 0.55;
const FOLLOW_ZOOM = { min: 0.3, max: 0.9 };
const FOLLOW_MARGIN_PX = 12;
const GLIDE_MS = 350;

/** In a pane narrower than this, boxes show their names only, twice as large. */
const LARGE_BELOW_PX = 620;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The viewport that shows a part of the stage in the middle of the pane, as large as the limits allow. */
function viewportFor(part: Rect, pane: Size, zoom: { readonly min: number; readonly max: number }): Viewport {
  const fitting = Math.min(pane.width / part.width, pane.height / part.height);
  const scale = Math.min(Math.max(fitting, zoom.min), zoom.max);
  return {
    zoom: scale,
    x: (pane.width - part.width * scale) / 2 - part.x * scale,
    y: (pane.height - part.height * scale) / 2 - part.y * scale,
  };
}

/** The part of the stage that a message needs: both boxes and the line between them. */
function partOf({ from, to }: Ends): Rect {
  const boxes = [rectOf(boxOf(from)), rectOf(boxOf(to))];
  const points = routeOf(from, to).channel.points;
  const xs = [...boxes.flatMap((box) => [box.x, box.x + box.width]), ...points.map((point) => point.x)];
  const ys = [...boxes.flatMap((box) => [box.y, box.y + box.height]), ...points.map((point) => point.y)];
  const x = Math.min(...xs) - FOLLOW_MARGIN_PX;
  const y = Math.min(...ys) - FOLLOW_MARGIN_PX;
  return { x, y, width: Math.max(...xs) + FOLLOW_MARGIN_PX - x, height: Math.max(...ys) + FOLLOW_MARGIN_PX - y };
}

/** Moves an axis so that the stage fills the pane, or stands in its middle where it is smaller. */
function fill(offset: number, stagePx: number, panePx: number): number {
  if (stagePx <= panePx) return (panePx - stagePx) / 2;
  return Math.min(0, Math.max(panePx - stagePx, offset));
}

/** What the pane shows: the whole stage or, where that would be too small to read, what the message needs. */
function viewportAt(pane: Size, ends: Ends | undefined): Viewport {
  const whole = viewportFor(STAGE, pane, ZOOM);
  if (!ends || whole.zoom >= FOLLOW_BELOW_ZOOM) return whole;
  const { zoom, x, y } = viewportFor(partOf(ends), pane, FOLLOW_ZOOM);
  return { zoom, x: fill(x, STAGE.width * zoom, pane.width), y: fill(y, STAGE.height * zoom, pane.height) };
}

/** Whether two viewports show the same, but for what no one sees. */
const isSame = (one: Viewport, other: Viewport): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) < 1 && Math.abs(one.zoom - other.zoom) < 0.001;

interface CameraProps {
  readonly pane: Size;
  /** Takes false whenever the view is fitted. */
  readonly onMoved: (moved: boolean) => void;
}

/** Keeps the view fitted to its pane and, in a small one, on the message. */
function Camera({ pane, onMoved }: CameraProps) {
  const { setViewport } = useReactFlow();
  const compact = useCompact();
  const reducedMotion = useReducedMotion();
  const run = useRun();
  const message = useFrame((frame, { trace }) => trace.messages[frame.current]);
  const followed = compact || viewportFor(STAGE, pane, ZOOM).zoom >= FOLLOW_BELOW_ZOOM ? undefined : message;
  useLayoutEffect(() => {
    const glides = followed !== undefined && !reducedMotion;
    onMoved(false);
    const ends = followed && specOf(run, followed);
    void setViewport(viewportAt(pane, ends), glides ? { duration: GLIDE_MS } : {});
  }, [pane, run, followed, reducedMotion, setViewport, onMoved]);
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
  readonly ref?: Ref<DiagramHandle>;
}

/** The run in one scenario. A compact one shows names only, large enough to read when several stand side by side. */
export function Diagram({ scenario, compact, ref }: DiagramProps) {
  const run = useRun();
  const player = usePlayer();
  const onPaper = useMediaQuery('print');
  const element = useRef<HTMLElement>(null);
  const [pane, setPane] = useState<Size | null>(null);
  const graph = useMemo(() => graphOf(run, scenario), [run, scenario]);
  const flow = useRef<ReactFlowInstance<DiagramNode, ChannelEdgeType>>(null);
  const reducedMotion = useReducedMotion();
  const [moved, setMoved] = useState(false);
  const fitted = (size: Size): Viewport => {
    const { current } = frameAt(run.trace, player.getSnapshot().context.atMs);
    const message = compact ? undefined : run.trace.messages[current];
    return viewportAt(size, message && specOf(run, message));
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
    if (current) setPane({ width: current.clientWidth, height: current.clientHeight });
  }, []);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() =>
      setPane((pane) =>
        pane?.width === current.clientWidth && pane.height === current.clientHeight
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
      style={SIZE}
      aria-label={compact ? `Data flow diagram, ${run.model.scenarios[scenario].label}` : 'Data flow diagram'}
      data-scenario={scenario}
      data-compact={compact}
      data-large={compact || (!onPaper && pane !== null && pane.width < LARGE_BELOW_PX)}
    >
      {pane ? (
        <DiagramScenarioContext value={scenario}>
          <CompactContext value={compact}>
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
              panOnDrag={!compact}
              zoomOnScroll={!compact}
              zoomOnPinch={!compact}
              preventScrolling={!compact}
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
          </CompactContext>
        </DiagramScenarioContext>
      ) : null}
    </section>
  );
}
