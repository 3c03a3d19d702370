import {
  AWAY_IDS,
  type Away,
  type AwayId,
  type ComponentId,
  type OwnerId,
  type PhaseId,
  type RunConfig,
  type ScenarioId,
} from '../../machines/model.ts';
import { OUTAGE_VERDICTS } from '../catalogue/outage-verdicts.ts';
import { componentIdsOf } from '../model/model.ts';
import { withAway, withoutAway } from '../model/options.ts';
import { componentsAway, servicesOf } from '../simulation/away.ts';
import { failureOf, zoneIn } from '../simulation/describe.ts';
import { type Run, specOf, stepsOf } from '../simulation/run.ts';
import { isMessageOf } from '../simulation/run-config.ts';
import { simulate } from '../simulation/simulate.ts';
import { type Beat, storyOf } from '../simulation/story.ts';

/** What a beat of a run becomes while some components cannot be reached. */
export interface BeatDuringOutage {
  readonly beat: Beat;
  readonly phase: PhaseId;
  /** `works`: it needs none of them; `degraded`: the run goes on without what needs them; `stops`: it cannot finish. */
  readonly state: 'works' | 'degraded' | 'stops';
  /** Index of the first message that cannot be delivered, null when all can. */
  readonly first: number | null;
}

/**
 * Which beats of a run get through while components are down, each beat by itself: a run that is in progress has the
 * earlier ones behind it. Messages inside one component need nobody else.
 * @param run a run without a fault
 */
export function duringOutage(run: Run, down: readonly ComponentId[]): readonly BeatDuringOutage[] {
  return storyOf(run).flatMap(({ phase, beats }) =>
    beats.map((beat): BeatDuringOutage => {
      const lost = beat.messages.filter((index) => {
        const message = run.trace.messages[index];
        if (!message) return false;
        const { from, to } = specOf(run, message);
        return down.includes(from) || down.includes(to);
      });
      const [first = null] = lost;
      if (first === null) return { beat, phase, state: 'works', first };
      const tolerated = lost.every((index) => {
        const message = run.trace.messages[index];
        return message === undefined || failureOf(run, message).tolerated;
      });
      return { beat, phase, state: tolerated ? 'degraded' : 'stops', first };
    }),
  );
}

/** The components that stand in a place of an owner in a scenario, in the order of the diagram's columns. */
export function componentsOf(run: Run, owner: OwnerId, scenario: ScenarioId): readonly ComponentId[] {
  return componentIdsOf(run.model).filter((component) => zoneIn(run, scenario, component).owner === owner);
}

/** What of ZenML's own can be away in a scenario; null when all of it is yours. */
export function awayFor(run: Run, scenario: ScenarioId): AwayId | null {
  const isZenmls = (what: AwayId): boolean =>
    servicesOf(what).every((service) =>
      run.model.services[service].some((component) => zoneIn(run, scenario, component).owner === 'zenml'),
    );
  return AWAY_IDS.findLast(isZenmls) ?? null;
}

/**
 * An outage that begins at a moment of a run and lasts to its end.
 * @param current index of the message on screen, -1 before the first. What a run sends only because something fails is
 * no moment of other runs: then the outage begins with the last message before it that is
 */
export function awayAt({ model, trace, origin }: Run, current: number, what: AwayId): Away {
  const ids = trace.messages.slice(0, current + 1).map(({ id }) => id.replace(/~\d+$/, ''));
  return { what, from: ids.findLast((id) => isMessageOf(model, origin.config, id)) ?? null, forMs: null };
}

/** How a run ends in which services go away at some moment. */
export interface OutageMoment {
  /** A new run begins; the code of a step is done; the same, but they are back soon; the next step begins. */
  readonly moment: 'new-run' | 'step-done' | 'short' | 'next-step';
  /** In a run of the same options, but of three steps at most. */
  readonly away: Away;
  readonly end: 'completed' | 'failed' | 'stuck' | 'no-run';
  /** Id of the spec of the message that it ends on, null when it completes. */
  readonly broke: string | null;
}

/** A few tries of any sender, in simulated ms. */
const SHORT_MS = 2000;

/** Pipelines of more steps repeat what three show. */
const MOST_STEPS = 3;

/** The first calls of a new run that need the workspace, for each way to start one. */
const FIRST_CALLS = {
  sdk: 'load-stack.ask',
  dashboard: 'check-snapshot-run.check',
  schedule: 'create-scheduled-run.snapshot',
} as const;

const momentsOfRuns = new WeakMap<Run, Map<AwayId, readonly OutageMoment[]>>();

