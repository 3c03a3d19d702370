import type {
  ComponentId,
  DataClassId,
  ExchangeId,
  PhaseId,
  ScenarioId,
  ServiceId,
  StackId,
  WorkloadManagerId,
  ZoneId,
} from '../../machines/model.ts';
import type {
  ChannelEnds,
  ComponentSpec,
  DataClassSpec,
  DetailRule,
  ExchangeSpec,
  FailureSpec,
  FaultSpec,
  GatewaySpec,
  Guidance,
  HostEntry,
  MessageContent,
  MessageTemplate,
  NetworkPurpose,
  OptionGroupSpec,
  OptionSpec,
  PhaseSpec,
  PlacementRule,
  PresetSpec,
  ScenarioSpec,
  ScreenRule,
  StackSpec,
  WorkloadManagerSpec,
  ZoneSpec,
} from './types.ts';

/**
 * Everything that a simulation and its readers need to know about a deployment, apart from the run: plain data. The
 * built-in ZenML Pro deployment is one (`src/catalogue/zenml-pro.ts`); a test or a file makes others.
 */
export interface Model {
  /** Of which deployment it is a model. */
  readonly id: string;
  /** Whole number, raised with every change that a reader of an older file would notice. */
  readonly version: number;
  /** Until when the documentation behind it was read, as `2026-07`. */
  readonly documentationDate: string;
  /** The version of zenml whose source code and traffic it follows. */
  readonly sourceVersion: string;
  /** In the order of the diagram's columns. */
  readonly components: Readonly<Partial<Record<ComponentId, ComponentSpec>>>;
  /** Outer zones before those that lie in them. */
  readonly zones: readonly ZoneSpec[];
  readonly scenarios: Readonly<Record<ScenarioId, ScenarioSpec>>;
  /** The components of each service, which are away together. */
  readonly services: Readonly<Record<ServiceId, readonly ComponentId[]>>;
  /** Where options move a component away from the place that the scenario gives it. */
  readonly placementRules: readonly PlacementRule[];
  readonly detailRules: readonly DetailRule[];
  /** What outbound connections over HTTPS pass; the first that holds counts. */
  readonly gateways: readonly GatewaySpec[];
  readonly channels: readonly ChannelEnds[];
  readonly phases: readonly PhaseSpec[];
  readonly dataClasses: Readonly<Record<DataClassId, DataClassSpec>>;
  /** All exchanges with all messages that they can have; the machines decide the order of a run. */
  readonly exchanges: readonly ExchangeSpec[];
  /** What happens when a message cannot be delivered, by the id that messages give in `failure`. */
  readonly failures: Readonly<Record<string, FailureSpec>>;
  /** What to know when something fails: by the id in `failures`, and by the id of a fault where that says more. */
  readonly guidance: {
    readonly failures: Readonly<Record<string, Guidance>>;
    readonly faults: Readonly<Record<string, Guidance>>;
    /** The first that fits counts. Missing, or where none fits: what whoever asks says stands in a terminal. */
    readonly screens?: readonly ScreenRule[];
  };
  /** The faults that can be chosen by name. */
  readonly faults: readonly FaultSpec[];
  /** In the order of the drawer. */
  readonly optionGroups: readonly OptionGroupSpec[];
  /** Choices that are made with one press. */
  readonly presets: readonly PresetSpec[];
  readonly options: readonly OptionSpec[];
  /** The flavors that people choose from. */
  readonly stacks: Readonly<Partial<Record<StackId, StackSpec>>>;
  readonly workloadManagers: Readonly<Record<WorkloadManagerId, WorkloadManagerSpec>>;
  readonly hosts: readonly HostEntry[];
  readonly networkPurposes: readonly NetworkPurpose[];
  /** What the story of a run stops at; see `TURNING_POINTS` of the catalogue. Empty: at the first message of each beat. */
  readonly turningPoints: readonly (readonly MessageContent['id'][])[];
  /** Ids of messages that older versions had, with the id that took their place. */
  readonly successors: Readonly<Record<string, MessageContent['id']>>;
  /** What some runs send in the place of a message that they lack, by its id: links to it lead there. Missing: nothing. */
  readonly substitutes?: Readonly<Record<string, MessageContent['id']>>;
}

