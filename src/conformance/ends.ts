import { type Aspect, callInWords } from './contradiction.ts';
import { type Candidate, tellingFits } from './matching.ts';
import { isOfControlPlane, zenmlMethods } from './paths.ts';
import { type RecordedCall, WRITES } from './recorded-call.ts';

/** Why a call has no message: what the model says instead, if it contradicts that, or that it says nothing. */
export type Explanation =
  | {
      readonly contradicts: Aspect;
      /** The message that is nearest, null when none is near. */
      readonly message: string | null;
      readonly says: string;
    }
  | { readonly contradicts: null; readonly why: string };

/** More letters than these are no slip but another word. */
const MOST_SLIPS = 2;

/** How many letters have to be put in, left out or changed to make one word of the other; stops counting above 2. */
function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_SLIPS) return MOST_SLIPS + 1;
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const line = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = (above[column] ?? 0) + Number(letter !== otherLetter);
      line.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}

/** True when two paths are the same but for one misspelt part. */
function isMisspelt(path: string, template: string): boolean {
  const parts = path.split('/');
  const expected = template.split('/');
  if (parts.length !== expected.length) return path.replaceAll(/\/{2,}/g, '/') === template;
  const wrong = parts.flatMap((part, index) =>
    part === expected[index] ? [] : [slipsBetween(part, expected[index] ?? '')],
  );
  return wrong.length === 1 && wrong.every((slips) => slips <= MOST_SLIPS);
}

const writes = ({ method }: RecordedCall): boolean => WRITES.has(method);
const names = (values: readonly string[]): string => [...new Set(values)].join(' or ');
const tellingInWords = ({ template: { query, body } }: Candidate): string =>
  [query, body].filter((part) => part !== undefined).join(' ');
const templateInWords = ({ template: { method, path, query, body } }: Candidate): string =>
  callInWords({ method, path, query: query === undefined ? [] : [query], word: body ?? '' });

/**
 * Whether somebody else making a call contradicts the model: always when it writes something; for a read only if a
 * single message stands for it, or if it comes from where the model has no connection. Lookups that several parties
 * make are nobody's own.
 */
function ofAnotherCaller(
  call: RecordedCall,
  near: readonly Candidate[],
  all: readonly Candidate[],
): Explanation | null {
  const others = near.filter(
    ({ template, caller }) =>
      template.to === call.receiver.name &&
      template.method === call.method &&
      template.path === call.path &&
      caller !== call.caller.name &&
      tellingFits(template, call),
  );
  const callers = names(others.map(({ caller }) => caller));
  if (others.length === 0) return null;
  const isNew = !all.some(({ caller, template }) => caller === call.caller.name && template.to === call.receiver.name);
  const wasNamed = call.recordedCaller !== null;
  const isOfOneMessage = new Set(others.map(({ message }) => message.id)).size === 1;
  if (wasNamed && (writes(call) || isNew || isOfOneMessage)) {
    return { contradicts: 'caller', message: others[0]?.message.id ?? null, says: callers };
  }
  return { contradicts: null, why: `the model has it from ${callers}` };
}

function toAnotherReceiver(call: RecordedCall, own: readonly Candidate[]): Explanation | null {
  const others = own.filter(
    ({ template }) =>
      template.method === call.method &&
      template.path === call.path &&
      template.to !== call.receiver.name &&
      // A path of one word, such as `/version`, is at home in many services.
      template.path.lastIndexOf('/') > 0 &&
      tellingFits(template, call),
  );
  if (others.length === 0) return null;
  const says = names(others.map(({ template }) => template.to));
  return { contradicts: 'receiver', message: others[0]?.message.id ?? null, says };
}

function byAnotherMethod(call: RecordedCall, own: readonly Candidate[]): Explanation | null {
  const there = own.filter(({ template }) => template.to === call.receiver.name && template.path === call.path);
  const ofTheApi = call.receiver.name === 'server' ? zenmlMethods(call.path) : [];
  const isImpossible = ofTheApi.length > 0 && !ofTheApi.includes(call.method);
  const isKnown = there.some(({ template }) => template.method === call.method);
  if (!isImpossible && (isKnown || there.length === 0)) return null;
  const says = there.length === 0 ? ofTheApi.join(' or ') : names(there.map(({ template }) => template.method));
  if (isImpossible || writes(call)) return { contradicts: 'method', message: there[0]?.message.id ?? null, says };
  return { contradicts: null, why: `the model has ${says} there` };
}

/** Whether the receiver has a path at all; undefined for one whose API is not known here. */
function isOfTheApi({ receiver, path }: RecordedCall): boolean | undefined {
  if (receiver.name === 'server') return zenmlMethods(path).length > 0;
  return receiver.name === 'control-plane' ? isOfControlPlane(path) : undefined;
}

function atAnotherPath(call: RecordedCall, own: readonly Candidate[]): Explanation | null {
  const beside = own.filter(({ template }) => template.to === call.receiver.name && template.method === call.method);
  const exists = isOfTheApi(call);
  const meant = exists ? undefined : beside.find(({ template }) => isMisspelt(call.path, template.path));
  if (meant) return { contradicts: 'path', message: meant.message.id, says: templateInWords(meant) };
  if (exists === false) return { contradicts: 'path', message: null, says: 'no such path in the API' };
  const told = beside.filter(({ template }) => template.path === call.path).map(tellingInWords);
  const says = told.length === 0 ? 'no such call' : `it only with ${names(told)}`;
  if (writes(call)) return { contradicts: 'path', message: null, says };
  return told.length === 0 ? null : { contradicts: null, why: `the model has ${says}` };
}

/** Why a call has no message. */
export function explain(call: RecordedCall, all: readonly Candidate[]): Explanation {
  const own = all.filter(({ caller }) => caller === call.caller.name);
  if (!call.caller.known && call.recordedCaller === null) {
    return ofAnotherCaller(call, all, all) ?? { contradicts: null, why: 'the recording does not say who made it' };
  }
  return (
    ofAnotherCaller(call, all, all) ??
    toAnotherReceiver(call, own) ??
    byAnotherMethod(call, own) ??
    atAnotherPath(call, own) ?? {
      contradicts: null,
      why: call.receiver.known ? 'not in the model' : 'unknown receiver',
    }
  );
}
