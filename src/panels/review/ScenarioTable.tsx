import type { ReactNode } from 'react';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { useRun, useScenario } from '../../state/session.tsx';

interface ScenarioTableProps {
  readonly caption: string;
  /** What the lines are. */
  readonly head: string;
  /** True for cells of one number, which are narrow enough for a phone. */
  readonly isOfNumbers: boolean;
  readonly lines: readonly {
    readonly key: string;
    readonly label: ReactNode;
    readonly cell: (scenario: ScenarioId) => ReactNode;
  }[];
}

/** The head of a table with a column a scenario, the selected one marked. */
export function ScenarioHead({ first }: { readonly first: string }) {
  const { model } = useRun();
  const selected = useScenario();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {SCENARIO_IDS.map((id) => (
          <th key={id} scope="col" data-current={id === selected}>
            {model.scenarios[id].label}
            {id === selected ? <span className="visually-hidden"> (selected)</span> : null}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The three scenarios side by side, the selected one marked. */
export function ScenarioTable({ caption, head, isOfNumbers, lines }: ScenarioTableProps) {
  const { model } = useRun();
  const selected = useScenario();
  return (
    <table className="ledger scenario-table" data-numbers={isOfNumbers}>
      <caption className="visually-hidden">{caption}</caption>
      <ScenarioHead first={head} />
      <tbody>
        {lines.map(({ key, label, cell }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {SCENARIO_IDS.map((id) => (
              <td key={id} data-label={model.scenarios[id].label} data-current={id === selected}>
                {cell(id)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
