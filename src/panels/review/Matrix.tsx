import { useMemo } from 'react';
import { DATA_CLASS_IDS, type DataClassId } from '../../../machines/model.ts';
import { matrixOf } from '../../claims/ledger.ts';
import { useRun, useScenario } from '../../state/session.tsx';

const COLUMNS = [
  { key: 'leaves', label: 'To ZenML' },
  { key: 'enters', label: 'From ZenML' },
  { key: 'thirdParty', label: 'Third parties' },
  { key: 'stays', label: 'Stays' },
] as const;

export type MatrixPick = { readonly dataClass: DataClassId; readonly column: 'leaves' | 'enters' | 'thirdParty' };

interface MatrixProps {
  readonly picked: Partial<MatrixPick>;
  readonly onPick: (pick: Partial<MatrixPick>) => void;
}

/** How many messages of each data class cross to and from ZenML, and to third parties. A number is a filter for the table below. */
export function Matrix({ picked, onPick }: MatrixProps) {
  const run = useRun();
  const scenario = useScenario();
  const matrix = useMemo(() => matrixOf(run, scenario), [run, scenario]);
  return (
    <table className="matrix">
      <caption className="visually-hidden">Messages by data class and direction</caption>
      <thead>
        <tr>
          <td />
          {COLUMNS.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DATA_CLASS_IDS.map((id) => (
          <tr key={id}>
            <th scope="row">
              <span className="matrix-class" data-class={id}>
                {run.model.dataClasses[id].label}
              </span>
            </th>
            {COLUMNS.map(({ key, label }) => {
              const count = matrix[id][key];
              if (key === 'stays' || count === 0) {
                return (
                  <td key={key} data-empty={count === 0}>
                    {count}
                  </td>
                );
              }
              const isPicked = picked.dataClass === id && picked.column === key;
              return (
                <td key={key}>
                  <button
                    type="button"
                    data-column={key}
                    aria-pressed={isPicked}
                    aria-label={`${count} ${run.model.dataClasses[id].label}, ${label}: show only these`}
                    onClick={() => onPick(isPicked ? {} : { dataClass: id, column: key })}
                  >
                    {count}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
