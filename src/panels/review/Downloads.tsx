import { Download, Printer } from 'lucide-react';
import { saveAs, saveStage } from '../../state/files.ts';
import type { Layer } from '../../state/layers.ts';
import { useSaving } from '../../state/saving.ts';
import { usePlayer, useRun, useScenario } from '../../state/session.tsx';
import { REVIEW_FILES, scopeOf } from './review-files.ts';

/** What a tab shows as files, where there are any, and on paper. */
export function Downloads({ layer }: { readonly layer: Layer }) {
  const run = useRun();
  const scenario = useScenario();
  const player = usePlayer();
  const save = useSaving();
  const own = REVIEW_FILES.find(({ tab }) => tab === layer.kind);
  const atMs = () => player.getSnapshot().context.atMs;
  const scope = () => scopeOf(layer, run, atMs());
  return (
    <div className="downloads">
      {own?.files.map((file) => (
        <button
          key={file.format}
          type="button"
          className="text-button"
          onClick={() => void save(() => saveAs(own.name, file, run, scenario, scope()))}
        >
          <Download size={15} aria-hidden="true" />
          {file.label}
        </button>
      ))}
      {layer.kind === 'breach' ? (
        <button
          type="button"
          className="text-button"
          onClick={() => void save(() => saveStage('svg', run, scenario, atMs(), true, scope().breach))}
        >
          <Download size={15} aria-hidden="true" />
          SVG
        </button>
      ) : null}
      <button type="button" className="text-button" onClick={() => print()}>
        <Printer size={15} aria-hidden="true" />
        Print
      </button>
    </div>
  );
}