interface Entry {
  readonly exchange: ExchangeSpec;
  readonly template: MessageTemplate;
}

interface Index {
  readonly exchanges: ReadonlyMap<ExchangeId, ExchangeSpec>;
  readonly messages: ReadonlyMap<string, Entry>;
  readonly zones: ReadonlyMap<ZoneId, ZoneSpec>;
}

const indexes = new WeakMap<Model, Index>();

function indexOf(model: Model): Index {
  let index = indexes.get(model);
  if (!index) {
    index = {
      exchanges: new Map(model.exchanges.map((exchange) => [exchange.id, exchange])),
      messages: new Map(
        model.exchanges.flatMap((exchange) =>
          exchange.messages.map((template): [string, Entry] => [template.id, { exchange, template }]),
        ),
      ),
      zones: new Map(model.zones.map((zone) => [zone.id, zone])),
    };
    indexes.set(model, index);
  }
  return index;
}

/** What a model must have because something refers to it. Throws when it lacks it. */
function found<Value>(value: Value | undefined, kind: string, id: string, model: Model): Value {
  if (value === undefined) throw new Error(`[model] Unknown ${kind}: ${id}. The model ${model.id} does not have it.`);
  return value;
}

/** The component with this id. Throws when the model lacks it. */
export const componentOf = (model: Model, id: ComponentId): ComponentSpec =>
  found(model.components[id], 'component', id, model);

/** All components, in the order of the diagram's columns. */
export const componentIdsOf = (model: Model): readonly ComponentId[] => Object.keys(model.components) as ComponentId[];

/** The phase with this id. Throws when the model lacks it. */
export const phaseSpec = (model: Model, id: PhaseId): PhaseSpec =>
  found(
    model.phases.find((phase) => phase.id === id),
    'phase',
    id,
    model,
  );

/** The zone with this id. Throws when the model lacks it. */
export const zoneSpec = (model: Model, id: ZoneId): ZoneSpec => found(indexOf(model).zones.get(id), 'zone', id, model);

/** The stack with this id. Throws when the model lacks it. */
export const stackOf = (model: Model, id: StackId): StackSpec => found(model.stacks[id], 'stack', id, model);

/** The exchange with this id. Throws when the model lacks it. */
export const exchangeSpec = (model: Model, id: ExchangeId): ExchangeSpec =>
  found(indexOf(model).exchanges.get(id), 'exchange', id, model);

/** A message as it is written down, by its id (`<exchange>.<name>`). Throws when the model lacks it. */
export const messageTemplate = (model: Model, id: string): MessageTemplate =>
  found(indexOf(model).messages.get(id), 'message', id, model).template;

/** The exchange that a message belongs to, by the message's id. Throws when the model lacks it. */
export const exchangeOfMessage = (model: Model, id: string): ExchangeSpec =>
  found(indexOf(model).messages.get(id), 'message', id, model).exchange;

/** True when the model has a message with this id. */
export const isMessageId = (model: Model, id: string): boolean => indexOf(model).messages.has(id);

/** How the failure of a message is dealt with. Throws when the model lacks it. */
export const failureSpec = (model: Model, id: string): FailureSpec => found(model.failures[id], 'failure', id, model);

const entryOf = (ids: Readonly<Record<string, string>>, id: string): string | undefined =>
  Object.hasOwn(ids, id) ? ids[id] : undefined;

/** The id that took the place of one that the model no longer has; the same id when nothing did. */
export const successorOf = (model: Model, id: string): string => entryOf(model.successors, id) ?? id;

/** The id of what runs that lack a message send in its place; the same id when they send nothing. */
export const substituteOf = (model: Model, id: string): string => entryOf(model.substitutes ?? {}, id) ?? id;
