import type { OwnerId, ScenarioId } from '../../machines/model.ts';
import { type BreachStart, type BreachTime, breachWords } from '../claims/breach.ts';
import type { LedgerFilter } from '../claims/ledger-view.ts';
import type { Run } from '../simulation/run.ts';
import { headerOf } from './header.ts';

/** Whose holdings a file lists. */
export interface HoldingsScope {
  /** Null for all owners. */
  readonly owner: OwnerId | null;
  /** ms since the run began; `end` for all of it. */
  readonly atMs: number | 'end';
  /** True to leave out what is only passed through. */
  readonly keptOnly: boolean;
}

/** What falls into wrong hands in a file. */
export interface BreachScope {
  readonly start: BreachStart;
  readonly time: BreachTime;
}

/** What a file is about beyond run and scenario. What is left out is what somebody asks first. */
export interface FileScope {
  /** What crossings must have to be listed. */
  readonly ledger?: LedgerFilter;
  readonly holdings?: HoldingsScope;
  readonly breach?: BreachScope;
  /** A link that shows the same on the page. */
  readonly link?: string;
}

export const ALL_HOLDINGS: HoldingsScope = { owner: null, atMs: 'end', keptOnly: false };

export const ZENML_BREACH: BreachScope = { start: { kind: 'owner', owner: 'zenml' }, time: { until: 'end' } };

/** `up to 1,234 ms of the run`, in words of a file. */
export const momentWords = (atMs: number | 'end'): string =>
  atMs === 'end' ? 'after the run' : `up to ${Math.round(atMs)} ms of the run`;

export function breachScopeWords(run: Run, { start, time }: BreachScope): string {
  const when = time === 'after' ? 'only after the run' : `while it runs, ${momentWords(time.until)}`;
  return `${breachWords(run, start)}, ${when.replace('while it runs, after the run', 'while it runs, to its end')}`;
}

/** Columns that say in each row which run it is about, so that rows of several files can be laid together. */
export const SCOPE_COLUMNS = ['scenario', 'options', 'sources', 'notice'] as const;

export function scopeCells(run: Run, scenario: ScenarioId): readonly string[] {
  const { scenario: label, options, analytics, sources, notice } = headerOf(run, scenario);
  // Not the options first: what begins with a dash looks like a formula to a spreadsheet.
  return [label, `${analytics}, ${options}`, sources, notice];
}

/** What a JSON document says of its run. */
export function scopeFields(run: Run, scenario: ScenarioId) {
  const { options, analytics, sources, notice } = headerOf(run, scenario);
  return { config: { scenario, ...run.origin.config }, options, analytics, sources, notice };
}

/** A document as it stands in a file. */
export const toDocument = (document: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(document, null, 2)}\n`;
