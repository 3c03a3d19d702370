import type { EdgeProps } from '@xyflow/react';
import { useFrame } from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import { messageOn, stageLine } from '../views/stage.ts';
import type { ChannelEdgeType } from './graph.ts';

export function ChannelEdge({ data }: EdgeProps<ChannelEdgeType>) {
  const run = useRun();
  const channel = data?.channel;
  const index = useFrame((frame) => (channel ? messageOn(run, channel, frame) : -1));
  const line = channel ? stageLine(run, channel, index) : null;
  if (!line) return null;
  if (line.tone === null) return <path className="channel" d={line.path} />;
  return (
    <g data-class={line.tone} data-failed={line.isFailed}>
      <path className="channel" data-activity="active" d={line.path} />
      {line.head === '' ? null : <path className="channel-arrow" d={line.head} />}
    </g>
  );
}
