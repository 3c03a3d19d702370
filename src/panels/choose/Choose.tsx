import '../styles/choose.css';
import { SCENARIO_IDS } from '../../../machines/model.ts';
import {
  type Answers,
  CHOOSER_QUESTIONS,
  CHOOSER_SOURCE,
  NEXT_STEPS,
  NEXT_STEPS_SOURCE,
  SCENARIO_FACTS,
  SHARED_FACTS,
} from '../../catalogue/index.ts';
import { chooseScenario } from '../../claims/choose.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { Drawer } from '../Drawer.tsx';
import { Linked } from '../Linked.tsx';
import { ScenarioCard } from './ScenarioCard.tsx';

function Questions({ answers }: { readonly answers: Answers }) {
  const run = useRun();
  const { setLayer } = useCommands();
  const answer = (question: string, option: string | undefined) =>
    setLayer({ kind: 'choose', answers: { ...answers, [question]: option } });
  return (
    <form className="questions">
      {CHOOSER_QUESTIONS.map(({ id, factor, question, options }) => (
        <fieldset key={id} className="question">
          <legend>
            <span className="question-factor">{factor}</span>
            {question}
          </legend>
          {options.map((option) => (
            <label key={option.id} className="answer">
              <input
                type="radio"
                name={id}
                checked={answers[id] === option.id}
                onChange={() => answer(id, option.id)}
              />
              <span>{option.label}</span>
              <span className="answer-points">{run.model.scenarios[option.scenario].label}</span>
            </label>
          ))}
          <button
            type="button"
            className="link-button"
            disabled={answers[id] === undefined}
            onClick={() => answer(id, undefined)}
          >
            No answer
          </button>
        </fieldset>
      ))}
    </form>
  );
}

function Undecided() {
  const { text, links } = SHARED_FACTS.undecided;
  return (
    <p className="choice-hint">
      <Linked text={text} links={links} />
    </p>
  );
}

function Result({ answers }: { readonly answers: Answers }) {
  const run = useRun();
  const current = useScenario();
  const { setScenario, setLayer } = useCommands();
  const { scenario, reasons, contradictions } = chooseScenario(answers);
  if (scenario === null) {
    return (
      <section className="choice" aria-label="Answer" aria-live="polite">
        <p className="choice-lead">Answer what you know. The strictest answer decides.</p>
        <Undecided />
      </section>
    );
  }
  const show = () => {
    setScenario(scenario);
    setLayer(null);
  };
  return (
    <section className="choice" aria-label="Answer" aria-live="polite">
      <p className="choice-lead">
        {run.model.scenarios[scenario].label}: {SCENARIO_FACTS[scenario].chooseIf}
      </p>
      <ul className="bullets">
        {reasons.map(({ question, text }) => (
          <li key={question}>{text}</li>
        ))}
      </ul>
      {contradictions.map((text) => (
        <p key={text} className="choice-contradiction">
          {text}
        </p>
      ))}
      <button type="button" className="primary-button" onClick={show}>
        {scenario === current ? 'Back to this run' : 'Show this run'}
      </button>
      <Undecided />
    </section>
  );
}

/** The page's four factors as questions, and all that the page says about each scenario. */
export default function Choose({ answers }: { readonly answers: Answers }) {
  const { phases } = useRun().model;
  const { clientSdk, dashboardRuns } = SHARED_FACTS;
  return (
    <Drawer title="Which scenario is right for you?">
      <p className="drawer-lead">{SHARED_FACTS.intro.text}</p>
      <div className="choose">
        <Questions answers={answers} />
        <Result answers={answers} />
      </div>
      <div className="scenario-cards">
        {SCENARIO_IDS.map((id) => (
          <ScenarioCard key={id} scenario={id} />
        ))}
      </div>
      <section className="common-flow">
        <h3>What is the same in all three</h3>
        <p>{SHARED_FACTS.differences.text}</p>
        <ol>
          {phases.map(({ id, label, summary }) => (
            <li key={id}>
              <strong>{label}</strong> {summary}
            </li>
          ))}
        </ol>
      </section>
      <div className="shared-facts">
        <section>
          <h3>{SHARED_FACTS.security.lead}</h3>
          <ul className="bullets">
            {SHARED_FACTS.security.includes.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p>{SHARED_FACTS.security.documentation}</p>
        </section>
        <section>
          <h3>The same client everywhere</h3>
          <p>
            <Linked text={`${clientSdk.text}.`} links={clientSdk.links} />
          </p>
          <h3>{dashboardRuns.title}</h3>
          <p>
            <Linked text={dashboardRuns.text} links={dashboardRuns.links} />
          </p>
          <p className="learn-more">
            Learn more: <Linked text={dashboardRuns.learnMore.text} links={[dashboardRuns.learnMore]} />
          </p>
        </section>
        <section>
          <h3>Next steps</h3>
          <ul className="bullets">
            {NEXT_STEPS.map(({ question, action }) => (
              <li key={question}>
                <strong>{question}</strong> <Linked text={action.text} links={[action]} />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <p className="drawer-muted">
        Source: {CHOOSER_SOURCE}; {NEXT_STEPS_SOURCE.replace('Deployment scenarios, ', '')}.
      </p>
    </Drawer>
  );
}
