import type { RunOptions } from '../../machines/model.ts';

/** What has to be chosen so that something can be: one of the listed values of each option that it names. */
export type Requirement = {
  readonly [Name in keyof RunOptions]?: readonly RunOptions[Name][];
} & {
  /** At least as many pipeline steps. */
  readonly minSteps?: number;
};

/** One value of an option that is chosen from a list. */
export interface ChoiceValue<Value> {
  /** As it stands in the URL and on the command line. */
  readonly id: string;
  readonly value: Value;
  readonly label: string;
  /** What it means, in one line. */
  readonly hint: string;
  /** What has to be chosen of the options before it, which are read in their order, and of the sizes. */
  readonly needs?: Requirement;
  /** Why it needs that, as a sentence. */
  readonly because?: string;
}

/** Options that stand together in the drawer. */
export interface OptionGroupSpec {
  readonly id: string;
  /** Its heading; null for none. */
  readonly label: string | null;
}

/** Values of several options that go together, to be chosen at once. */
export interface PresetSpec {
  readonly id: string;
  readonly label: string;
  /** What it chooses, and what follows from it, in a sentence. */
  readonly hint: string;
  /** Ids of values by the name of their option, in the order in which they are chosen. */
  readonly values: Readonly<Record<string, string>>;
}

/** An option that is chosen from a list. Its default is the first value whose needs are met. */
export type ChoiceSpec = {
  readonly [Key in keyof RunOptions]: {
    readonly kind: 'choice';
    /** Its name in the URL and, after `--`, on the command line. */
    readonly name: string;
    readonly key: Key;
    /** Id of the group of the drawer that has it. */
    readonly group: string;
    /** What has to be chosen for it to make a difference: the drawer has it only then, unless it says why not. */
    readonly appliesWhen?: Requirement;
    /** Why it makes no difference otherwise, in a sentence, where people would look for it all the same. */
    readonly otherwise?: string;
    readonly label: string;
    /** What it is about, in a few words that stand in a list: the drawer says what the chosen value means instead. */
    readonly hint: string;
    readonly values: readonly ChoiceValue<RunOptions[Key]>[];
  };
}[keyof RunOptions];

/** An option that is a whole number, 1 or more. */
export interface NumberSpec {
  readonly kind: 'number';
  readonly name: 'steps' | 'width';
  /** Id of the group of the drawer that has it. */
  readonly group: string;
  readonly label: string;
  /** What it means, as a sentence. */
  readonly hint: string;
  /** Its value when nothing else is chosen. */
  readonly standard: number;
}

/** What goes wrong. Its values are the faults of the catalogue and the ids of messages. */
export interface FaultOptionSpec {
  readonly kind: 'fault';
  readonly name: 'fault';
  /** Id of the group of the drawer that has it. */
  readonly group: string;
  readonly label: string;
  /** What the drawer says while nothing goes wrong, as sentences. */
  readonly hint: string;
}

export type OptionSpec = ChoiceSpec | NumberSpec | FaultOptionSpec;
