import type { Tour } from '../../model/tour-types.ts';

/** The four factors of the deployment page, in its order: data location, infrastructure, time to value, compliance. */
export const CHOOSING: Tour = {
  id: 'choosing',
  title: 'SaaS, Hybrid or On-Prem?',
  audience: 'For teams that are about to decide',
  stops: [
    {
      scenario: 'saas',
      sentence: 'Three ways to run ZenML Pro, and four questions that decide.',
      note: 'Where must the data be, how much do you want to run yourself, how soon, and under which rules?',
      seconds: 25,
    },
    {
      scenario: 'saas',
      message: 'load_data.persist-metadata.pointers',
      sentence: '1. Data location. In SaaS, metadata about your runs is kept at ZenML.',
      note: 'Pointers, statistics, parameters and the source text of steps. Artifacts and compute stay with you, in all three.',
      seconds: 45,
    },
    {
      scenario: 'hybrid',
      message: 'load_data.persist-metadata.pointers',
      sentence: 'In Hybrid SaaS the same message stays in your infrastructure.',
      note: 'No box has moved, only the line. Wait for it.',
      seconds: 40,
    },
    {
      scenario: 'hybrid',
      message: 'load-stack.check',
      sentence: 'What still goes to ZenML in Hybrid SaaS: permission checks, with ids and no names.',
      note: 'And sign-in, the plan, the usage count. The tour for a security team shows each of them.',
      seconds: 40,
    },
    {
      scenario: 'on-prem',
      message: 'load-stack.check',
      sentence: 'In Full On-Prem that question stays with you, too.',
      note: 'Client and server send telemetry unless you opt out of it. In this run that is off.',
      seconds: 40,
    },
    {
      scenario: 'on-prem',
      view: { view: 'compare', with: 'saas,hybrid' },
      sentence: '2. Infrastructure: fully managed, partly managed, or all of it yours.',
      note: 'In Hybrid SaaS you maintain the workspace, in Full On-Prem everything.',
      seconds: 40,
    },
    {
      scenario: 'hybrid',
      view: { view: 'choose', answers: '4-hours' },
      sentence: '3. Time to value: about 1 hour, about 4 hours, or about 8 hours and some planning.',
      note: 'Figures of the deployment page. Other pages give rougher ones: minutes, hours, days.',
      seconds: 35,
    },
    {
      scenario: 'hybrid',
      view: { view: 'choose', answers: '4-hours,data-residency' },
      sentence: '4. Compliance: general business, data residency rules, or strict isolation.',
      seconds: 35,
    },
    {
      scenario: 'hybrid',
      view: { view: 'choose', answers: 'your-infrastructure,moderate,4-hours,data-residency' },
      sentence: 'Four answers, one scenario. Now give yours.',
      note: 'Leave the talk here with Esc, and fill in their own answers together.',
      seconds: 45,
    },
  ],
};
