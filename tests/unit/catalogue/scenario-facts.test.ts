import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import {
  FOOTNOTES,
  type FootnotePlace,
  NEXT_STEPS,
  QUICK_COMPARISON,
  SCENARIO_FACTS,
  SHARED_FACTS,
  ZENML_PRO,
} from '../../../src/catalogue/index.ts';
import { HEADINGS, linksIn, plain, SCENARIO_NAMES, sectionOf, tableOf, textOf } from './deployment-page.ts';

const bullets = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);

/** What the page says at the place of a footnote. */
function textAt(place: FootnotePlace, scenario: ScenarioId): string {
  switch (place) {
    case 'title':
    case 'difference':
      return SCENARIO_FACTS[scenario][place];
    case 'dashboardRuns':
      return SHARED_FACTS.dashboardRuns.text;
    case 'setup-time':
    case 'compute-and-data':
      return `${QUICK_COMPARISON[place].label}: ${QUICK_COMPARISON[place].cells[scenario]}`;
  }
}

describe('the page', () => {
  it('has only sections that the catalogue repeats', () => {
    const titles = SCENARIO_IDS.map((id) => SCENARIO_FACTS[id].title);
    expect(HEADINGS).toEqual([
      'Deployment Scenarios',
      'Quick Comparison',
      'Which Scenario is Right for You?',
      ...titles,
      'Common Pipeline Execution Data Flow',
      // The six steps are the exchanges of the catalogue, and tested there.
      'Standard Data Flow Steps',
      'Deployment-Specific Differences',
      'Making Your Choice',
      'Security & Compliance',
      SHARED_FACTS.dashboardRuns.title,
      'Next Steps',
    ]);
    expect(textOf('Which Scenario is Right for You?')).toEqual([]);
  });
});

describe('SCENARIO_FACTS', () => {
  it.each(SCENARIO_IDS)('says of %s all that its section says, line by line, and nothing else', (id) => {
    const facts = SCENARIO_FACTS[id];
    expect([
      facts.chooseIf,
      'What runs where:',
      ...bullets(facts.runsWhere.map(({ what, where }) => `${what}: ${where}`)),
      'Key Benefits:',
      ...bullets(facts.keyBenefits),
      `Ideal for: ${facts.idealFor}`,
    ]).toEqual(textOf(facts.title));
  });

  it.each(SCENARIO_IDS)('links in %s what the page links, and nothing else', (id) => {
    const { title, runsWhere, learnMore } = SCENARIO_FACTS[id];
    const links = [...runsWhere.flatMap(({ link }) => link ?? []), learnMore];
    expect(links).toEqual(sectionOf(title).flatMap(linksIn));
    expect(runsWhere.filter(({ where, link }) => link && !where.includes(link.text))).toEqual([]);
  });

  it('takes set-up time, maintenance and best for from the table', () => {
    const column = (name: string) =>
      tableOf('Quick Comparison')
        .map((cells) => cells.map(plain))
        .find(([label]) => label === name);
    const fields = { setupTime: 'Setup Time', maintenance: 'Maintenance', bestFor: 'Best For' } as const;
    for (const field of ['setupTime', 'maintenance', 'bestFor'] as const) {
      expect([fields[field], ...SCENARIO_IDS.map((id) => SCENARIO_FACTS[id][field])]).toEqual(column(fields[field]));
    }
  });

  it('has the differences of the page', () => {
    const differences = textOf('Deployment-Specific Differences').map((line) => {
      const [name = '', text] = line.split(': ');
      return [SCENARIO_NAMES[name], text];
    });
    expect(SCENARIO_IDS.map((id) => [id, SCENARIO_FACTS[id].difference])).toEqual(differences);
  });
});

