import { Download, Printer } from 'lucide-react';
import { type FileKind, saveAs } from '../../state/files.ts';
import type { LayerKind } from '../../state/layers.ts';
import { useSaving } from '../../state/saving.ts';
import { useRun, useScenario } from '../../state/session.tsx';

const FILES: Readonly<Partial<Record<LayerKind, readonly (FileKind & { readonly label: string })[]>>> = {
  boundary: [
    { format: 'ledger-csv', label: 'CSV', extension: 'csv', type: 'text/csv' },
    { format: 'ledger-json', label: 'JSON', extension: 'json', type: 'application/json' },
    { format: 'ledger-md', label: 'Markdown', extension: 'md', type: 'text/markdown' },
  ],
  firewall: [
    { format: 'firewall-csv', label: 'CSV', extension: 'csv', type: 'text/csv' },
    { format: 'firewall-json', label: 'JSON', extension: 'json', type: 'application/json' },
    { format: 'firewall-md', label: 'Markdown', extension: 'md', type: 'text/markdown' },
  ],
};

/** What a tab shows as files, where there are any, and on paper. */
export function Downloads({ tab }: { readonly tab: LayerKind }) {
  const run = useRun();
  const scenario = useScenario();
  const save = useSaving();
  const what = tab === 'boundary' ? 'ledger' : 'firewall';
  return (
    <div className="downloads">
      {FILES[tab]?.map((file) => (
        <button
          key={file.format}
          type="button"
          className="text-button"
          onClick={() => void save(() => saveAs(what, file, run, scenario))}
        >
          <Download size={15} aria-hidden="true" />
          {file.label}
        </button>
      ))}
      <button type="button" className="text-button" onClick={() => print()}>
        <Printer size={15} aria-hidden="true" />
        Print
      </button>
    </div>
  );
}
