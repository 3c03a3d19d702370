import { Download, Printer } from 'lucide-react';
import type { ExportFormat } from '../../export/index.ts';
import { download } from '../../state/download.ts';
import { useSession } from '../../state/session.tsx';

interface FileKind {
  readonly format: ExportFormat;
  readonly label: string;
  readonly extension: string;
  readonly type: string;
}

const FILES: Readonly<Record<'boundary' | 'firewall', readonly FileKind[]>> = {
  boundary: [
    { format: 'ledger-csv', label: 'CSV', extension: 'csv', type: 'text/csv' },
    { format: 'ledger-json', label: 'JSON', extension: 'json', type: 'application/json' },
    { format: 'ledger-md', label: 'Markdown', extension: 'md', type: 'text/markdown' },
  ],
  firewall: [{ format: 'firewall-md', label: 'Markdown', extension: 'md', type: 'text/markdown' }],
};

/** The tables as files, and on paper. */
export function Downloads({ tab }: { readonly tab: 'boundary' | 'firewall' }) {
  const { trace, scenario, setNotice } = useSession();
  const save = async ({ format, extension, type }: FileKind) => {
    try {
      const { EXPORTERS } = await import('../../export/index.ts');
      const name = `zenml-${tab === 'boundary' ? 'ledger' : 'firewall'}-${scenario}.${extension}`;
      download(name, type, EXPORTERS[format].serialise(trace, scenario));
    } catch {
      setNotice('The file could not be made. Reload the page and try again.');
    }
  };
  return (
    <div className="downloads">
      {FILES[tab].map((file) => (
        <button key={file.format} type="button" className="text-button" onClick={() => void save(file)}>
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
