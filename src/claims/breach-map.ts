import type { ComponentId, ScenarioId } from '../../machines/model.ts';
import type { Run } from '../simulation/run.ts';
import { type BreachStart, type BreachTime, breachOf, breachWords, sortedSteps } from './breach.ts';
import { holdingsAt, isKept, proofsAt } from './holdings.ts';

/** Where a credential is carried to, or what is read from there with it. */
export interface BreachWay {
  /** Number of its step, from 1, as in the list of the steps. */
  readonly number: number;
  /** Null when it is used where it lies, and for a credential that lies nowhere in the run. */
  readonly from: ComponentId | null;
  readonly at: ComponentId;
  /** True when somebody has to get into the places of another owner to use it there. */
  readonly isElsewhere: boolean;
  /** False when the model has no channel there: nothing of a run goes that way, only who breaks in. */
  readonly isLaid: boolean;
}

/** A breach as places and ways between them, for a picture. Says the same as its steps. */
export interface BreachMap {
  /** The parts that are broken into. */
  readonly taken: readonly ComponentId[];
  /** For a credential: the components that have it, none of which is broken into. */
  readonly holders: readonly ComponentId[];
  /** In the order of the steps. */
  readonly ways: readonly BreachWay[];
  /** What can be read where: at once and by steps. Components without anything are left out. */
  readonly read: readonly { readonly component: ComponentId; readonly items: number }[];
  /** All of it in a sentence or two. */
  readonly sentence: string;
}

/** A breach on the map: the same steps, with the ways that lead from one component to the next: channels of the model where it has one. */
export function breachMapOf(run: Run, scenario: ScenarioId, start: BreachStart, time: BreachTime): BreachMap {
  const breach = breachOf(run, scenario, start, time);
  const { fruitful } = sortedSteps(breach);
  const atMs = time === 'after' ? 'end' : time.until;
  const there = [...holdingsAt(run, scenario, atMs), ...proofsAt(run, scenario, atMs)].filter(
    (holding) => time !== 'after' || isKept(holding),
  );
  const isTaken = (component: ComponentId): boolean =>
    start.kind === 'component'
      ? component === start.component
      : start.kind === 'owner' && there.some((one) => one.component === component && one.owner === start.owner);
  const present = [...new Set(there.map(({ component }) => component))];
  const taken = start.kind === 'component' ? [start.component] : present.filter(isTaken);
  const holders =
    start.kind === 'credential'
      ? [...new Set(there.filter(({ credential }) => credential === start.credential).map((one) => one.component))]
      : [];
  const hasChannel = (one: ComponentId, other: ComponentId): boolean =>
    run.model.channels.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
  const ways = fruitful.flatMap(({ credential, from, at, gains, isElsewhere }, index): BreachWay[] => {
    const sources =
      from !== null
        ? [from]
        : there
            .filter((one) => one.credential === credential && (holders.length > 0 || taken.includes(one.component)))
            .map(({ component }) => component);
    const origin = sources.includes(at)
      ? null
      : (sources.find((source) => hasChannel(source, at)) ?? sources[0] ?? null);
    const beyond = [...new Set(gains.map(({ component }) => component))].filter((component) => component !== at);
    const number = index + 1;
    return [
      { number, from: origin, at, isElsewhere, isLaid: origin === null || hasChannel(origin, at) },
      ...beyond.map((component) => ({
        number,
        from: at,
        at: component,
        isElsewhere,
        isLaid: hasChannel(at, component),
      })),
    ];
  });
  const counts = new Map<ComponentId, number>();
  for (const { component } of breach.all) counts.set(component, (counts.get(component) ?? 0) + 1);
  const opened = breach.all.length - breach.readable.length;
  const steps = fruitful.length;
  return {
    taken,
    holders,
    ways,
    read: [...counts].map(([component, items]) => ({ component, items })),
    sentence: [
      `Broken into ${time === 'after' ? 'after the run' : 'while it runs'}: ${breachWords(run, start)}.`,
      start.kind === 'credential'
        ? null
        : `${breach.readable.length} ${breach.readable.length === 1 ? 'item' : 'items'} to read at once.`,
      steps === 0
        ? 'Nothing more opens from there.'
        : `${steps} ${steps === 1 ? 'step opens' : 'steps open'} ${opened} more ${opened === 1 ? 'item' : 'items'}.`,
    ]
      .filter((part) => part !== null)
      .join(' '),
  };
}
