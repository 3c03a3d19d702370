import type { LayerKind } from './layers.ts';

/** What a talk shows where it shows no stage. */
export const VIEW_TITLES: Readonly<Record<LayerKind, string>> = {
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
