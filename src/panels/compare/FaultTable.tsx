import type { ScenarioId } from '../../../machines/model.ts';
import { connectionEnds } from '../../claims/placed-messages.ts';
import { componentOf, phaseSpec } from '../../model/model.ts';
import { crossingIn, failureText, zoneIn } from '../../simulation/describe.ts';
import { specOf } from '../../simulation/run.ts';
import { faultName } from '../../simulation/run-config.ts';
import { usePlayback } from '../../state/playback.ts';
import { useConfig, useRun } from '../../state/session.tsx';
import { outcomeWords, routeWords } from '../../views/words.ts';

const OWNERS = { you: 'You', zenml: 'ZenML', 'third-party': 'A third party' } as const;

/** The chosen fault in each scenario: the run is the same, but not who is on the line, and who can repair it. */
export function FaultTable({ scenarios }: { readonly scenarios: readonly ScenarioId[] }) {
  const run = useRun();
  const config = useConfig();
  const { toMessage } = usePlayback();
  const index = run.trace.messages.findIndex((message) => message.status === 'failed');
  const message = run.trace.messages[index];
  if (!message || config.fault === null) return null;
  const id = faultName(run.model, config.fault);
  const spec = specOf(run, message);
  const { acceptor } = connectionEnds(spec);
  const outcome = outcomeWords(run);
  const rows = [
    {
      label: 'Where it stops',
      cell: (scenario: ScenarioId) => {
        if (crossingIn(run, scenario, message).crossing !== 'none') return 'On its way through the boundary';
        return `Inside ${zoneIn(run, scenario, spec.from).inSentence}`;
      },
    },
    {
      label: `Who runs ${componentOf(run.model, acceptor).label}`,
      cell: (scenario: ScenarioId) => OWNERS[zoneIn(run, scenario, acceptor).owner],
    },
    { label: 'What users see', cell: () => failureText(run, message) ?? '' },
    { label: 'How the run ends', cell: () => `${outcome.title}. ${outcome.detail}` },
  ];
  return (
    <section className="fault-table">
      <h3>
        {run.model.faults.find((fault) => fault.id === id)?.title ?? `${spec.label} fails`}, in{' '}
        {phaseSpec(run.model, message.phase).label.toLowerCase()}
      </h3>
      <p className="drawer-muted">
        {routeWords(run, message)}.{' '}
        <button type="button" className="link-button" onClick={() => toMessage(index)}>
          Show the message
        </button>
      </p>
      <table className="ledger">
        <caption className="visually-hidden">The same fault in each scenario</caption>
        <thead>
          <tr>
            <th scope="col">Same fault</th>
            {scenarios.map((scenario) => (
              <th key={scenario} scope="col">
                {run.model.scenarios[scenario].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cell }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {scenarios.map((scenario) => (
                <td key={scenario}>{cell(scenario)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
