import type { ScenarioId } from '../../machines/model.ts';
import { ledgerOf, matrixOf } from '../claims/ledger.ts';
import { filterRows, filterWords } from '../claims/ledger-view.ts';
import type { Run } from '../simulation/run.ts';
import { headerOf } from './header.ts';
import type { FileScope } from './scope.ts';

/** Raise it when a field changes its meaning or goes away. */
const LEDGER_VERSION = 1;

/** The ledger with its counts by data class. Ends with a line feed. */
export function toLedgerJson(run: Run, scenario: ScenarioId, { ledger: filter = {} }: FileScope = {}): string {
  const { options, analytics, sources, notice } = headerOf(run, scenario);
  const { rows, zenmlCount, thirdPartyCount, messageCount } = ledgerOf(run, scenario);
  const document = {
    version: LEDGER_VERSION,
    config: { scenario, ...run.origin.config },
    options,
    analytics,
    sources,
    notice,
    messages: messageCount,
    crossings: zenmlCount,
    thirdPartyCrossings: thirdPartyCount,
    byClass: matrixOf(run, scenario),
    ...(filterWords(run.model, filter) === null ? {} : { filter }),
    rows: filterRows(rows, filter),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
