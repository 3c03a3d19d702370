/** What it does to a run that services of ZenML are away: as sentences without their full stops. */
export const OUTAGE_VERDICTS = {
  /** All that could be away is yours. */
  'not-on-path': 'Nothing of ZenML is on the path',
  /** The workspace hears that it has failed. */
  'step-fails': 'A step that has finished its work fails when it registers the result',
  /** Nobody can tell the workspace. */
  unheard: 'A step that has finished its work cannot register the result, and the run keeps its last status',
  /** No step runs. */
  'new-run-stops': 'A new run stops at its first call',
  /** What is pushed and created before a step begins needs them. */
  'before-steps': 'The run stops before its first step',
  /** It does not depend on them. */
  'goes-on': 'The run goes on',
} as const;
