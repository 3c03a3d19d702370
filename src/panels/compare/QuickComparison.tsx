import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import {
  COMPARISON_HEAD,
  changedCells,
  FOOTNOTES,
  QUICK_COMPARISON,
  QUICK_COMPARISON_SOURCE,
} from '../../catalogue/index.ts';
import { useRun } from '../../state/session.tsx';
import { Linked } from '../Linked.tsx';

/** The page's own table, with what changes from one scenario to the next marked. */
export function QuickComparison({ scenarios }: { readonly scenarios: readonly ScenarioId[] }) {
  const { model } = useRun();
  const isChanged = (row: string, scenario: ScenarioId): boolean => {
    const before = scenarios[scenarios.indexOf(scenario) - 1];
    return before !== undefined && changedCells(before, scenario).some((id) => id === row);
  };
  return (
    <section className="quick-comparison">
      <h3>Quick comparison</h3>
      <table className="ledger">
        <caption className="visually-hidden">Quick comparison of the deployment scenarios</caption>
        <thead>
          <tr>
            <th scope="col">{COMPARISON_HEAD}</th>
            {SCENARIO_IDS.map((id) => (
              <th key={id} scope="col" data-shown={scenarios.includes(id)}>
                {model.scenarios[id].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.values(QUICK_COMPARISON).map(({ id, label, cells, link }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {SCENARIO_IDS.map((scenario) => (
                <td key={scenario} data-shown={scenarios.includes(scenario)} data-changed={isChanged(id, scenario)}>
                  <Linked text={cells[scenario]} links={link ? [link] : []} />
                  {isChanged(id, scenario) ? <span className="changed">changes</span> : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {FOOTNOTES.filter(({ place }) => place in QUICK_COMPARISON).map(({ id, pageSays, text, source }) => (
        <p key={id} className="drawer-muted">
          {pageSays}: {text} Source: {source}.
        </p>
      ))}
      <p className="drawer-muted">Source: {QUICK_COMPARISON_SOURCE}.</p>
    </section>
  );
}
