import type { StageLine } from '../views/stage.ts';

/** How a channel looks, with or without a message on it, over the trail of those before. */
export function Channel({
  line: { path, head, tone, isFailed, trail },
  isBroken = false,
}: {
  readonly line: Omit<StageLine, 'id'>;
  /** True while one of its ends cannot be reached. */
  readonly isBroken?: boolean;
}) {
  const below =
    trail === null || isBroken ? (
      <path className="channel" data-broken={isBroken} d={path} />
    ) : (
      <path className="channel" data-class={trail.dataClass} data-trail={trail.width} d={path} />
    );
  if (tone === null) return below;
  return (
    <>
      {below}
      <g data-class={tone} data-failed={isFailed}>
        <path className="channel" data-activity="active" d={path} />
        {head === '' ? null : <path className="channel-arrow" d={head} />}
      </g>
    </>
  );
}
