import type { ScenarioId } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import { breachSection } from './breach-files.ts';
import { claimsSection } from './claims-files.ts';
import { firewallSection } from './firewall-md.ts';
import { headerOf } from './header.ts';
import { holdingsSection } from './holdings-files.ts';
import { ledgerSection, markdownTitle } from './ledger-md.ts';
import { heading } from './markdown.ts';
import { ALL_HOLDINGS, breachScopeWords, type FileScope, ZENML_BREACH } from './scope.ts';
import { verdictSection } from './verdict-files.ts';

/**
 * All of the review in one Markdown document, in the order of the page and from the functions that make the single
 * files: what each of them says, this says.
 */
export function toReportMarkdown(
  run: Run,
  scenario: ScenarioId,
  { link, holdings = { ...ALL_HOLDINGS, keptOnly: true }, breach = ZENML_BREACH }: FileScope = {},
): string {
  const { options } = headerOf(run, scenario);
  const flags = options.startsWith('--') ? ` ${options}` : '';
  const again = `npm run --silent trace -- --scenario ${scenario}${flags} --format report-md`;
  const isUsual = breachScopeWords(run, breach) === breachScopeWords(run, ZENML_BREACH);
  return [
    markdownTitle('Review', run, scenario),
    [
      link === undefined ? null : `The same on the page: <${link}>.`,
      `The same again${isUsual ? '' : ', but with all of ZenML broken into'}: \`${again}\`\n`,
    ]
      .filter((part) => part !== null)
      .join(' '),
    heading(2, 'Verdict'),
    verdictSection(run, scenario, 3),
    heading(2, 'What crosses the boundary'),
    ledgerSection(run, scenario),
    heading(2, 'Who holds what'),
    holdingsSection(run, scenario, holdings, 3),
    heading(2, 'If it were broken into'),
    breachSection(run, scenario, breach, 3),
    heading(2, 'Egress'),
    firewallSection(run, scenario, 3),
    heading(2, 'Claims'),
    claimsSection(run, scenario, 3),
  ].join('\n');
}
