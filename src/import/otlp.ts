import { isRecord, UnreadableFile } from './unreadable.ts';

/** Our own attributes stand under this name. */
const OWN = 'zenml.simulator.';
const CONFIG = 'config.';

/** An error as its number and, in files that other tools have written anew, as its name. */
const ERROR_CODES: readonly unknown[] = [2, 'STATUS_CODE_ERROR'];
const NANOS_IN_MS = 1_000_000n;

type Says = ReadonlyMap<string, string | number | boolean>;

interface ReadSpan {
  readonly span: Readonly<Record<string, unknown>>;
  /** Its own attributes, without the name that they stand under. */
  readonly says: Says;
}

const listIn = (value: unknown, name: string): readonly unknown[] => {
  const list = isRecord(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [];
};

/** Whole numbers of 64 bits are decimal digits in a file; some tools write a number. */
const digitsOf = (value: unknown): string | null =>
  (typeof value === 'string' || typeof value === 'number') && /^\d{1,20}$/.test(String(value)) ? String(value) : null;

function readValue(value: unknown): string | number | boolean | null {
  if (!isRecord(value)) return null;
  const { stringValue, boolValue, intValue } = value;
  if (typeof stringValue === 'string') return stringValue;
  if (typeof boolValue === 'boolean') return boolValue;
  const digits = digitsOf(intValue);
  return digits === null ? null : Number(digits);
}

function readSpan(span: unknown): ReadSpan | null {
  if (!isRecord(span)) return null;
  const says = new Map<string, string | number | boolean>();
  for (const attribute of listIn(span, 'attributes')) {
    if (!isRecord(attribute)) continue;
    const { key, value } = attribute;
    const read = typeof key === 'string' && key.startsWith(OWN) ? readValue(value) : null;
    if (typeof key === 'string' && read !== null) says.set(key.slice(OWN.length), read);
  }
  return { span, says };
}

/** Every span of the file that is ours, in the order of the file. */
function spansIn(file: unknown): readonly ReadSpan[] {
  const found: ReadSpan[] = [];
  for (const resource of listIn(file, 'resourceSpans')) {
    for (const scope of listIn(resource, 'scopeSpans')) {
      for (const span of listIn(scope, 'spans')) {
        const read = readSpan(span);
        if (read?.says.has('span')) found.push(read);
      }
    }
  }
  return found;
}

const nanosOf = ({ span }: ReadSpan, name: 'startTimeUnixNano' | 'endTimeUnixNano'): bigint | null => {
  const digits = digitsOf(span[name]);
  return digits === null ? null : BigInt(digits);
};

/** The options that are objects: their fields stand one by one. */
const PARTS = ['fault', 'away'] as const;

function configIn(says: Says): Readonly<Record<string, unknown>> {
  const names = [...says.keys()].filter(
    (name) => name.startsWith(CONFIG) && !PARTS.some((part) => name.startsWith(`${CONFIG}${part}.`)),
  );
  const fieldsOf = (part: (typeof PARTS)[number], fields: readonly string[]) => {
    const read = fields.map((name) => [name, says.get(`${CONFIG}${part}.${name}`)] as const);
    return read.every(([, value]) => value === undefined) ? null : Object.fromEntries(read);
  };
  return {
    ...Object.fromEntries(names.map((name) => [name.slice(CONFIG.length), says.get(name)])),
    scenario: says.get('scenario'),
    fault: fieldsOf('fault', ['message', 'times', 'id']),
    away: fieldsOf('away', ['what', 'from', 'forMs']),
  };
}

/**
 * The spans of a run as the document that a JSON file of it would hold; what it is worth is checked later. The
 * messages come in the order of their numbers, their times from the span of the run. Ids of spans mean nothing.
 * Throws an `UnreadableFile` unless the file holds one run with all its messages.
 */
export function documentOfOtlp(file: unknown): Readonly<Record<string, unknown>> {
  const spans = spansIn(file);
  const [run, ...others] = spans.filter(({ says }) => says.get('span') === 'run');
  if (!run) throw new UnreadableFile({ code: 'other-program' });
  if (others.length > 0) throw new UnreadableFile({ code: 'several-runs', count: others.length + 1 });
  const startNanos = nanosOf(run, 'startTimeUnixNano');
  const numbered = spans
    .filter(({ says }) => says.get('span') === 'message')
    .toSorted((a, b) => Number(a.says.get('message.number')) - Number(b.says.get('message.number')));
  if (numbered.some(({ says }, index) => says.get('message.number') !== index + 1)) {
    throw new UnreadableFile({ code: 'message-numbers', count: numbered.length });
  }
  const msOf = (read: ReadSpan, name: 'startTimeUnixNano' | 'endTimeUnixNano'): number | undefined => {
    const nanos = nanosOf(read, name);
    return nanos === null || startNanos === null ? undefined : Number((nanos - startNanos) / NANOS_IN_MS);
  };
  return {
    version: run.says.get('trace.version'),
    modelVersion: run.says.get('model.version'),
    config: configIn(run.says),
    outcome: {
      status: run.says.get('outcome.status'),
      message: run.says.get('outcome.message'),
      reason: run.says.get('outcome.reason'),
      dashboard: run.says.get('outcome.dashboard'),
    },
    durationMs: run.says.get('duration_ms'),
    messages: numbered.map((read) => ({
      id: read.says.get('message.id'),
      spec: read.says.get('message.spec'),
      phase: read.says.get('phase'),
      exchange: read.says.get('exchange'),
      step: read.says.get('step') ?? null,
      attempt: read.says.get('attempt'),
      sentMs: msOf(read, 'startTimeUnixNano'),
      receivedMs: msOf(read, 'endTimeUnixNano'),
      status: isRecord(read.span.status) && ERROR_CODES.includes(read.span.status.code) ? 'failed' : 'delivered',
    })),
  };
}
