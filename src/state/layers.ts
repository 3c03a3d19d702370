import { type ComponentId, OWNER_IDS, type OwnerId, SCENARIO_IDS, type ScenarioId } from '../../machines/model.ts';
import { type Answers, CHOOSER_QUESTIONS } from '../catalogue/index.ts';
import { SECRET_IDS, type SecretId } from '../catalogue/secret-ids.ts';
import type { BreachStart } from '../claims/breach.ts';
import { componentIdsOf, type Model } from '../model/model.ts';
import { quote } from '../views/quote.ts';
import { LEDGER_NAMES, LEDGER_PARAMS, type LedgerLayer } from './ledger-layer.ts';

/** What lies beside, below or in the place of the diagram. One at a time. */
export type Layer =
  | { readonly kind: 'inspector' }
  | { readonly kind: 'options' }
  | { readonly kind: 'component'; readonly component: ComponentId }
  | { readonly kind: 'verdict' }
  | LedgerLayer
  | HoldingsLayer
  /** What falls with a part, in words, and drawn on the stage. */
  | ({ readonly kind: 'breach' } & BreachView)
  | ({ readonly kind: 'breach-stage' } & BreachView)
  | { readonly kind: 'firewall' }
  | { readonly kind: 'claims' }
  | ReportLayer
  /** The scenarios that stand beside the selected one, one or two. */
  | { readonly kind: 'compare'; readonly with: readonly ScenarioId[] }
  | { readonly kind: 'choose'; readonly answers: Answers }
  | { readonly kind: 'sequence' }
  | { readonly kind: 'timeline' }
  | { readonly kind: 'log' }
  | { readonly kind: 'share' }
  | { readonly kind: 'tours' };

export type LayerKind = Layer['kind'];

/** Whose holdings are shown, at which moment. What is left out: those of ZenML, after the run, without what only passes. */
export interface HoldingsLayer {
  readonly kind: 'holdings';
  readonly owner?: OwnerId | undefined;
  readonly when?: 'now' | undefined;
  readonly items?: 'all' | undefined;
}

/** What falls into wrong hands: an owner, a component or a credential, by its id. */
export interface BreachView {
  readonly of: BreachPart;
  /** Up to the moment on screen, or only after the run; left out: while it runs, to its end. */
  readonly when?: 'now' | 'after' | undefined;
}

/** The report, with the breach that it describes; left out: of all of ZenML, to the end of the run. */
export interface ReportLayer {
  readonly kind: 'report';
  readonly of?: BreachPart | undefined;
  readonly when?: BreachView['when'];
}

const BREACH_TIMES = ['now', 'after'] as const;

/** An owner, a component or a credential. No two of them have an id in common. */
export type BreachPart = OwnerId | ComponentId | SecretId;

/** All that can fall into wrong hands. */
export const breachParts = (model: Model): readonly BreachPart[] => [
  ...OWNER_IDS,
  ...componentIdsOf(model),
  ...SECRET_IDS,
];

/** The start of a breach that a part stands for. */
export function breachStartOf(model: Model, part: BreachPart): BreachStart {
  const owner = OWNER_IDS.find((id) => id === part);
  if (owner) return { kind: 'owner', owner };
  const component = componentIdsOf(model).find((id) => id === part);
  if (component) return { kind: 'component', component };
  const credential = SECRET_IDS.find((id) => id === part);
  if (credential) return { kind: 'credential', credential };
  throw new Error(`[layers] Unknown part: ${part}. Expected the id of an owner, a component or a credential.`);
}

/** A layer that can be opened without saying anything else. */
export type SimpleLayer = Exclude<LayerKind, 'component'>;

/**
 * Where a layer is: beside the diagram, below it, in its place, or a page of its own that keeps a small picture of it.
 * Never over the caption.
 */
export const LAYER_PLACES = {
  inspector: 'side',
  options: 'side',
  component: 'side',
  share: 'side',
  tours: 'side',
  verdict: 'page',
  boundary: 'page',
  holdings: 'page',
  breach: 'page',
  firewall: 'page',
  claims: 'page',
  report: 'page',
  'breach-stage': 'side',
  compare: 'below',
  choose: 'instead',
  sequence: 'below',
  timeline: 'below',
  log: 'below',
} as const satisfies Record<LayerKind, 'side' | 'below' | 'instead' | 'page'>;

/** The layers that a link can open, by the name they have in it. */
const VIEW_NAMES = [
  'inspector',
  'options',
  'component',
  'verdict',
  'boundary',
  'holdings',
  'breach',
  'breach-stage',
  'firewall',
  'claims',
  'report',
  'compare',
  'choose',
  'sequence',
  'timeline',
  'log',
  'share',
  'tours',
] as const satisfies readonly LayerKind[];

/** The drawer of a layer. Tabs of one drawer share it. */
export function drawerOf(kind: LayerKind): LayerKind {
  switch (kind) {
    case 'verdict':
    case 'holdings':
    case 'breach':
    case 'firewall':
    case 'claims':
    case 'report':
      return 'boundary';
    case 'timeline':
    case 'log':
      return 'sequence';
    default:
      return kind;
  }
}

/** What lies over the whole page until it is closed. */
export type Dialog = 'help' | 'find';

export const LAYER_PARAMS = [
  'view',
  'component',
  ...LEDGER_NAMES,
  'owner',
  'when',
  'items',
  'of',
  'with',
  'answers',
] as const;

/** What is asked about first. */
export const USUAL_PART: BreachPart = 'zenml';
const USUAL_OWNER: OwnerId = 'zenml';

/** The other scenarios, in their order. */
export const othersThan = (scenario: ScenarioId): ScenarioId[] => SCENARIO_IDS.filter((id) => id !== scenario);

