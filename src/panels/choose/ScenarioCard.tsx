import type { ScenarioId } from '../../../machines/model.ts';
import { FOOTNOTES, SCENARIO_FACTS } from '../../catalogue/index.ts';
import { useCommands, useScenario } from '../../state/session.tsx';
import { Linked } from '../Linked.tsx';

/** All that the page says about one scenario, with what other documentation adds. */
export function ScenarioCard({ scenario }: { readonly scenario: ScenarioId }) {
  const isSelected = useScenario() === scenario;
  const { setScenario } = useCommands();
  const facts = SCENARIO_FACTS[scenario];
  const footnotes = FOOTNOTES.filter(({ scenarios }) => scenarios.includes(scenario));
  return (
    <section className="scenario-card" data-selected={isSelected} aria-label={facts.title}>
      <div className="scenario-card-head">
        <h3>{facts.title}</h3>
        <button type="button" className="link-button" disabled={isSelected} onClick={() => setScenario(scenario)}>
          {isSelected ? 'Selected' : 'Select'}
        </button>
      </div>
      <p>{facts.chooseIf}</p>
      <h4>What runs where</h4>
      <dl className="fields">
        {facts.runsWhere.map(({ what, where, owner, link }) => [
          <dt key={`${what} name`}>{what}</dt>,
          <dd key={`${what} place`} className="place" data-owner={owner}>
            <Linked text={where} links={link ? [link] : []} />
          </dd>,
        ])}
      </dl>
      <h4>Key benefits</h4>
      <ul className="bullets">
        {facts.keyBenefits.map((benefit) => (
          <li key={benefit}>{benefit}</li>
        ))}
      </ul>
      <h4>Ideal for</h4>
      <p>{facts.idealFor}</p>
      <dl className="fields">
        <dt>Setup time</dt>
        <dd>{facts.setupTime}</dd>
        <dt>Maintenance</dt>
        <dd>{facts.maintenance}</dd>
        <dt>Best for</dt>
        <dd>{facts.bestFor}</dd>
      </dl>
      <h4>What is different</h4>
      <p>{facts.difference}</p>
      <p className="learn-more">
        <Linked text={facts.learnMore.text} links={[facts.learnMore]} />
      </p>
      {footnotes.length > 0 ? (
        <>
          <h4>Where other documentation differs</h4>
          <ul className="footnotes">
            {footnotes.map(({ id, text, source }) => (
              <li key={id}>
                {text} <span className="source">{source}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
