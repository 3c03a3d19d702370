import type { StageLine } from '../views/stage.ts';

/** How a channel looks, with or without a message on it. */
export function Channel({ line: { path, head, tone, isFailed } }: { readonly line: Omit<StageLine, 'id'> }) {
  if (tone === null) return <path className="channel" d={path} />;
  return (
    <g data-class={tone} data-failed={isFailed}>
      <path className="channel" data-activity="active" d={path} />
      {head === '' ? null : <path className="channel-arrow" d={head} />}
    </g>
  );
}
