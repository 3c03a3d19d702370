import type { ScenarioId } from '../../../machines/model.ts';
import { COMPONENTS, FAULTS, INFRASTRUCTURES, PHASES, SCENARIOS } from '../../catalogue/index.ts';
import { connectionEnds } from '../../claims/seen.ts';
import { crossingIn, failureText, specOf } from '../../simulation/describe.ts';
import { faultName } from '../../simulation/run-config.ts';
import { usePlayback } from '../../state/playback.ts';
import { useSession } from '../../state/session.tsx';
import { outcomeWords, routeWords } from '../../state/words.ts';

/** The chosen fault in each scenario: the run is the same, but not who is on the line, and who can repair it. */
export function FaultTable({ shown }: { readonly shown: readonly ScenarioId[] }) {
  const { trace, config } = useSession();
  const { toMessage } = usePlayback();
  const index = trace.messages.findIndex((message) => message.status === 'failed');
  const message = trace.messages[index];
  if (!message || config.fault === null) return null;
  const id = faultName(config.fault);
  const spec = specOf(message);
  const { acceptor } = connectionEnds(spec);
  const outcome = outcomeWords(trace);
  const rows = [
    {
      label: 'Where it stops',
      cell: (scenario: ScenarioId) => {
        if (crossingIn(scenario, message).crossing !== 'none') return 'On its way through the boundary';
        return `Inside ${INFRASTRUCTURES[SCENARIOS[scenario].placement[spec.from]].label.replace('Your', 'your')}`;
      },
    },
    {
      label: `Who runs ${COMPONENTS[acceptor].label}`,
      cell: (scenario: ScenarioId) => (SCENARIOS[scenario].placement[acceptor] === 'zenml' ? 'ZenML' : 'You'),
    },
    { label: 'What users see', cell: () => failureText(message) ?? '' },
    { label: 'How the run ends', cell: () => `${outcome.title}. ${outcome.detail}` },
  ];
  return (
    <section className="fault-table">
      <h3>
        {FAULTS.find((fault) => fault.id === id)?.title ?? `${spec.label} fails`}, in{' '}
        {PHASES.find((phase) => phase.id === message.phase)?.label.toLowerCase()}
      </h3>
      <p className="drawer-muted">
        {routeWords(message)}.{' '}
        <button type="button" className="link-button" onClick={() => toMessage(index)}>
          Show the message
        </button>
      </p>
      <table className="ledger">
        <caption className="visually-hidden">The same fault in each scenario</caption>
        <thead>
          <tr>
            <th scope="col">Same fault</th>
            {shown.map((scenario) => (
              <th key={scenario} scope="col">
                {SCENARIOS[scenario].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cell }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {shown.map((scenario) => (
                <td key={scenario}>{cell(scenario)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
