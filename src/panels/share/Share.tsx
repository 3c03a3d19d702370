import { Download } from 'lucide-react';
import '../styles/share.css';
import { useId, useRef } from 'react';
import { type FileKind, MOST_STILLS, saveAs, saveStage, saveStills } from '../../state/files.ts';
import { useLink } from '../../state/link.ts';
import { useSaving } from '../../state/saving.ts';
import {
  useCommands,
  useIsFromFile,
  usePlayer,
  useRun,
  useScenario,
  useThirdPartiesApart,
} from '../../state/session.tsx';
import { Drawer } from '../Drawer.tsx';
import { FileButton } from '../FileButton.tsx';

const RUN_FILES: readonly (FileKind & { readonly label: string; readonly hint: string })[] = [
  {
    format: 'json',
    label: 'JSON',
    hint: 'Everything about the run. Opens here again.',
    extension: 'json',
    type: 'application/json',
  },
  {
    format: 'otlp',
    label: 'OTLP traces',
    hint: 'For Jaeger, Tempo and other tracing tools. Opens here again.',
    extension: 'otlp.json',
    type: 'application/json',
  },
  {
    format: 'chrome',
    label: 'Chrome trace',
    hint: 'For Perfetto and chrome://tracing.',
    extension: 'trace.json',
    type: 'application/json',
  },
  {
    format: 'mermaid',
    label: 'Mermaid',
    hint: 'A sequence diagram for Markdown pages.',
    extension: 'mmd',
    type: 'text/plain',
  },
  { format: 'csv', label: 'CSV', hint: 'One row a message, for spreadsheets.', extension: 'csv', type: 'text/csv' },
  { format: 'text', label: 'Text', hint: 'A table to read.', extension: 'txt', type: 'text/plain' },
  {
    format: 'svg',
    label: 'Sequence SVG',
    hint: 'The whole run as a sequence diagram.',
    extension: 'svg',
    type: 'image/svg+xml',
  },
];

interface FileRowProps {
  readonly label: string;
  readonly hint: string;
  readonly onSave: () => Promise<void>;
}

function FileRow({ label, hint, onSave }: FileRowProps) {
  const save = useSaving();
  return (
    <li>
      <button type="button" className="file-row" onClick={() => void save(onSave)}>
        <Download size={16} aria-hidden="true" />
        <span className="file-label">{label}</span>
        <span className="file-hint">{hint}</span>
      </button>
    </li>
  );
}

function LinkField() {
  const imported = useIsFromFile();
  const { setNotice } = useCommands();
  const link = useLink();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setNotice('Link copied. It opens this moment, paused, in this scenario.');
    } catch {
      field.current?.select();
      setNotice('The browser does not allow copying here. The link is selected: copy it with the keyboard.');
    }
  };
  if (imported) return <p className="drawer-lead">This run came from a file, and a link cannot hold it.</p>;
  return (
    <div className="option">
      <label className="option-label" htmlFor={id}>
        Link to this moment
      </label>
      <div className="link-field">
        <input ref={field} id={id} type="text" readOnly value={link} />
        <button type="button" className="primary-button" onClick={() => void copy()}>
          Copy
        </button>
      </div>
    </div>
  );
}

/** The run as a link, as files for other tools, and back from a file. */
export default function Share() {
  const run = useRun();
  const scenario = useScenario();
  const isApart = useThirdPartiesApart();
  const player = usePlayer();
  const { openFile } = useCommands();
  const atMs = () => player.getSnapshot().context.atMs;
  return (
    <Drawer title="Share and download">
      <LinkField />
      <h3>Pictures of the stage</h3>
      <ul className="file-rows">
        <FileRow
          label="PNG"
          hint="This moment, for slides."
          onSave={() => saveStage('png', run, scenario, atMs(), isApart)}
        />
        <FileRow
          label="SVG"
          hint="This moment, at any size."
          onSave={() => saveStage('svg', run, scenario, atMs(), isApart)}
        />
        <FileRow
          label="Stills"
          hint={`One numbered SVG a beat, in a zip, at most ${MOST_STILLS}.`}
          onSave={() => saveStills(run, scenario, isApart)}
        />
      </ul>
      <h3>The run</h3>
      <ul className="file-rows">
        {RUN_FILES.map((file) => (
          <FileRow
            key={file.format}
            label={file.label}
            hint={file.hint}
            onSave={() => saveAs('run', file, run, scenario)}
          />
        ))}
      </ul>
      <h3>Open a run</h3>
      <p className="drawer-muted">
        Choose a JSON or OTLP file from here, drop it anywhere on the page, or paste its text. It is read in this
        browser only.
      </p>
      <FileButton label="Choose a file" name="Run file" onOpen={openFile} />
    </Drawer>
  );
}
