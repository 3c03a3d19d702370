import { Download } from 'lucide-react';
import { breachWords } from '../../claims/breach.ts';
import type { FileScope } from '../../export/index.ts';
import { type FileKind, saveAs } from '../../state/files.ts';
import { type BreachView, breachStartOf, type ReportLayer, USUAL_PART } from '../../state/layers.ts';
import { useLink } from '../../state/link.ts';
import { useMediaQuery } from '../../state/media.ts';
import { useSaving } from '../../state/saving.ts';
import { useCommands, useIsFromFile, usePlayer, useRun, useScenario } from '../../state/session.tsx';
import { Breach } from './Breach.tsx';
import { BREACH_TIME_LABELS } from './BreachChoices.tsx';
import { Claims } from './Claims.tsx';
import { Firewall } from './Firewall.tsx';
import { Holdings } from './Holdings.tsx';
import { Ledger } from './Ledger.tsx';
import { Matrix } from './Matrix.tsx';
import { PrintTitle } from './PrintTitle.tsx';
import { REPORT_FILE, REVIEW_FILES, scopeOf } from './review-files.ts';
import { Verdict } from './Verdict.tsx';

/** The report on paper: all tabs, in their order. */
function Paper({ of, when }: BreachView) {
  return (
    <div className="report-paper">
      <PrintTitle title="Report" />
      <Verdict />
      <Ledger layer={{ kind: 'boundary' }} matrix={<Matrix picked={{}} onPick={() => undefined} />} />
      <Holdings layer={{ kind: 'holdings' }} />
      <Breach layer={{ kind: 'breach', of, when }} />
      <Firewall />
      <Claims />
    </div>
  );
}

/** What can be taken from the review: all of it as one document, on paper too, and each table for tools. */
export function Report({ layer }: { readonly layer: ReportLayer }) {
  const run = useRun();
  const scenario = useScenario();
  const save = useSaving();
  const isFromFile = useIsFromFile();
  const player = usePlayer();
  const { setLayer } = useCommands();
  const { of = USUAL_PART, when } = layer;
  const isUsual = of === USUAL_PART && when === undefined;
  // The review begins with its verdict. Which breach it describes, the link says on this page.
  const link = useLink(isUsual ? { kind: 'verdict' } : layer);
  const onPaper = useMediaQuery('print');
  const { label } = run.model.scenarios[scenario];
  const scope = (): FileScope => scopeOf(layer, run, player.getSnapshot().context.atMs);
  const saveFile = (name: string, file: FileKind) => void save(() => saveAs(name, file, run, scenario, scope()));
  if (onPaper) return <Paper of={of} when={when} />;
  return (
    <>
      <p className="drawer-lead">
        Take with you what this page says of the run on screen in {label}: as one document to read and hand on, on paper
        by printing this tab, or table by table for tools of your own. The same run gives the same bytes.
      </p>
      <button
        type="button"
        className="primary-button report-button"
        onClick={() =>
          // A link cannot hold a run that came from a file.
          void save(() => saveAs('review', REPORT_FILE, run, scenario, isFromFile ? scope() : { ...scope(), link }))
        }
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
      <p className="drawer-muted report-part">
        Broken into in it: <b>{breachWords(run, breachStartOf(run.model, of))}</b>,{' '}
        {BREACH_TIME_LABELS[when ?? 'end'].toLowerCase()}.{' '}
        <button type="button" className="link-button" onClick={() => setLayer({ kind: 'breach', of, when })}>
          Choose another part
        </button>
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
