import { lastChangeMs } from '../../claims/holdings.ts';
import type { FileScope } from '../../export/index.ts';
import type { Run } from '../../simulation/run.ts';
import { breachTimeOf } from '../../state/breach.ts';
import type { FileKind } from '../../state/files.ts';
import { breachStartOf, type Layer, USUAL_PART } from '../../state/layers.ts';
import { ledgerFilterOf } from '../../state/ledger-layer.ts';

/** What a part of the review is as files. */
export interface ReviewFiles {
  /** The tab whose table it is. */
  readonly tab: 'verdict' | 'boundary' | 'holdings' | 'breach' | 'firewall' | 'claims';
  readonly label: string;
  /** What is in them, for the list of all. */
  readonly hint: string;
  /** What the names of the files say. */
  readonly name: string;
  readonly files: readonly (FileKind & { readonly label: string })[];
}

const filesOf = (name: 'verdict' | 'ledger' | 'holdings' | 'breach' | 'firewall' | 'claims'): ReviewFiles['files'] => [
  { format: `${name}-csv`, label: 'CSV', extension: 'csv', type: 'text/csv' },
  { format: `${name}-json`, label: 'JSON', extension: 'json', type: 'application/json' },
  { format: `${name}-md`, label: 'Markdown', extension: 'md', type: 'text/markdown' },
];

/** All files of the review, in the order of its tabs. */
export const REVIEW_FILES: readonly ReviewFiles[] = [
  {
    tab: 'verdict',
    label: 'Verdict',
    hint: 'The three sentences, and the figures of the three scenarios.',
    name: 'verdict',
    files: filesOf('verdict'),
  },
  {
    tab: 'boundary',
    label: 'Crossings',
    hint: 'One row a message that crosses the boundary.',
    name: 'ledger',
    files: filesOf('ledger'),
  },
  {
    tab: 'holdings',
    label: 'Holdings',
    hint: 'One row an item at a component: of all owners, after the run.',
    name: 'holdings',
    files: filesOf('holdings'),
  },
  {
    tab: 'breach',
    label: 'If broken into',
    hint: 'One row an item that can be read, with the step that opens it.',
    name: 'breach',
    files: filesOf('breach'),
  },
  {
    tab: 'firewall',
    label: 'Egress',
    hint: 'One row a connection that firewalls must let through.',
    name: 'firewall',
    files: filesOf('firewall'),
  },
  {
    tab: 'claims',
    label: 'Claims',
    hint: 'One row a claim and scenario, with what it rests on.',
    name: 'claims',
    files: filesOf('claims'),
  },
];

export const REPORT_FILE: FileKind = { format: 'report-md', extension: 'md', type: 'text/markdown' };

/**
 * What a file of the open tab is about: what the tab shows.
 * @param atMs ms since the run began, the moment on screen
 */
export function scopeOf(layer: Layer, run: Run, atMs: number): FileScope {
  const nowMs = lastChangeMs(run, atMs);
  switch (layer.kind) {
    case 'boundary':
      return { ledger: ledgerFilterOf(layer) };
    case 'holdings':
      return {
        holdings: {
          owner: layer.owner ?? 'zenml',
          atMs: layer.when === 'now' ? nowMs : 'end',
          keptOnly: layer.items !== 'all',
        },
      };
    case 'breach':
    case 'report':
      return { breach: { start: breachStartOf(run.model, layer.of ?? USUAL_PART), time: breachTimeOf(layer, nowMs) } };
    default:
      return {};
  }
}
