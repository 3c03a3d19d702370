import { type TalkStop, usePicture } from '../../state/talk-stops.ts';
import { VIEW_TITLES } from '../../state/view-titles.ts';

/** A stop as a small picture. What it says stands beside it. */
export function StopPicture({ stop }: { readonly stop: TalkStop | undefined }) {
  const url = usePicture(stop);
  if (stop === undefined) return <div className="stop-picture" />;
  if (stop.view !== null) {
    return <div className="stop-picture stop-view">{VIEW_TITLES[stop.view]}</div>;
  }
  return <div className="stop-picture">{url === null ? null : <img src={url} alt="" />}</div>;
}