/** How a run with these options ends when services go away at several moments. Simulated once for a run. */
export function outageMoments(run: Run, what: AwayId): readonly OutageMoment[] {
  const known = momentsOfRuns.get(run) ?? new Map<AwayId, readonly OutageMoment[]>();
  momentsOfRuns.set(run, known);
  const found = known.get(what) ?? momentsWithout(run, what);
  known.set(what, found);
  return found;
}

function momentsWithout({ model, origin }: Run, what: AwayId): readonly OutageMoment[] {
  const steps = Math.min(origin.config.steps, MOST_STEPS);
  const width = Math.min(origin.config.width, steps);
  const config: RunConfig = { ...withoutAway(origin.config), steps, width, fault: null };
  const healthy = simulate(model, config);
  const { messages } = healthy.trace;
  const at = (
    moment: OutageMoment['moment'],
    from: string | undefined,
    forMs: number | null = null,
  ): OutageMoment[] => {
    if (from === undefined) return [];
    const away: Away = { what, from, forMs };
    const { outcome, messages: sent } = simulate(model, withAway(config, away)).trace;
    if (outcome.status === 'completed') return [{ moment, away, end: 'completed', broke: null }];
    const broke = sent.find(({ id }) => id === outcome.message)?.spec ?? null;
    return [{ moment, away, end: outcome.dashboard, broke }];
  };
  const gone = new Set(componentsAway(model, what));
  const [first, second] = stepsOf(healthy).filter(({ cached }) => !cached);
  const afterCode = messages.findIndex(({ step, spec }) => step === first?.id && spec === 'write-artifact.save');
  const registered = messages.slice(afterCode).find((message) => {
    const { from, to } = specOf(healthy, message);
    return gone.has(from) || gone.has(to);
  });
  return [
    ...at('new-run', FIRST_CALLS[config.trigger]),
    ...(afterCode < 0 ? [] : [...at('step-done', messages[afterCode]?.id), ...at('short', registered?.id, SHORT_MS)]),
    ...at('next-step', messages.find(({ step }) => step !== null && step === second?.id)?.id),
  ];
}

/** What an outage does to a run: a code, and what its sentence depends on. */
export interface OutageVerdict {
  readonly code: keyof typeof OUTAGE_VERDICTS;
  readonly params: {
    readonly what: AwayId;
    /** Whether an outage of seconds is survived; null when no run could tell. */
    readonly short: boolean | null;
    /** Id of the spec of the message on which the run ends, null when it does not. */
    readonly broke: string | null;
  };
}

/** What the outage that a run has does to it where that is no step that registers its result; null otherwise. */
function verdictOfOwn({ trace, origin }: Run, what: AwayId): OutageVerdict | null {
  if (origin.config.away?.what !== what) return null;
  const { outcome, messages } = trace;
  const params = { what, short: null, broke: null };
  if (outcome.status === 'completed') return { code: 'goes-on', params };
  const broke = messages.find(({ id }) => id === outcome.message);
  // Another fault may be what it fails for.
  if (broke === undefined || origin.config.fault !== null) return null;
  const isOfStep = messages.some(({ step, sentMs }) => step !== null && sentMs < broke.sentMs);
  if (isOfStep) return null;
  const isNew = origin.config.away.from === null;
  return { code: isNew ? 'new-run-stops' : 'before-steps', params: { ...params, broke: broke.spec } };
}

/**
 * What it does to a run in a scenario that services are away: to the run itself when they are away in it, or else to runs
 * of its options.
 */
export function outageVerdict(run: Run, scenario: ScenarioId, what: AwayId): OutageVerdict {
  const own = verdictOfOwn(run, what);
  if (own !== null) return own;
  if (awayFor(run, scenario) === null && run.origin.config.away === undefined) {
    return { code: 'not-on-path', params: { what, short: null, broke: null } };
  }
  const moments = outageMoments(run, what);
  const momentOf = (name: OutageMoment['moment']): OutageMoment | undefined =>
    moments.find(({ moment }) => moment === name);
  const short = momentOf('short');
  const step = momentOf('step-done');
  const decisive = step ?? momentOf('new-run');
  const params = { what, short: short ? short.end === 'completed' : null, broke: decisive?.broke ?? null };
  if (decisive === undefined || decisive.end === 'completed') return { code: 'goes-on', params };
  if (decisive !== step) return { code: 'new-run-stops', params };
  return { code: decisive.end === 'failed' ? 'step-fails' : 'unheard', params };
}

/** A verdict as one sentence. */
export function verdictWords({ code, params: { short } }: OutageVerdict): string {
  const words = OUTAGE_VERDICTS[code];
  if (short === null || code === 'goes-on') return `${words}.`;
  return short ? `${words}; a short outage is survived.` : `${words}, also in a short outage.`;
}
