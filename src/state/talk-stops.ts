import { useEffect, useMemo, useState } from 'react';
import type { RunConfig, ScenarioId } from '../../machines/model.ts';
import { secondsOf, type Tour } from '../model/tour-types.ts';
import type { Run } from '../simulation/run.ts';
import { simulate } from '../simulation/simulate.ts';
import { indexOfMessage, markOf } from '../simulation/trace.ts';
import { sentenceAt } from '../views/score.ts';
import { stopsOf } from '../views/stops.ts';
import { stagePicture } from './files.ts';
import type { LayerKind } from './layers.ts';
import { PAGE_MODEL } from './model.ts';
import { useRun, useScenario, useThirdPartiesApart } from './session.tsx';
import { isLong } from './simulating.ts';
import { momentOf } from './tour-moment.ts';
import { VIEW_TITLES } from './view-titles.ts';

/** A stop of a talk as it stands in a list. */
export interface TalkStop {
  readonly run: Run;
  readonly scenario: ScenarioId;
  /** ms since the run began. */
  readonly atMs: number;
  /** True while third parties stand outside of your zone; as on screen for null. */
  readonly isApart: boolean | null;
  readonly sentence: string;
  readonly note: string | null;
  /** What stands in the place of the stage, null for the stage. */
  readonly view: LayerKind | null;
  /** In s; null where nobody says how long. */
  readonly seconds: number | null;
}

function stopsOfStory(run: Run, scenario: ScenarioId): readonly TalkStop[] {
  return stopsOf(run, scenario).flatMap(({ message: index }) => {
    const message = run.trace.messages[index];
    const sentence = sentenceAt(run, scenario, 'story', index);
    return message
      ? [{ run, scenario, sentence, atMs: markOf(message), isApart: null, note: null, view: null, seconds: null }]
      : [];
  });
}

/** A run of thousands of steps is not simulated for the sake of a list. */
const shortened = (config: RunConfig): RunConfig => (isLong(config) ? { ...config, steps: 3, width: 1 } : config);

/** The stops of a tour. Each of its runs is simulated once. */
export function stopsOfTour(tour: Tour): readonly TalkStop[] {
  const runs = new Map<string, Run>();
  return tour.stops.map((stop) => {
    const { scenario, config, message, layer, thirdPartiesApart = null } = momentOf(stop);
    const key = JSON.stringify(config);
    const run = runs.get(key) ?? simulate(PAGE_MODEL, shortened(config));
    runs.set(key, run);
    const index = message ? indexOfMessage(run.trace, message) : -1;
    const found = run.trace.messages[index];
    const ofRun = found ? sentenceAt(run, scenario, 'story', index) : run.model.scenarios[scenario].label;
    // What the audience reads over a view.
    const told = layer === null ? ofRun : VIEW_TITLES[layer.kind];
    return {
      run,
      scenario,
      atMs: found ? markOf(found) : 0,
      isApart: thirdPartiesApart,
      sentence: stop.sentence || told,
      note: stop.note || null,
      view: layer?.kind ?? null,
      seconds: secondsOf(stop),
    };
  });
}

/** The stops of a talk: those of its tour or, without one, of the story of the run on screen. */
export function useTalkStops(tour: Tour | null): readonly TalkStop[] {
  const run = useRun();
  const scenario = useScenario();
  const [ofRun, ofScenario] = tour === null ? [run, scenario] : [null, null];
  return useMemo(
    () => (tour !== null ? stopsOfTour(tour) : ofRun && ofScenario ? stopsOfStory(ofRun, ofScenario) : []),
    [tour, ofRun, ofScenario],
  );
}

/** The picture of a stop, null until it is drawn and for what is no stage. */
export function usePicture(stop: TalkStop | undefined): string | null {
  const isApartHere = useThirdPartiesApart();
  const isApart = stop?.isApart ?? isApartHere;
  const [picture, setPicture] = useState<{ readonly of: TalkStop; readonly url: string } | null>(null);
  useEffect(() => {
    if (stop === undefined || stop.view !== null) return;
    let isAsked = true;
    // Without it the sentence stands alone.
    stagePicture(stop.run, stop.scenario, stop.atMs, isApart).then(
      (url) => isAsked && setPicture({ of: stop, url }),
      () => undefined,
    );
    return () => {
      isAsked = false;
    };
  }, [stop, isApart]);
  return picture !== null && picture.of === stop ? picture.url : null;
}