/** A layer as it is when it is opened in a scenario. The review opens with its verdict. */
export function layerOf(kind: SimpleLayer, scenario: ScenarioId): Layer {
  switch (kind) {
    case 'boundary':
      return { kind: 'verdict' };
    case 'breach':
    case 'breach-stage':
      return { kind, of: USUAL_PART };
    case 'compare':
      return { kind, with: othersThan(scenario) };
    case 'choose':
      return { kind, answers: {} };
    default:
      return { kind };
  }
}

/** The layer in another scenario: a comparison always stands beside the selected one, never beside itself. */
export function layerIn(layer: Layer | null, from: ScenarioId, to: ScenarioId): Layer | null {
  if (layer?.kind !== 'compare') return layer;
  if (layer.with.length > 1) return { ...layer, with: othersThan(to) };
  return { ...layer, with: layer.with.map((id) => (id === to ? from : id)) };
}

/** The parameters that have a value. */
const given = (params: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** The layer as it stands in a link; empty for none and for those that a link cannot open. */
export function formatLayer(layer: Layer | null): Record<string, string> {
  if (layer === null) return {};
  switch (layer.kind) {
    case 'component':
      return { view: layer.kind, component: layer.component };
    case 'boundary': {
      const { data, party, way, phase, group } = layer;
      return given({ view: layer.kind, data, party, way, phase, group });
    }
    case 'holdings': {
      const { owner, when, items } = layer;
      return given({ view: layer.kind, owner: owner === USUAL_OWNER ? undefined : owner, when, items });
    }
    case 'breach':
    case 'breach-stage':
      return given({ view: layer.kind, of: layer.of, when: layer.when });
    case 'report':
      return given({ view: layer.kind, of: layer.of === USUAL_PART ? undefined : layer.of, when: layer.when });
    case 'compare':
      return { view: layer.kind, with: layer.with.join(',') };
    case 'choose': {
      const answers = Object.values(layer.answers).filter((answer) => answer !== undefined);
      return answers.length === 0 ? { view: layer.kind } : { view: layer.kind, answers: answers.join(',') };
    }
    default:
      return { view: layer.kind };
  }
}

/** The ids of the answers are unique across the questions, so a link only names them. */
function parseAnswers(value: string | null, problems: string[]): Answers {
  const named = value === null || value === '' ? [] : value.split(',');
  const known: readonly string[] = CHOOSER_QUESTIONS.flatMap(({ options }) => options.map((option) => option.id));
  const unknown = named.find((id) => !known.includes(id));
  if (unknown !== undefined) problems.push(`answer ${quote(unknown)} is not understood. Use ${known.join(', ')}.`);
  return Object.fromEntries(
    CHOOSER_QUESTIONS.flatMap(({ id, options }) => {
      const answer = options.find((option) => named.includes(option.id));
      return answer ? [[id, answer.id]] : [];
    }),
  );
}

/**
 * Reads a layer from the parameters of a link. Never throws.
 * @param problems takes one sentence for each value that was not understood
 */
export function parseLayer(
  model: Model,
  params: URLSearchParams,
  scenario: ScenarioId,
  problems: string[],
): Layer | null {
  const value = params.get('view');
  if (value === null) return null;
  const kind = VIEW_NAMES.find((name) => name === value);
  /** A parameter that may be left out, under its own name; nothing for one that is not understood. */
  const read = <Name extends string, Id extends string>(
    name: Name,
    ids: readonly Id[],
  ): { readonly [key in Name]?: Id } => {
    const named = params.get(name);
    const found = ids.find((id) => id === named);
    if (found !== undefined) return { [name]: found } as { readonly [key in Name]?: Id };
    if (named !== null) problems.push(`${name} ${quote(named)} is not understood. Use ${ids.join(', ')}.`);
    return {};
  };
  switch (kind) {
    case undefined:
      problems.push(`view ${quote(value)} is not understood. Use ${VIEW_NAMES.join(', ')}.`);
      return null;
    case 'component': {
      const id = params.get('component');
      const ids = componentIdsOf(model);
      const component = ids.find((known) => known === id);
      if (component) return { kind, component };
      problems.push(`component ${quote(id ?? '')} is not understood. Use ${ids.join(', ')}.`);
      return null;
    }
    case 'boundary':
      return {
        kind,
        ...read('data', LEDGER_PARAMS.data),
        ...read('party', LEDGER_PARAMS.party),
        ...read('way', LEDGER_PARAMS.way),
        ...read('phase', LEDGER_PARAMS.phase),
        ...read('group', LEDGER_PARAMS.group),
      };
    case 'holdings':
      return {
        kind,
        ...read('owner', OWNER_IDS),
        ...read('when', ['now'] as const),
        ...read('items', ['all'] as const),
      };
    case 'breach':
    case 'breach-stage':
      return { kind, of: USUAL_PART, ...read('of', breachParts(model)), ...read('when', BREACH_TIMES) };
    case 'report':
      return { kind, ...read('of', breachParts(model)), ...read('when', BREACH_TIMES) };
    case 'compare': {
      const named = params.get('with')?.split(',') ?? [];
      const unknown = named.find((id) => !SCENARIO_IDS.some((known) => known === id));
      if (unknown !== undefined)
        problems.push(`with ${quote(unknown)} is not understood. Use ${SCENARIO_IDS.join(', ')}.`);
      const others = othersThan(scenario);
      const found = others.filter((id) => named.includes(id));
      return { kind, with: found.length > 0 ? found : others };
    }
    case 'choose':
      return { kind, answers: parseAnswers(params.get('answers'), problems) };
    default:
      return { kind };
  }
}
