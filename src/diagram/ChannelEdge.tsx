import type { EdgeProps } from '@xyflow/react';
import { sameData, useScene } from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import { isAwayAt, messageOn, stageLine, stageTrail } from '../views/stage.ts';
import { Channel } from './Channel.tsx';
import type { ChannelEdgeType } from './graph.ts';
import { useLayout } from './view.ts';

export function ChannelEdge({ data }: EdgeProps<ChannelEdgeType>) {
  const run = useRun();
  const channel = data?.channel;
  const layout = useLayout();
  const index = useScene((frame) => (channel ? messageOn(layout, run, channel, frame) : -1));
  const trail = useScene((frame) => (channel ? stageTrail(run, channel, frame) : null), sameData);
  const isBroken = useScene((frame) => channel?.ends.some((end) => isAwayAt(run, end, frame)) ?? false);
  const line = channel ? stageLine(layout, run, channel, index, trail) : null;
  return line ? <Channel line={line} isBroken={isBroken} /> : null;
}
