import { Download } from 'lucide-react';
import { type FileKind, saveAs } from '../../state/files.ts';
import { useLink } from '../../state/link.ts';
import { useSaving } from '../../state/saving.ts';
import { useIsFromFile, useRun, useScenario } from '../../state/session.tsx';
import { PrintTitle } from './PrintTitle.tsx';
import { REPORT_FILE, REVIEW_FILES } from './review-files.ts';

/** What can be taken from the review: all of it as one document, and each table for tools. */
export function Report() {
  const run = useRun();
  const scenario = useScenario();
  const save = useSaving();
  const isFromFile = useIsFromFile();
  const link = useLink({ kind: 'verdict' });
  const { label } = run.model.scenarios[scenario];
  const saveFile = (name: string, file: FileKind) => void save(() => saveAs(name, file, run, scenario));
  // A link cannot hold a run that came from a file.
  const scope = isFromFile ? {} : { link };
  return (
    <>
      <PrintTitle title="Report" />
      <p className="drawer-lead">
        Take with you what this page says of the run on screen in {label}: as one document to read and hand on, or table
        by table for tools of your own. The same run gives the same bytes.
      </p>
      <button
        type="button"
        className="primary-button report-button"
        onClick={() => void save(() => saveAs('review', REPORT_FILE, run, scenario, scope))}
      >
        <Download size={15} aria-hidden="true" />
        All of it as one Markdown document
      </button>
      <p className="drawer-muted report-link">
        {isFromFile ? (
          'This run came from a file, and a link cannot hold it.'
        ) : (
          <>
            It names the options and the link that shows the same again:{' '}
            <a className="page-link" href={link} translate="no">
              {link}
            </a>
          </>
        )}
      </p>
      <h3>Table by table</h3>
      <ul className="report-files">
        {REVIEW_FILES.map(({ tab, label: title, hint, name, files }) => (
          <li key={tab}>
            <span className="report-title">{title}</span>
            <span className="report-hint">{hint}</span>
            <span className="downloads">
              {files.map((file) => (
                <button
                  key={file.format}
                  type="button"
                  className="text-button"
                  aria-label={`${title} as ${file.label}`}
                  onClick={() => saveFile(name, file)}
                >
                  <Download size={15} aria-hidden="true" />
                  {file.label}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
