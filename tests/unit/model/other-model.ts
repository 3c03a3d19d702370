import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { stackId } from '../../../src/model/ids.ts';
import { componentOf, type Model, stackOf } from '../../../src/model/model.ts';
import type { ScenarioSpec } from '../../../src/model/types.ts';

export const THIRD_PARTY = 'third-party';
export const NOMAD = stackId('nomad');

const aws = stackOf(ZENML_PRO, 'aws');

const withThirdParty = <Scenario extends ScenarioSpec>(scenario: Scenario): Scenario => ({
  ...scenario,
  placement: { ...scenario.placement, 'code-repository': THIRD_PARTY, 'cloud-iam': THIRD_PARTY },
});

/** A deployment as a customer could describe it: a cloud account that a third party runs, a component of another name, and a flavor of its own. */
export const OTHER_MODEL: Model = {
  ...ZENML_PRO,
  id: 'acme',
  components: { ...ZENML_PRO.components, server: { ...componentOf(ZENML_PRO, 'server'), label: 'Acme workspace' } },
  scenarios: {
    saas: withThirdParty(ZENML_PRO.scenarios.saas),
    hybrid: withThirdParty(ZENML_PRO.scenarios.hybrid),
    'on-prem': withThirdParty(ZENML_PRO.scenarios['on-prem']),
  },
  stacks: {
    ...ZENML_PRO.stacks,
    [NOMAD]: {
      ...aws,
      id: NOMAD,
      label: 'Nomad',
      details: { ...aws.details, orchestrator: 'Nomad cluster' },
      words: { ...aws.words, orchestrator: 'Nomad', 'submit-api': 'Nomad API, register the job' },
    },
  },
  options: ZENML_PRO.options.map((option) =>
    option.kind === 'choice' && option.key === 'stack'
      ? { ...option, values: [...option.values, { id: NOMAD, value: NOMAD, label: 'Nomad', hint: 'Your own.' }] }
      : option,
  ),
};
