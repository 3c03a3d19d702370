import { DATA_CLASS_IDS } from '../../machines/model.ts';
import { LAYER_PLACES } from '../state/layers.ts';
import { useLink } from '../state/link.ts';
import { useIsFromFile, useLayer, useRun } from '../state/session.tsx';

/**
 * Stands on paper only, below the stage and its caption or below a page of its own: what the colours mean and where the
 * moment, or that page, is found again.
 */
export function PrintFoot() {
  const run = useRun();
  const imported = useIsFromFile();
  const layer = useLayer();
  const link = useLink(layer !== null && LAYER_PLACES[layer.kind] === 'page' ? layer : null);
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
