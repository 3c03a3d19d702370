/** What the marks on the stage mean. */
export function BreachLegend() {
  return (
    <ul className="breach-legend">
      <li>
        <span data-fall="taken" aria-hidden="true" />
        Broken into
      </li>
      <li>
        <span data-fall="holder" aria-hidden="true" />
        Has the credential
      </li>
      <li>
        <span data-fall="reached" aria-hidden="true" />
        Reached by a step
      </li>
      <li>
        <span className="breach-step-number" aria-hidden="true">
          1
        </span>
        Step, as in the list; on a dashed line it needs a way into the places of another owner, and where the line is
        dotted the model has no channel: only who broke in goes there
      </li>
    </ul>
  );
}
