import { SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { FIGURES, figuresOf, verdictOf } from '../claims/verdict.ts';
import type { Run } from '../simulation/run.ts';
import { toCsv } from './csv-table.ts';
import { markdownTitle } from './ledger-md.ts';
import { escapeMarkdown, heading, toMarkdownTable } from './markdown.ts';
import { SCOPE_COLUMNS, scopeCells, scopeFields, toDocument } from './scope.ts';

/** Raise it when a field changes its meaning or goes away. */
const VERDICT_VERSION = 1;

/** The figures of a run as RFC 4180 text: one row a figure, one column a scenario. */
export function toVerdictCsv(run: Run, scenario: ScenarioId): string {
  const about = scopeCells(run, scenario);
  return toCsv(
    ['id', 'figure', ...SCENARIO_IDS, ...SCOPE_COLUMNS],
    FIGURES.map(({ key, label }) => [
      key,
      label,
      ...SCENARIO_IDS.map((id) => String(figuresOf(run, id)[key])),
      ...about,
    ]),
  );
}

/** The sentences about one scenario, and the figures of all. Ends with a line feed. */
export const toVerdictJson = (run: Run, scenario: ScenarioId): string =>
  toDocument({
    version: VERDICT_VERSION,
    ...scopeFields(run, scenario),
    sentences: verdictOf(run, scenario),
    figures: Object.fromEntries(SCENARIO_IDS.map((id) => [id, figuresOf(run, id)])),
  });

const TONES = { fails: 'Needs your attention', conditional: 'Worth knowing', holds: 'As one would wish' } as const;

export const verdictSection = (run: Run, scenario: ScenarioId, level: number): string =>
  [
    `${verdictOf(run, scenario)
      .map(({ tone, sentence, details }) =>
        [
          `- **${TONES[tone]}:** ${escapeMarkdown(sentence)}`,
          ...details.map((one) => `  - ${escapeMarkdown(one)}`),
        ].join('\n'),
      )
      .join('\n')}\n`,
    heading(level, 'This run in the three scenarios'),
    toMarkdownTable(
      ['Figure', ...SCENARIO_IDS.map((id) => run.model.scenarios[id].label)],
      FIGURES.map(({ key, label }) => [label, ...SCENARIO_IDS.map((id) => String(figuresOf(run, id)[key]))]),
    ),
  ].join('\n');

/** What a reviewer has to know first, as Markdown. */
export const toVerdictMarkdown = (run: Run, scenario: ScenarioId): string =>
  [markdownTitle('Verdict', run, scenario), verdictSection(run, scenario, 2)].join('\n');
