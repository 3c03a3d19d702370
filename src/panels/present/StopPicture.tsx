import type { LayerKind } from '../../state/layers.ts';
import { type TalkStop, usePicture } from '../../state/talk-stops.ts';

/** What a stop shows when it shows no stage. */
const VIEW_TITLES: Readonly<Record<LayerKind, string>> = {
  inspector: 'The message in detail',
  options: 'Options of the run',
  component: 'A component',
  verdict: 'Review: verdict',
  boundary: 'Review: what crosses',
  holdings: 'Review: who holds what',
  breach: 'Review: what falls with a part',
  'breach-stage': 'What falls with a part, on the stage',
  firewall: 'Review: connections',
  claims: 'Review: claims',
  report: 'Review: report',
  compare: 'Scenarios compared',
  choose: 'Which scenario is right for you?',
  sequence: 'Sequence diagram',
  timeline: 'Timeline',
  log: 'Log',
  share: 'Share and download',
  tours: 'Tours',
};

/** A stop as a small picture. What it says stands beside it. */
export function StopPicture({ stop }: { readonly stop: TalkStop | undefined }) {
  const url = usePicture(stop);
  if (stop === undefined) return <div className="stop-picture" />;
  if (stop.view !== null) {
    return <div className="stop-picture stop-view">{VIEW_TITLES[stop.view]}</div>;
  }
  return <div className="stop-picture">{url === null ? null : <img src={url} alt="" />}</div>;
}
