import type { ScenarioId } from '../../machines/model.ts';
import { HOLD_MS, type Score, type ScorePart, type Track } from '../../machines/score.ts';
import { lengthOf, REACH_OF_FAILED, shareAt } from '../layout/flight.ts';
import { arrangedFor, isWithin, pointsOf, routeOf } from '../layout/layout.ts';
import { WIDE } from '../layout/wide.ts';
import { meetingPoint, zonesOf } from '../layout/zones.ts';
import { crossingIn, placementIn } from '../simulation/describe.ts';
import { type Run, specOf } from '../simulation/run.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { sentenceOf } from './failing.ts';
import { stopsOf } from './stops.ts';
import { type Told, tellingOf } from './telling.ts';
import { foldedWords } from './words.ts';

/**
 * What people can read of a caption while it plays. Subtitles have 160 to 180 words a minute; a little less than 3 a
 * second, so that what is measured on a screen of 60 frames a second stays below.
 */
const READING_WORDS_PER_SECOND = 2.9;

const SHORTEST_STAND_MS = 1500;

/** Of all that travels. */
const SPEED_PX_PER_MS = 1;
const TRAVEL_MS = { least: 500, most: 900 };

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** The way of a message on the stage. */
interface Way {
  /** 0 for work inside a box. */
  readonly lengthPx: number;
  /** At which share of its way it meets the boundary; null when it does not cross, or fails before. */
  readonly meetsAt: number | null;
}

function wayOf(run: Run, scenario: ScenarioId, message: TraceMessage): Way {
  const { from, to } = specOf(run, message);
  if (isWithin(from, to)) return { lengthPx: 0, meetsAt: null };
  const layout = arrangedFor(WIDE, run.model, run.origin.config);
  const points = pointsOf(routeOf(layout, from, to));
  const reach = message.status === 'failed' ? REACH_OF_FAILED : 1;
  const zones = zonesOf(layout, run.model, placementIn(run, scenario));
  const meeting = meetingPoint(zones, points, crossingIn(run, scenario, message));
  const meetsAt = meeting === null ? null : shareAt(points, meeting) / reach;
  return { lengthPx: lengthOf(points) * reach, meetsAt: meetsAt !== null && meetsAt < 1 ? meetsAt : null };
}

/** What is the same for all messages of a kind: how they travel, and how long their sentence is. */
interface Kind extends Way {
  readonly travelMs: number;
  readonly readMs: number;
}

function kindOf(run: Run, scenario: ScenarioId, message: TraceMessage): Kind {
  const way = wayOf(run, scenario, message);
  const { least, most } = TRAVEL_MS;
  return {
    ...way,
    travelMs: way.lengthPx === 0 ? most : Math.min(most, Math.max(least, way.lengthPx / SPEED_PX_PER_MS)),
    readMs: readingMs(sentenceOf(run, message)),
  };
}

/** How long it takes to read a sentence, in ms. */
export const readingMs = (sentence: string): number => (wordsIn(sentence) / READING_WORDS_PER_SECOND) * 1000;

function partOf(message: TraceMessage, { fromMs, toMs }: Told, { meetsAt, travelMs, readMs }: Kind): ScorePart {
  const meetsMs = meetsAt === null ? null : message.sentMs + meetsAt * (message.receivedMs - message.sentMs);
  // Where messages overlap, one may be told only before it meets the boundary, or after.
  const holdMs = meetsMs !== null && fromMs < meetsMs && meetsMs < toMs ? meetsMs : null;
  const landsMs = travelMs + (holdMs === null ? 0 : HOLD_MS);
  return { fromMs, toMs, holdMs, travelMs, standMs: Math.max(SHORTEST_STAND_MS, readMs, landsMs) };
}

const scoresOfRuns = new WeakMap<Run, Map<ScenarioId, Score>>();

/**
 * How a run is told in a scenario: the sentence of each message stands until it can be read. Independent of the window.
 * @returns the same object for the same run and scenario
 */
export function scoreOf(run: Run, scenario: ScenarioId): Score {
  const scores = scoresOfRuns.get(run) ?? new Map<ScenarioId, Score>();
  scoresOfRuns.set(run, scores);
  let score = scores.get(scenario);
  if (!score) {
    score = writeScore(run, scenario);
    scores.set(scenario, score);
  }
  return score;
}

function writeScore(run: Run, scenario: ScenarioId): Score {
  const { messages, durationMs } = run.trace;
  const { parts: tellingParts, partOf: partOfMessage } = tellingOf(run);
  const kinds = { delivered: new Map<string, Kind>(), failed: new Map<string, Kind>() };
  const phases = new Map<string, number>();
  const parts = tellingParts.flatMap((part, order): readonly ScorePart[] => {
    const message = messages[part.message];
    if (!message) return [];
    if (!phases.has(message.phase)) phases.set(message.phase, order);
    const known = kinds[message.status];
    // What fails can fail in several ways, each with a sentence of its own.
    const key = message.status === 'failed' ? `${message.id} ${message.failure ?? ''}` : message.spec;
    let kind = known.get(key);
    if (!kind) {
      kind = kindOf(run, scenario, message);
      known.set(key, kind);
    }
    return [partOf(message, part, kind)];
  });
  const stops = stopsOf(run, scenario);
  for (const { message, folded } of stops) {
    const order = partOfMessage[message] ?? -1;
    const part = parts[order];
    if (part && folded) {
      parts[order] = { ...part, standMs: Math.max(part.standMs, readingMs(foldedWords(run, folded))) };
    }
  }
  const story = stops.flatMap(({ message }) => partOfMessage[message] ?? []);
  return { parts, story, phases: [...phases.values()], durationMs };
}

/** The sentence of the caption for a message by its index, -1 for none: in the story, one stop may tell whole steps. */
export function sentenceAt(run: Run, scenario: ScenarioId, track: Track, index: number): string {
  const folded = track === 'story' ? stopsOf(run, scenario).find(({ message }) => message === index)?.folded : null;
  if (folded) return foldedWords(run, folded);
  const message = run.trace.messages[index];
  return message ? sentenceOf(run, message) : '';
}
