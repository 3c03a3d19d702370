import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../catalogue/credential-powers.ts';
import { BREACH_FIGURES, type Breach, type BreachStep, breachOf, sortedSteps } from '../claims/breach.ts';
import { OWNER_WORDS } from '../claims/holding-words.ts';
import type { PlacedHolding } from '../claims/holdings.ts';
import { componentOf } from '../model/model.ts';
import type { Run } from '../simulation/run.ts';
import { toCsv } from './csv-table.ts';
import { HOLDING_COLUMNS, holdingFields, holdingsRows } from './holdings-files.ts';
import { markdownTitle } from './ledger-md.ts';
import { escapeMarkdown, evidenceWords, heading, toMarkdownTable } from './markdown.ts';
import {
  type BreachScope,
  breachScopeWords,
  type FileScope,
  SCOPE_COLUMNS,
  scopeCells,
  scopeFields,
  toDocument,
  ZENML_BREACH,
} from './scope.ts';

/** Raise it when a field changes its meaning or goes away. */
const BREACH_VERSION = 1;

/** A way to an item: at once, or by the step that opens it. */
interface Reached {
  readonly holding: PlacedHolding;
  readonly step: BreachStep | null;
  /** Number of the step as on the page; 0 for what is read at once. */
  readonly number: number;
}

function reachedBy(breach: Breach): readonly Reached[] {
  return [
    ...breach.readable.map((holding) => ({ holding, step: null, number: 0 })),
    ...sortedSteps(breach).fruitful.flatMap((step, index) =>
      step.gains.map((holding) => ({ holding, step, number: index + 1 })),
    ),
  ];
}

/**
 * What falls with a part of a run as RFC 4180 text: one row an item that can be read, with the number of the step that
 * opens it, 0 for what is there to read at once.
 */
export function toBreachCsv(run: Run, scenario: ScenarioId, { breach: scope = ZENML_BREACH }: FileScope = {}): string {
  const about = scopeCells(run, scenario);
  const words = breachScopeWords(run, scope);
  const header = ['broken_into', 'step', 'credential', 'used_at', 'does', 'needs_way_into'];
  return toCsv(
    [...header, ...HOLDING_COLUMNS.map(([name]) => name), ...SCOPE_COLUMNS],
    reachedBy(breachOf(run, scenario, scope.start, scope.time)).map(({ holding, step, number }) => [
      words,
      String(number),
      step === null ? '' : CREDENTIAL_POWERS[step.credential].label,
      step === null ? '' : componentOf(run.model, step.at).label,
      step === null ? '' : step.does,
      step?.isElsewhere === true ? OWNER_WORDS[step.owner].label : '',
      ...HOLDING_COLUMNS.map(([, cell]) => cell(holding, run, scenario)),
      ...about,
    ]),
  );
}

/** What falls with a part of a run, step by step, with everything that is known. Ends with a line feed. */
export function toBreachJson(run: Run, scenario: ScenarioId, { breach: scope = ZENML_BREACH }: FileScope = {}): string {
  const breach = breachOf(run, scenario, scope.start, scope.time);
  const { fruitful, others } = sortedSteps(breach);
  const fields = (holding: PlacedHolding) => holdingFields(run, scenario, holding);
  const stepFields = ({ gains, ...step }: BreachStep) => ({ ...step, gains: gains.map(fields) });
  return toDocument({
    version: BREACH_VERSION,
    ...scopeFields(run, scenario),
    brokenInto: scope.start,
    time: scope.time,
    credentials: breach.credentials,
    readable: breach.readable.map(fields),
    steps: fruitful.map((step, index) => ({ number: index + 1, ...stepFields(step) })),
    stepsThatOpenNothingMore: others.map(stepFields),
    unknown: breach.unknown,
  });
}

/** The figures in the three scenarios, then in one the steps and what is read at once. */
export function breachSection(run: Run, scenario: ScenarioId, scope: BreachScope, level: number): string {
  const { model } = run;
  const breaches = SCENARIO_IDS.map((id) => breachOf(run, id, scope.start, scope.time));
  const breach = breachOf(run, scenario, scope.start, scope.time);
  const { fruitful, others } = sortedSteps(breach);
  const labels = (ids: BreachStep['brings']): string => ids.map((id) => CREDENTIAL_POWERS[id].label).join(', ');
  const { label } = model.scenarios[scenario];
  return [
    `${escapeMarkdown(`Broken into: ${breachScopeWords(run, scope)}. What is there to read, and what its credentials open, used as they are; nothing is said of weaknesses in anybody’s software.`)}\n`,
    toMarkdownTable(
      ['What falls with it', ...SCENARIO_IDS.map((id) => model.scenarios[id].label)],
      BREACH_FIGURES.map(({ label: figure, of }) => [figure, ...breaches.map((one) => String(of(one)))]),
    ),
    heading(level, `${label}: step by step`),
    fruitful.length === 0
      ? 'No credential there that opens anything more of this run.\n'
      : toMarkdownTable(
          ['Step', 'Credential', 'From', 'Used at', 'What it does', 'Opens', 'Brings', 'Accepted', 'Needs', 'Evidence'],
          fruitful.map((step, index) => [
            String(index + 1),
            CREDENTIAL_POWERS[step.credential].label,
            step.from === null ? 'the start' : componentOf(model, step.from).label,
            componentOf(model, step.at).label,
            step.does,
            `${step.gains.length} more ${step.gains.length === 1 ? 'item' : 'items'}`,
            labels(step.brings),
            step.accepted ?? 'until when is not known',
            step.isElsewhere ? `a way into the places of: ${OWNER_WORDS[step.owner].label}` : '',
            evidenceWords(step.evidence, step.source),
          ]),
        ),
    ...(others.length === 0
      ? []
      : [
          'Ways that open nothing of this run beyond that:\n',
          `${others.map(({ credential, at, does }) => `- ${escapeMarkdown(`${CREDENTIAL_POWERS[credential].label} → ${componentOf(model, at).label}: ${does}`)}`).join('\n')}\n`,
        ]),
    ...(breach.unknown.length === 0
      ? []
      : [`${escapeMarkdown(`Unknown: no source says all that these open: ${labels(breach.unknown)}.`)}\n`]),
    heading(level, `${label}: to read at once`),
    holdingsRows(run, scenario, breach.readable),
  ].join('\n');
}

/** What falls with a part of a run, as Markdown. */
export const toBreachMarkdown = (run: Run, scenario: ScenarioId, { breach = ZENML_BREACH }: FileScope = {}): string =>
  [markdownTitle('If it were broken into', run, scenario), breachSection(run, scenario, breach, 2)].join('\n');
