import type { EdgeProps } from '@xyflow/react';
import { arrowhead } from '../layout/flight.ts';
import { roundedPath } from '../layout/geometry.ts';
import { type Channel, pointsOf, routeOf } from '../layout/layout.ts';
import { specOf } from '../simulation/describe.ts';
import type { Frame, Trace } from '../simulation/trace.ts';
import { useFrame } from '../state/playback.ts';
import { useSession } from '../state/session.tsx';
import { type ChannelEdgeType, channelsIn } from './graph.ts';

/** Index of the message that this channel carries now or carried last, -1 when the moment is about others. */
function messageOn(channel: Channel, frame: Frame, trace: Trace): number {
  for (const index of [frame.current, ...frame.inFlight.map((message) => message.index)]) {
    const message = trace.messages[index];
    if (!message) continue;
    const { from, to } = specOf(message);
    if (routeOf(from, to).channel.id === channel.id) return index;
  }
  return -1;
}

export function ChannelEdge({ data }: EdgeProps<ChannelEdgeType>) {
  const channel = data?.channel;
  const index = useFrame((frame, trace) => (channel ? messageOn(channel, frame, trace) : -1));
  const message = useFrame((_, trace) => trace.messages[index]);
  const { trace } = useSession();
  if (!channel) return null;
  const insideBox = channel.ends[0] === channel.ends[1];
  if (!message)
    return insideBox || !channelsIn(trace).has(channel.id) ? null : (
      <path className="channel" d={roundedPath(channel.points)} />
    );
  const spec = specOf(message);
  const points = pointsOf(routeOf(spec.from, spec.to));
  return (
    <g data-class={spec.dataClass} data-failed={message.status === 'failed'}>
      <path className="channel" data-activity="active" d={roundedPath(points)} />
      {insideBox ? null : <path className="channel-arrow" d={arrowhead(points)} />}
    </g>
  );
}
