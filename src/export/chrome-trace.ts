import { type ComponentId, INFRASTRUCTURE_IDS, type InfrastructureId, type ScenarioId } from '../../machines/model.ts';
import { COMPONENTS, DATA_CLASSES, INFRASTRUCTURES, SCENARIOS } from '../catalogue/index.ts';
import { beatTitle, crossingIn, failureText, specOf } from '../simulation/describe.ts';
import type { Trace, TraceMessage } from '../simulation/trace.ts';
import { disclaimerOf, participantsOf, titleOf } from './about.ts';

/** An arrival is drawn over the end of the flight, this long at most, so that an arrow has something to point at. */
const ARRIVAL_US = 500;

/** Sorts first where viewers sort processes by number. */
const PIDS: Readonly<Record<InfrastructureId, number>> = { customer: 1, zenml: 2 };

/** Something a component does for a while: send a message, or take one in. */
interface Slice {
  readonly index: number;
  readonly role: 'send' | 'arrive';
  readonly startUs: number;
  readonly endUs: number;
}

/** What each component does, by time. */
function slicesOf(trace: Trace): ReadonlyMap<ComponentId, Slice[]> {
  const slices = new Map<ComponentId, Slice[]>(participantsOf(trace).map((component) => [component, []]));
  for (const [index, message] of trace.messages.entries()) {
    const { from, to } = specOf(message);
    const [startUs, endUs] = [message.sentMs * 1000, message.receivedMs * 1000];
    slices.get(from)?.push({ index, role: 'send', startUs, endUs });
    if (from === to || message.status === 'failed') continue;
    slices.get(to)?.push({ index, role: 'arrive', startUs: Math.max(startUs, endUs - ARRIVAL_US), endUs });
  }
  for (const own of slices.values()) own.sort((a, b) => a.startUs - b.startUs || a.index - b.index);
  return slices;
}

/** Lane of each slice, from 0: slices that overlap get different ones, because a thread does one thing at a time. */
function lanesOf(slices: readonly Slice[]): ReadonlyMap<Slice, number> {
  const lanes = new Map<Slice, number>();
  const byEnd = slices.toSorted((a, b) => a.endUs - b.endUs);
  const free: number[] = [];
  let ended = 0;
  let count = 0;
  for (const slice of slices) {
    for (let done = byEnd[ended]; done && done.endUs <= slice.startUs; done = byEnd[++ended]) {
      free.push(lanes.get(done) ?? 0);
    }
    lanes.set(slice, free.pop() ?? count++);
  }
  return lanes;
}

function argsOf(message: TraceMessage, scenario: ScenarioId) {
  const spec = specOf(message);
  const error = failureText(message);
  return {
    id: message.id,
    from: COMPONENTS[spec.from].label,
    to: COMPONENTS[spec.to].label,
    data: DATA_CLASSES[spec.dataClass].label,
    ...crossingIn(scenario, message),
    protocol: spec.protocol,
    endpoint: spec.endpoint,
    auth: spec.auth,
    phase: message.phase,
    exchange: beatTitle(message),
    ...(message.step === null ? {} : { step: message.step }),
    attempt: message.attempt,
    status: message.status,
    ...(error === null ? {} : { error }),
    evidence: spec.evidence,
  };
}

interface Thread {
  readonly pid: number;
  readonly tid: number;
}

/** A slice and, right behind it, the end of the arrow that belongs to it. As text: a long run has many. */
function sliceLines(trace: Trace, scenario: ScenarioId, slice: Slice, { pid, tid }: Thread): string {
  const message = trace.messages[slice.index];
  if (!message) return '';
  const { from, to, label, dataClass } = specOf(message);
  const common = { name: label, cat: dataClass, pid, tid, ts: slice.startUs };
  const complete = JSON.stringify({
    ...common,
    ph: 'X',
    dur: slice.endUs - slice.startUs,
    ...(message.status === 'failed' ? { cname: 'terrible' } : {}),
    args: slice.role === 'send' ? argsOf(message, scenario) : { id: message.id },
  });
  if (from === to || message.status === 'failed') return complete;
  const arrow = slice.role === 'send' ? { ph: 's' } : { ph: 'f', bp: 'e' };
  return `${complete},\n${JSON.stringify({ ...common, ...arrow, id: slice.index + 1 })}`;
}

const metadata = (name: string, { pid, tid }: Thread, args: object) => ({ name, ph: 'M', pid, tid, ts: 0, args });

const nameEvents = (what: 'process' | 'thread', thread: Thread, name: string): object[] => [
  metadata(`${what}_name`, thread, { name }),
  metadata(`${what}_sort_index`, thread, { sort_index: what === 'process' ? thread.pid : thread.tid }),
];

/**
 * A Chrome Trace Event file, one event a line: a process for each infrastructure, a thread for each component (and
 * another one for whatever it does at the same time), a slice for each message at its sender and one where it arrives,
 * an arrow between the two. Times are µs since the run began.
 */
export function toChromeTrace(trace: Trace, scenario: ScenarioId): string {
  const { placement } = SCENARIOS[scenario];
  const used = new Set<InfrastructureId>(participantsOf(trace).map((component) => placement[component]));
  const names = INFRASTRUCTURE_IDS.filter((infrastructure) => used.has(infrastructure)).flatMap((infrastructure) =>
    nameEvents('process', { pid: PIDS[infrastructure], tid: 0 }, INFRASTRUCTURES[infrastructure].label),
  );
  const timed: { readonly slice: Slice; readonly thread: Thread }[] = [];
  let threads = 0;
  for (const [component, slices] of slicesOf(trace)) {
    const pid = PIDS[placement[component]];
    const lanes = lanesOf(slices);
    const first = threads + 1;
    for (const [slice, lane] of lanes) {
      timed.push({ slice, thread: { pid, tid: first + lane } });
      threads = Math.max(threads, first + lane);
    }
    for (let tid = first; tid <= threads; tid++) {
      const { label } = COMPONENTS[component];
      names.push(...nameEvents('thread', { pid, tid }, tid === first ? label : `${label} ${tid - first + 1}`));
    }
  }
  timed.sort((a, b) => a.slice.startUs - b.slice.startUs);
  const about = {
    title: titleOf(trace, scenario),
    scenario,
    version: trace.version,
    illustrative: disclaimerOf(trace, scenario),
  };
  const lines = [
    ...names.map((event) => JSON.stringify(event)),
    ...timed.map(({ slice, thread }) => sliceLines(trace, scenario, slice, thread)),
  ];
  return `{"displayTimeUnit":"ms","otherData":${JSON.stringify(about)},"traceEvents":[\n${lines.join(',\n')}\n]}\n`;
}