describe('SHARED_FACTS', () => {
  it('introduces the page and its data flow in its own words', () => {
    expect([SHARED_FACTS.intro.text]).toEqual(textOf('Deployment Scenarios'));
    expect([SHARED_FACTS.differences.text]).toEqual(textOf('Common Pipeline Execution Data Flow'));
  });

  it('has the hint below the table', () => {
    const hints = textOf('Quick Comparison').filter((line) => !line.startsWith('|'));
    expect([SHARED_FACTS.clientSdk.text]).toEqual(hints);
  });

  it('has all that every deployment includes, bullet by bullet', () => {
    const { lead, includes, documentation } = SHARED_FACTS.security;
    expect([lead, ...bullets(includes), documentation]).toEqual(textOf('Security & Compliance'));
  });

  it('tells of runs from the dashboard, and lists what workload managers run on', () => {
    const { title, text, targets } = SHARED_FACTS.dashboardRuns;
    expect([text]).toEqual(textOf(title));
    const { links, learnMore } = SHARED_FACTS.dashboardRuns;
    expect([...links, learnMore]).toEqual(sectionOf(title).flatMap(linksIn));
    expect(text).toContain(`on your ${new Intl.ListFormat('en', { type: 'disjunction' }).format(targets)}.`);
  });
});

describe('PHASES', () => {
  it('§7: has the six steps of the page, label and words, line by line', () => {
    const steps: { label: string; lead: string; lines: string[] }[] = [];
    for (const line of sectionOf('Standard Data Flow Steps')) {
      const [, label, lead] = line.match(/^\d\. \*\*(.+?)\*\*: (.+)$/) ?? [];
      if (label !== undefined && lead !== undefined) steps.push({ label: plain(label), lead: plain(lead), lines: [] });
      else steps.at(-1)?.lines.push(plain(line.replace(/^- /, '').replace(/^\*|\*$/g, '')));
    }
    const words = steps.map(({ label, lead, lines }) => [
      label.toLowerCase(),
      `${[lead, ...(lines.length === 0 ? [] : [lines.join('; ')])].join(' ')}.`,
    ]);
    expect(ZENML_PRO.phases.map(({ label, summary }) => [label.toLowerCase(), summary])).toEqual(words);
  });
});

describe('NEXT_STEPS', () => {
  it('has the next steps of the page and its closing hint', () => {
    const steps = NEXT_STEPS.map(({ question, action }) => `${question} ${action.text}`);
    expect([...bullets(steps), SHARED_FACTS.undecided.text]).toEqual(textOf('Next Steps'));
    const links = [...NEXT_STEPS.map(({ action }) => action), ...SHARED_FACTS.undecided.links];
    expect(links).toEqual(sectionOf('Next Steps').flatMap(linksIn));
  });

  it('leads to the scenario that a step names', () => {
    const named = NEXT_STEPS.map(({ action }) => {
      const name = action.text.match(/(\S+|Full On-Prem) Deployment$/)?.[1] ?? '';
      return SCENARIO_NAMES[name] ?? null;
    });
    expect(NEXT_STEPS.map(({ scenario }) => scenario)).toEqual(named);
    expect(new Set(named)).toEqual(new Set([...SCENARIO_IDS, null]));
  });
});

describe('the links of shared facts', () => {
  it('stand in the words of their texts', () => {
    const { clientSdk, dashboardRuns, undecided } = SHARED_FACTS;
    const lost = [clientSdk, dashboardRuns, undecided].flatMap(({ text, links }) =>
      links.filter((link) => !text.includes(link.text)),
    );
    expect(lost).toEqual([]);
  });
});

describe('FOOTNOTES', () => {
  it('quotes the page where each stands', () => {
    const unquoted = FOOTNOTES.filter(({ place, scenarios, pageSays }) =>
      scenarios.some((scenario) => !textAt(place, scenario).includes(pageSays)),
    );
    expect(unquoted.map(({ id }) => id)).toEqual([]);
  });

  it('uses no id twice and names a version of each source', () => {
    expect(new Set(FOOTNOTES.map(({ id }) => id)).size).toBe(FOOTNOTES.length);
    const unversioned = FOOTNOTES.flatMap(({ source }) => source.split('; ')).filter(
      (source) => !/@[0-9a-f]{8}\b|^zenml \d+\.\d+\.\d+ |^helm\//.test(source),
    );
    expect(unversioned).toEqual([]);
  });
});

describe('SCENARIOS', () => {
  it('is labelled as the page names the scenarios', () => {
    expect(SCENARIO_IDS.map((id) => SCENARIO_NAMES[ZENML_PRO.scenarios[id].label])).toEqual([...SCENARIO_IDS]);
    expect(SCENARIO_IDS.map((id) => `${ZENML_PRO.scenarios[id].label} Deployment`)).toEqual(
      SCENARIO_IDS.map((id) => SCENARIO_FACTS[id].title),
    );
  });
});
