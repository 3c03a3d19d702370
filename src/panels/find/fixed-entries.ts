import { SCENARIO_IDS } from '../../../machines/model.ts';
import { CLAIMS } from '../../catalogue/claims.ts';
import { FOOTNOTES, GLOSSARY } from '../../catalogue/index.ts';
import { TOURS } from '../../catalogue/tours/index.ts';
import type { ExportFormat } from '../../export/index.ts';
import { componentIdsOf, componentOf, exchangeOfMessage, type Model, phaseSpec } from '../../model/model.ts';
import { valuesOf } from '../../model/options.ts';
import { type CommandId, SHORTCUTS } from '../../state/keymap.ts';
import type { Layer } from '../../state/layers.ts';
import type { Entry } from './targets.ts';

/** What makes no sense from within the palette. */
const NOT_HERE: readonly CommandId[] = ['find', 'close'];
const isHere = (command: CommandId): boolean => !NOT_HERE.includes(command);

/** The tabs of what has several. The first of each is opened by a command. */
const TABS: readonly { readonly layer: Layer; readonly label: string; readonly detail: string }[] = [
  { layer: { kind: 'verdict' }, label: 'Verdict', detail: 'Review, in three sentences' },
  { layer: { kind: 'boundary' }, label: 'Crossings', detail: 'Review, what leaves and what enters' },
  { layer: { kind: 'holdings' }, label: 'Holdings', detail: 'Review, who holds what' },
  { layer: { kind: 'breach', of: 'zenml' }, label: 'If broken into', detail: 'Review, what falls with a part' },
  { layer: { kind: 'firewall' }, label: 'Egress and firewall rules', detail: 'Review, connections that it takes' },
  { layer: { kind: 'claims' }, label: 'Claims', detail: 'Review, what ZenML says about the boundary' },
  { layer: { kind: 'report' }, label: 'Report', detail: 'Review, all of it as files' },
  { layer: { kind: 'timeline' }, label: 'Timeline', detail: 'Trace' },
  { layer: { kind: 'log' }, label: 'Log', detail: 'Trace, every message in a table' },
];

/** The files, and where each is offered. */
const FILES: readonly { readonly format: ExportFormat; readonly label: string; readonly layer: Layer }[] = [
  { format: 'csv', label: 'CSV of all messages', layer: { kind: 'share' } },
  { format: 'ledger-csv', label: 'CSV of what crosses', layer: { kind: 'boundary' } },
  { format: 'firewall-csv', label: 'CSV of firewall rules', layer: { kind: 'firewall' } },
  { format: 'ledger-md', label: 'Markdown of what crosses', layer: { kind: 'boundary' } },
  { format: 'firewall-md', label: 'Markdown of firewall rules', layer: { kind: 'firewall' } },
  { format: 'json', label: 'JSON of the run', layer: { kind: 'share' } },
  { format: 'ledger-json', label: 'JSON of what crosses', layer: { kind: 'boundary' } },
  { format: 'firewall-json', label: 'JSON of firewall rules', layer: { kind: 'firewall' } },
  { format: 'report-md', label: 'Markdown report of the review', layer: { kind: 'report' } },
  { format: 'verdict-csv', label: 'CSV of the verdict', layer: { kind: 'report' } },
  { format: 'verdict-json', label: 'JSON of the verdict', layer: { kind: 'report' } },
  { format: 'verdict-md', label: 'Markdown of the verdict', layer: { kind: 'report' } },
  { format: 'holdings-csv', label: 'CSV of who holds what', layer: { kind: 'holdings' } },
  { format: 'holdings-json', label: 'JSON of who holds what', layer: { kind: 'holdings' } },
  { format: 'holdings-md', label: 'Markdown of who holds what', layer: { kind: 'holdings' } },
  { format: 'breach-csv', label: 'CSV of a breach', layer: { kind: 'breach', of: 'zenml' } },
  { format: 'breach-json', label: 'JSON of a breach', layer: { kind: 'breach', of: 'zenml' } },
  { format: 'breach-md', label: 'Markdown of a breach', layer: { kind: 'breach', of: 'zenml' } },
  { format: 'claims-csv', label: 'CSV of the claims', layer: { kind: 'claims' } },
  { format: 'claims-json', label: 'JSON of the claims', layer: { kind: 'claims' } },
  { format: 'claims-md', label: 'Markdown of the claims', layer: { kind: 'claims' } },
  { format: 'otlp', label: 'OTLP traces', layer: { kind: 'share' } },
  { format: 'chrome', label: 'Chrome trace', layer: { kind: 'share' } },
  { format: 'mermaid', label: 'Mermaid sequence diagram', layer: { kind: 'share' } },
  { format: 'svg', label: 'SVG of the sequence', layer: { kind: 'share' } },
  { format: 'text', label: 'Text of the run', layer: { kind: 'share' } },
];

