import {
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  type ReactFlowInstance,
  useReactFlow,
  type Viewport,
  ViewportPortal,
} from '@xyflow/react';
import { memo, type Ref, type RefObject, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import { type Pane, viewAt, ZOOM } from '../layout/stage-view.ts';
import { specOf } from '../simulation/run.ts';
import { frameAt } from '../simulation/trace.ts';
import { useReducedMotion } from '../state/media.ts';
import { sameData, useScene } from '../state/playback.ts';
import { usePlayer, useRun } from '../state/session.tsx';
import { ChannelEdge } from './ChannelEdge.tsx';
import { ComponentNode } from './ComponentNode.tsx';
import { FitButton } from './FitButton.tsx';
import { type ChannelEdgeType, type ComponentNodeType, graphOf } from './graph.ts';
import { StageOverlay } from './StageOverlay.tsx';
import { useLayout } from './view.ts';
import { Zones } from './Zones.tsx';

const NODE_TYPES: NodeTypes = { component: ComponentNode };
const EDGE_TYPES: EdgeTypes = { channel: ChannelEdge };
const NO_ATTRIBUTION = { hideAttribution: true };
const LABELS = { 'node.a11yDescription.default': 'Boxes and channels' };

/** One element for all renders, so that a pane of another size renders none of it. */
const ON_STAGE = (
  <ViewportPortal>
    <Zones />
    <StageOverlay />
  </ViewportPortal>
);

const GLIDE_MS = 350;

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
  const target = useScene((frame, of) => {
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

export interface FlowHandle {
  /** Undoes what a hand has moved or zoomed: the whole stage again or, in a small pane, what the message needs. */
  readonly refit: () => void;
}

interface FlowProps {
  readonly pane: Pane;
  /** True for a stage that a hand can move and zoom. */
  readonly isMovable: boolean;
  /** True when a hand has moved or zoomed it. */
  readonly moved: boolean;
  readonly onMoved: (moved: boolean) => void;
  /** What it stands in: told that the view moves, and given the focus when a button goes that had it. */
  readonly stage: RefObject<HTMLElement | null>;
  readonly ref?: Ref<FlowHandle>;
}

/**
 * Boxes and channels by React Flow, which tells each of them of every property that is given to it anew. So it renders
 * for the layout, the run and the pane only: what depends on the scenario reads that itself.
 */
export const Flow = memo(function Flow({ pane, isMovable, moved, onMoved, stage, ref }: FlowProps) {
  const layout = useLayout();
  const run = useRun();
  const player = usePlayer();
  const reducedMotion = useReducedMotion();
  const graph = useMemo(() => graphOf(layout, run), [layout, run]);
  const flow = useRef<ReactFlowInstance<ComponentNodeType, ChannelEdgeType>>(null);
  const fitted = (): Viewport => {
    const { current } = frameAt(run.trace, player.getSnapshot().context.atMs);
    const message = run.trace.messages[current];
    return viewAt(layout, pane, message && specOf(run, message));
  };
  const refit = () => {
    onMoved(false);
    void flow.current?.setViewport(fitted(), reducedMotion ? {} : { duration: GLIDE_MS });
  };
  useImperativeHandle(ref, () => ({ refit }));
  const setMoving = (moving: boolean) => stage.current?.setAttribute('data-moving', String(moving));
  return (
    <>
      <ReactFlow<ComponentNodeType, ChannelEdgeType>
        nodes={graph.nodes}
        edges={graph.edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        defaultViewport={fitted()}
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
          if (byHand) onMoved(!isSame(viewport, fitted()));
        }}
        proOptions={NO_ATTRIBUTION}
        ariaLabelConfig={LABELS}
      >
        <Camera pane={pane} onMoved={onMoved} />
        {ON_STAGE}
      </ReactFlow>
      {moved ? (
        <FitButton
          onFit={() => {
            // The button goes, and the focus with it.
            stage.current?.focus();
            refit();
          }}
        />
      ) : null}
    </>
  );
});
