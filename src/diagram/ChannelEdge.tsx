import type { EdgeProps } from '@xyflow/react';
import { useFrame } from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import { messageOn, stageLine } from '../views/stage.ts';
import { Channel } from './Channel.tsx';
import type { ChannelEdgeType } from './graph.ts';

export function ChannelEdge({ data }: EdgeProps<ChannelEdgeType>) {
  const run = useRun();
  const channel = data?.channel;
  const index = useFrame((frame) => (channel ? messageOn(run, channel, frame) : -1));
  const line = channel ? stageLine(run, channel, index) : null;
  return line ? <Channel line={line} /> : null;
}