const placesOf = (model: Model): readonly Entry[] => [
  ...SCENARIO_IDS.map(
    (id): Entry => ({
      id: `scenario ${id}`,
      label: model.scenarios[id].label,
      detail: 'Scenario',
      target: { kind: 'scenario', scenario: id },
      text: model.scenarios[id].summary,
    }),
  ),
  ...model.phases.map(
    ({ id, label }): Entry => ({
      id: `phase ${id}`,
      label,
      detail: 'Phase',
      target: { kind: 'phase', phase: id },
    }),
  ),
  ...componentIdsOf(model).map((id): Entry => {
    const { label, detail, description } = componentOf(model, id);
    return {
      id: `component ${id}`,
      label,
      detail: `Component, ${detail}`,
      target: { kind: 'component', component: id },
      text: description,
    };
  }),
];

const viewsOf = (): readonly Entry[] => [
  ...SHORTCUTS.flatMap(({ command, label, keyNames, shift }): readonly Entry[] =>
    // The scenarios have entries of their own.
    isHere(command) && !command.startsWith('scenario-')
      ? [
          {
            id: `command ${command}`,
            label,
            detail: `Command, ${keyNames.join(shift ? '+' : ' or ')}`,
            target: { kind: 'command', command },
          },
        ]
      : [],
  ),
  {
    id: 'switch third-parties',
    label: 'Third parties apart',
    detail: 'Switch on the stage, on or off',
    target: { kind: 'third-parties' },
    text: 'Git host, base images, package index, identity provider and log service outside of your zone.',
  },
  ...TABS.map(
    ({ layer, label, detail }): Entry => ({
      id: `layer ${layer.kind}`,
      label,
      detail,
      target: { kind: 'layer', layer },
    }),
  ),
];

/** The faults have entries of their own. */
const optionsOf = (model: Model): readonly Entry[] =>
  model.options.flatMap((option): readonly Entry[] => {
    if (option.kind === 'fault') return [];
    if (option.kind === 'number') {
      const target: Entry['target'] = { kind: 'option', option: option.name, value: null };
      return [{ id: `option ${option.name}`, label: option.label, detail: 'Option', target, text: option.hint }];
    }
    return valuesOf(option).map(({ id, label, hint }) => ({
      id: `option ${option.name} ${id}`,
      label: `${option.label}: ${label}`,
      detail: 'Option',
      target: { kind: 'option', option: option.name, value: id },
      text: `${option.hint} ${hint}`,
    }));
  });

const faultsOf = (model: Model): readonly Entry[] =>
  model.faults.map(
    ({ id, title, explanation, message }): Entry => ({
      id: `fault ${id}`,
      label: title,
      detail: `What goes wrong, ${phaseSpec(model, exchangeOfMessage(model, message).phase).label.toLowerCase()}`,
      target: { kind: 'fault', fault: id },
      text: explanation,
    }),
  );

const toursOf = (): readonly Entry[] =>
  TOURS.map(
    ({ id, title, audience }): Entry => ({
      id: `tour ${id}`,
      label: title,
      detail: `Guided tour, ${audience}`,
      target: { kind: 'tour', tour: id },
    }),
  );

const hostsOf = (model: Model): readonly Entry[] =>
  [...new Set(model.hosts.map(({ host }) => host))].map(
    (host): Entry => ({
      id: `host ${host}`,
      label: host,
      detail: `Host, ${[...new Set(model.hosts.filter((entry) => entry.host === host).map(({ acceptor }) => componentOf(model, acceptor).label))].join(', ')}`,
      target: { kind: 'layer', layer: { kind: 'firewall' } },
      text: model.hosts.flatMap((entry) => (entry.host === host ? (entry.note ?? []) : [])).join(' '),
    }),
  );

const dataOf = (model: Model): readonly Entry[] =>
  Object.values(model.dataClasses).map(
    ({ id, label }): Entry => ({
      id: `data ${id}`,
      label: `Crossings: ${label.toLowerCase()}`,
      detail: 'Review, what of it leaves and enters',
      target: { kind: 'layer', layer: { kind: 'boundary', data: id } },
    }),
  );

const wordsOf = (): readonly Entry[] => [
  ...CLAIMS.map(
    ({ id, title }): Entry => ({
      id: `claim ${id}`,
      label: title,
      detail: 'Claim about the boundary',
      target: { kind: 'layer', layer: { kind: 'claims' } },
    }),
  ),
  ...FOOTNOTES.map(
    ({ id, pageSays, text }): Entry => ({
      id: `note ${id}`,
      label: pageSays,
      detail: 'Note on the deployment page',
      target: { kind: 'layer', layer: { kind: 'choose', answers: {} } },
      text,
    }),
  ),
  ...GLOSSARY.map(
    ({ term, gloss }): Entry => ({
      id: `term ${term}`,
      label: term,
      detail: gloss,
      target: { kind: 'term', term },
    }),
  ),
  ...FILES.map(
    ({ format, label, layer }): Entry => ({
      id: `export ${format}`,
      label,
      detail: 'Download',
      target: { kind: 'layer', layer },
    }),
  ),
];

/** All entries that are the same for every run of a model, in the order in which they are shown without a query. */
export const fixedEntries = (model: Model): readonly Entry[] => [
  ...placesOf(model),
  ...viewsOf(),
  ...toursOf(),
  ...optionsOf(model),
  ...faultsOf(model),
  ...dataOf(model),
  ...wordsOf(),
  ...hostsOf(model),
];
