/** A body as it was recorded. */
export interface Body {
  readonly text: string;
  /** Lower case, without parameters; empty when it was not said. */
  readonly mimeType: string;
}

/** Who took part in a call: a component of the model, or what is known about somebody else. */
export interface Party {
  /** The id of a component, or a description of a party that is none. */
  readonly name: string;
  /** False for a party that is no component of the model, and for one that cannot be told. */
  readonly known: boolean;
}

/** A request as the recorder saw it, before anybody is told who is who. */
export interface RawCall {
  /** Name of the file it comes from, and the index of its entry in it. */
  readonly file: string;
  readonly entry: number;
  readonly startedMs: number;
  readonly method: string;
  readonly url: URL;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** The party that the recorder names; null when it names none. */
  readonly recordedCaller: string | null;
  /** What the recorder says to tell processes of the same party apart; empty when it says nothing. */
  readonly process: string;
  readonly request: Body;
  readonly requestBytes: number;
  /** 0 when nobody answered. */
  readonly status: number;
  readonly response: Body;
  /** The entry that this call was made to answer, where the recorder says so. */
  readonly causedBy: number | null;
  /** How often the caller tried, 1 or more, when the recorder counted that. */
  readonly attempts: number | null;
}

/** Who made a call. */
export interface Calling {
  readonly caller: Party;
  /** The process of the caller: calls with the same value were made by the same program. Empty: cannot be told. */
  readonly instance: string;
}

/** A request between two parties, in the form in which it can be compared with the model. */
export interface RecordedCall extends RawCall, Calling {
  readonly receiver: Party;
  /** Path with `{id}` in the place of ids and names. */
  readonly path: string;
  /** Query keys that say what is asked for, `key` or `key=value`, in the order of the alphabet. */
  readonly query: readonly string[];
  /** What the body says that it is: a status, an action, a grant type; empty when it does not. */
  readonly word: string;
}

/** Methods that change something at the receiver. */
export const WRITES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A call kind: polls and repeats are the same one. */
export const kindOf = ({ caller, receiver, method, path, query, word }: RecordedCall): string =>
  JSON.stringify([caller.name, receiver.name, method, path, query, word]);
