import type { Run } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';

/** Several pipeline steps, or one, that are told by a single stop, because they do what an earlier one did. */
export interface Folded {
  /** The first of the steps. */
  readonly step: string;
  /** How many steps, 1 or more. */
  readonly steps: number;
  /** The step that they are told to be like. */
  readonly like: string;
  /** True when they send what that step sent, no more and no less. */
  readonly isSame: boolean;
  /** Ids of the specs that no step before them sent, in the order in which they are first sent. */
  readonly fresh: readonly string[];
}

/** A stop for pipeline steps as a whole. */
export interface Fold {
  /** Index of the message that it lands on. */
  readonly message: number;
  readonly folded: Folded;
}

/** What the story of a run is made of, whatever the scenario. Messages are given by their index. */
export interface Scenes {
  /**
   * Where each spec is first sent, in that order. What got through says more than a try that failed, which counts only
   * where nothing got through.
   */
  readonly sent: ReadonlyMap<string, number>;
  /** The same for what belongs to the run itself or to the first of its pipeline steps. */
  readonly sentFirst: ReadonlyMap<string, number>;
  /** The first message of each beat of the run itself and of its first pipeline step. */
  readonly beats: readonly number[];
  /** The first failure of each spec, and the one that ends the run. */
  readonly failures: readonly number[];
  readonly folds: readonly Fold[];
}

const scenesOfRuns = new WeakMap<Run, Scenes>();

/**
 * Takes a run apart for its story.
 * @returns the same object for the same run
 */
export function scenesOf(run: Run): Scenes {
  let scenes = scenesOfRuns.get(run);
  if (!scenes) {
    scenes = findScenes(run);
    scenesOfRuns.set(run, scenes);
  }
  return scenes;
}

/** A pipeline step: what got through of what it sent, each spec where it first did. */
interface Scene {
  readonly step: string;
  readonly sent: Map<string, number>;
}

function findScenes(run: Run): Scenes {
  const { messages, outcome } = run.trace;
  const sent = new Map<string, number>();
  const sentFirst = new Map<string, number>();
  const beats = new Map<string, number>();
  const failures = new Map<string, number>();
  const steps = new Map<string, Scene>();
  let scene: Scene | undefined;
  let firstStep: string | undefined;
  const remember = (known: Map<string, number>, message: TraceMessage, index: number): void => {
    const before = known.get(message.spec);
    if (before === undefined) known.set(message.spec, index);
    else if (message.status === 'delivered' && messages[before]?.status === 'failed') known.set(message.spec, index);
  };
  for (const [index, message] of messages.entries()) {
    const { step, spec, status, exchange } = message;
    remember(sent, message, index);
    if (status === 'failed' && !failures.has(spec)) failures.set(spec, index);
    if (step !== null) {
      if (scene?.step !== step) scene = steps.get(step);
      if (!scene) {
        scene = { step, sent: new Map() };
        steps.set(step, scene);
      }
      if (status === 'delivered' && !scene.sent.has(spec)) scene.sent.set(spec, index);
      firstStep ??= step;
      if (step !== firstStep) continue;
    }
    remember(sentFirst, message, index);
    if (!beats.has(exchange)) beats.set(exchange, index);
  }
  const ending = outcome.status === 'failed' ? messages.findIndex(({ id }) => id === outcome.message) : -1;
  const failedStep = messages[ending]?.step;
  const [first, ...later] = steps.values();
  return {
    sent,
    sentFirst,
    beats: [...beats.values()],
    failures: [...failures.values(), ...(ending < 0 ? [] : [ending])],
    // The step that fails is told by its failure: it does not do what others did.
    folds: first
      ? foldsOf(
          run,
          first,
          later.filter(({ step }) => step !== failedStep),
        )
      : [],
  };
}

/** The stops of the later steps: one for each of two, or one for the second step and one for all that follow it. */
function foldsOf(run: Run, first: Scene, later: readonly Scene[]): readonly Fold[] {
  const known = new Set(first.sent.keys());
  const groups = later.length <= 2 ? later.map((scene) => [scene]) : [later.slice(0, 1), later.slice(1)];
  let like = first;
  return groups.flatMap((group): readonly Fold[] => {
    const [scene] = group;
    if (!scene) return [];
    const fresh = new Map<string, number>();
    for (const { sent } of group) {
      for (const [spec, index] of sent) if (!known.has(spec) && !fresh.has(spec)) fresh.set(spec, index);
    }
    for (const spec of fresh.keys()) known.add(spec);
    const message = landing(run, fresh) ?? landing(run, scene.sent);
    if (message === undefined) return [];
    const model = like.sent;
    const isSame = group.every(
      ({ sent }) => sent.size === model.size && [...sent.keys()].every((spec) => model.has(spec)),
    );
    const folded = { step: scene.step, steps: group.length, like: like.step, isSame, fresh: [...fresh.keys()] };
    like = scene;
    return [{ message, folded }];
  });
}

/** Where a stop for several messages lands: on the last turning point among them or, without one, on the last of all. */
function landing(run: Run, sent: ReadonlyMap<string, number>): number | undefined {
  const points = new Set<string>(run.model.turningPoints.flat());
  return ([...sent].findLast(([spec]) => points.has(spec)) ?? [...sent].at(-1))?.[1];
}
