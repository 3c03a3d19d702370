import { Handlers, Processor, Types } from '@paulirish/trace_engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { toChromeTrace } from '../../../src/export/chrome-trace.ts';
import { componentOf } from '../../../src/model/model.ts';
import { zoneIn } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { TraceMessage } from '../../../src/simulation/trace.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, faultyRun, runConfigs, runFor, SEED } from '../simulation/fixtures.ts';

interface Slice {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In µs, as is `dur`. */
  readonly ts: number;
  readonly dur: number;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A slice with the names of its process and its thread, `Your infrastructure / Client SDK`. */
interface Placed extends Slice {
  readonly place: string;
}

interface ReadTrace {
  readonly processes: readonly string[];
  readonly threads: readonly string[];
  readonly slices: readonly Placed[];
  /** The slices that each arrow joins. */
  readonly arrows: readonly (readonly Placed[])[];
  readonly bounds: { readonly min: number; readonly max: number };
}

/** Reads a trace with the engine behind the Performance panel of Chrome's developer tools. */
async function readChromeTrace(text: string): Promise<ReadTrace> {
  const { traceEvents } = JSON.parse(text) as { traceEvents: Slice[] };
  const { Meta, Flows } = Handlers.ModelHandlers;
  const processor = new Processor.TraceProcessor({ Meta, Flows } as never, Types.Configuration.defaults());
  processor.reset();
  await processor.parse(traceEvents as never, { isFreshRecording: false, isCPUProfile: false, metadata: {} } as never);
  const { data } = processor;
  if (!data) throw new Error('The trace engine read nothing.');
  const processes = new Map([...data.Meta.processNames].map(([pid, { args }]) => [Number(pid), String(args.name)]));
  const threads = new Map<string, string>(
    [...data.Meta.threadsInProcess].flatMap(([pid, own]) =>
      [...own].map(([tid, { args }]) => [`${pid} ${tid}`, `${processes.get(Number(pid))} / ${args.name}`] as const),
    ),
  );
  const place = (slice: Slice): Placed => ({ ...slice, place: threads.get(`${slice.pid} ${slice.tid}`) ?? 'nowhere' });
  return {
    processes: [...processes.values()],
    threads: [...threads.values()],
    slices: traceEvents.filter(({ ph }) => ph === 'X').map(place),
    arrows: data.Flows.flows.map((flow) => (flow as unknown as Slice[]).map(place)),
    bounds: { min: Number(data.Meta.traceBounds.min), max: Number(data.Meta.traceBounds.max) },
  };
}

const withoutNumber = (place: string): string => place.replace(/ \d+$/, '');

function expectedPlace(run: Run, message: TraceMessage, end: 'from' | 'to', scenario: ScenarioId): string {
  const component = specOf(run, message)[end];
  return `${zoneIn(run, scenario, component).label} / ${componentOf(run.model, component).label}`;
}

function hasArrow(run: Run, message: TraceMessage): boolean {
  const { from, to } = specOf(run, message);
  return message.status === 'delivered' && from !== to;
}

/** `id: place of the sender → place of the receiver` of every arrow that a run should have. */
const expectedArrows = (run: Run, scenario: ScenarioId): string[] =>
  run.trace.messages
    .filter((message) => hasArrow(run, message))
    .map((message) => {
      const [from, to] = [expectedPlace(run, message, 'from', scenario), expectedPlace(run, message, 'to', scenario)];
      return `${message.id}: ${from} → ${to}`;
    })
    .sort();

const shownArrows = ({ arrows }: ReadTrace): string[] =>
  arrows.map((ends) => `${ends[0]?.args.id}: ${ends.map(({ place }) => withoutNumber(place)).join(' → ')}`).sort();

describe('toChromeTrace, as the trace engine of Chrome reads it', () => {
  it.each(SCENARIO_IDS)('has a process for each zone of %s and a thread for each component', async (scenario) => {
    const { processes, threads } = await readChromeTrace(toChromeTrace(DEFAULT_RUN, scenario));
    const components = new Set(
      DEFAULT_RUN.trace.messages.flatMap((message) => [
        expectedPlace(DEFAULT_RUN, message, 'from', scenario),
        expectedPlace(DEFAULT_RUN, message, 'to', scenario),
      ]),
    );
    expect(new Set(threads)).toEqual(components);
    expect(threads).toHaveLength(components.size);
    expect(processes).toEqual(
      scenario === 'on-prem'
        ? ['Third parties', 'Your infrastructure']
        : ['Third parties', 'Your infrastructure', 'ZenML infrastructure'],
    );
  });

  it('has a slice for each message at its sender, as long as its flight', async () => {
    const { slices } = await readChromeTrace(toChromeTrace(DEFAULT_RUN, 'saas'));
    const sent = slices.filter(({ args }) => 'status' in args);
    expect(sent.map(({ args, place, ts, dur }) => ({ id: args.id, place, ts, dur }))).toEqual(
      DEFAULT_RUN.trace.messages.map((message) => ({
        id: message.id,
        place: expectedPlace(DEFAULT_RUN, message, 'from', 'saas'),
        ts: message.sentMs * 1000,
        dur: (message.receivedMs - message.sentMs) * 1000,
      })),
    );
  });

  it('has an arrow from each sender to its receiver', async () => {
    const read = await readChromeTrace(toChromeTrace(DEFAULT_RUN, 'hybrid'));
    expect(shownArrows(read)).toEqual(expectedArrows(DEFAULT_RUN, 'hybrid'));
  });

  it('says of a slice what the message is', async () => {
    const { slices } = await readChromeTrace(toChromeTrace(DEFAULT_RUN, 'saas'));
    expect(slices.find(({ name }) => name === 'Heartbeat')?.args).toMatchObject({
      from: 'Step runtime',
      to: 'ZenML server',
      data: 'Control',
      crossing: 'leaves',
      connection: 'outbound',
      protocol: 'HTTPS',
      step: 'load_data',
      status: 'delivered',
    });
  });

  it('gives a lost message no arrow and says what people see', async () => {
    const { slices, arrows } = await readChromeTrace(toChromeTrace(faultyRun('load-stack.ask', 2), 'saas'));
    const tries = slices.filter(({ args }) => String(args.id).startsWith('load-stack.ask') && 'status' in args);
    expect(tries.map(({ args }) => [args.status, typeof args.error])).toEqual([
      ['failed', 'string'],
      ['failed', 'string'],
      ['delivered', 'undefined'],
    ]);
    expect(arrows.filter(([first]) => String(first?.args.id).startsWith('load-stack.ask'))).toHaveLength(1);
  });

  it('has every arrow, ends with the last message, and lets no thread do two things at once, for any run config', async () => {
    await fc.assert(
      fc.asyncProperty(runConfigs, fc.constantFrom(...SCENARIO_IDS), async (config, scenario) => {
        const run = runFor(config);
        const read = await readChromeTrace(toChromeTrace(run, scenario));
        expect(shownArrows(read)).toEqual(expectedArrows(run, scenario));
        expect(read.bounds).toEqual({
          min: Math.min(...run.trace.messages.map(({ sentMs }) => sentMs)) * 1000,
          max: Math.max(...run.trace.messages.map(({ receivedMs }) => receivedMs)) * 1000,
        });
        const freeAt = new Map<string, number>();
        const overlapping = read.slices.filter(({ place, ts, dur }) => {
          const isBusy = ts < (freeAt.get(place) ?? 0);
          freeAt.set(place, ts + dur);
          return isBusy;
        });
        expect(overlapping).toEqual([]);
      }),
      { seed: SEED, numRuns: rounds(15) },
    );
  });

  it('gives the same bytes for the same run, one event a line', () => {
    const text = toChromeTrace(simulate(ZENML_PRO, configOf()), 'hybrid');
    expect(text).toEqual(toChromeTrace(DEFAULT_RUN, 'hybrid'));
    expect(text.split('\n')).toHaveLength((JSON.parse(text) as { traceEvents: unknown[] }).traceEvents.length + 3);
  });

  it('says what the file is about', () => {
    const { otherData } = JSON.parse(toChromeTrace(DEFAULT_RUN, 'saas')) as { otherData: Record<string, unknown> };
    expect(otherData).toMatchObject({
      scenario: 'saas',
      version: 2,
      illustrative: expect.stringMatching(/illustrative/),
    });
  });
});
