import type { ComponentId, ScenarioId } from '../../machines/model.ts';
import { componentOf } from '../model/model.ts';
import type { ZoneSpec } from '../model/types.ts';
import { beatTitle, crossingIn, failureText, zoneIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { lanesOf as participantsOf } from '../views/lanes.ts';
import { disclaimerOf, titleOf } from './about.ts';

/** An arrival is drawn over the end of the flight, this long at most, so that an arrow has something to point at. */
const ARRIVAL_US = 500;

/** Something a component does for a while: send a message, or take one in. */
interface Slice {
  readonly index: number;
  readonly role: 'send' | 'arrive';
  readonly startUs: number;
  readonly endUs: number;
}

/** What each component does, by time. */
function slicesOf(run: Run): ReadonlyMap<ComponentId, Slice[]> {
  const slices = new Map<ComponentId, Slice[]>(participantsOf(run).map((component) => [component, []]));
  for (const [index, message] of run.trace.messages.entries()) {
    const { from, to } = specOf(run, message);
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

function argsOf(run: Run, message: TraceMessage, scenario: ScenarioId) {
  const spec = specOf(run, message);
  const error = failureText(run, message);
  const { crossing, connection } = crossingIn(run, scenario, message);
  return {
    id: message.id,
    from: componentOf(run.model, spec.from).label,
    to: componentOf(run.model, spec.to).label,
    data: run.model.dataClasses[spec.dataClass].label,
    crossing,
    connection,
    protocol: spec.protocol,
    endpoint: spec.endpoint,
    auth: spec.auth,
    phase: message.phase,
    exchange: beatTitle(run, message),
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
function sliceLines(run: Run, scenario: ScenarioId, slice: Slice, { pid, tid }: Thread): string {
  const message = run.trace.messages[slice.index];
  if (!message) return '';
  const { from, to, label, dataClass } = specOf(run, message);
  const common = { name: label, cat: dataClass, pid, tid, ts: slice.startUs };
  const complete = JSON.stringify({
    ...common,
    ph: 'X',
    dur: slice.endUs - slice.startUs,
    ...(message.status === 'failed' ? { cname: 'terrible' } : {}),
    args: slice.role === 'send' ? argsOf(run, message, scenario) : { id: message.id },
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
 * A Chrome Trace Event file, one event a line: a process for each zone, a thread for each component (and
 * another one for whatever it does at the same time), a slice for each message at its sender and one where it arrives,
 * an arrow between the two. Times are µs since the run began.
 */
export function toChromeTrace(run: Run, scenario: ScenarioId): string {
  const used = new Set(participantsOf(run).map((component) => zoneIn(run, scenario, component)));
  // Numbers in the order of the zones, because viewers sort processes by them.
  const pidOf = (zone: ZoneSpec): number => run.model.zones.indexOf(zone) + 1;
  const names = run.model.zones
    .filter((zone) => used.has(zone))
    .flatMap((zone) => nameEvents('process', { pid: pidOf(zone), tid: 0 }, zone.label));
  const timed: { readonly slice: Slice; readonly thread: Thread }[] = [];
  let threads = 0;
  for (const [component, slices] of slicesOf(run)) {
    const pid = pidOf(zoneIn(run, scenario, component));
    const lanes = lanesOf(slices);
    const first = threads + 1;
    for (const [slice, lane] of lanes) {
      timed.push({ slice, thread: { pid, tid: first + lane } });
      threads = Math.max(threads, first + lane);
    }
    for (let tid = first; tid <= threads; tid++) {
      const { label } = componentOf(run.model, component);
      names.push(...nameEvents('thread', { pid, tid }, tid === first ? label : `${label} ${tid - first + 1}`));
    }
  }
  timed.sort((a, b) => a.slice.startUs - b.slice.startUs);
  const about = {
    title: titleOf(run, scenario),
    scenario,
    version: run.trace.version,
    illustrative: disclaimerOf(run, scenario),
  };
  const lines = [
    ...names.map((event) => JSON.stringify(event)),
    ...timed.map(({ slice, thread }) => sliceLines(run, scenario, slice, thread)),
  ];
  return `{"displayTimeUnit":"ms","otherData":${JSON.stringify(about)},"traceEvents":[\n${lines.join(',\n')}\n]}\n`;
}
