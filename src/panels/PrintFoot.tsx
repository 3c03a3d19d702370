import { DATA_CLASS_IDS } from '../../machines/model.ts';
import { useLink } from '../state/link.ts';
import { useIsFromFile, useRun } from '../state/session.tsx';

/** Stands on paper only, below the stage and its caption: what the colours mean and where the moment is found again. */
export function PrintFoot() {
  const run = useRun();
  const imported = useIsFromFile();
  const link = useLink();
  return (
    <footer className="print-foot">
      <ul className="print-legend">
        {DATA_CLASS_IDS.map((id) => (
          <li key={id} data-class={id}>
            {run.model.dataClasses[id].label}
          </li>
        ))}
      </ul>
      <p>{imported ? 'This run came from a file, and a link cannot hold it.' : link}</p>
    </footer>
  );
}
