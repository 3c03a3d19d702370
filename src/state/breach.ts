import { useEffect, useMemo, useState } from 'react';
import type { ScenarioId } from '../../machines/model.ts';
import type { BreachTime } from '../claims/breach.ts';
import type { FallenParts } from '../views/stage-breach.ts';
import { type BreachView, breachStartOf } from './layers.ts';
import { partOf } from './parts.ts';
import { useFrame } from './playback.ts';
import { useLayer, useRun } from './session.tsx';

/** Apart, because the stage is drawn long before anybody asks what falls with a part of it. */
const breaches = partOf(() => import('../claims/breach-part.ts'));

/** The time that a view of a breach is about. @param nowMs ms since the run began, of the moment on screen */
export function breachTimeOf({ when }: Pick<BreachView, 'when'>, nowMs: number): BreachTime {
  if (when === 'after') return 'after';
  return { until: when === 'now' ? nowMs : 'end' };
}

/** What the stage shows of the breach that is open: null while none is, and until the part that knows it has come. */
export function useFallenParts(scenario: ScenarioId): FallenParts | null {
  const run = useRun();
  const layer = useLayer();
  const view = layer?.kind === 'breach' || layer?.kind === 'breach-stage' ? layer : null;
  const isOpen = view !== null;
  const [part, setPart] = useState(breaches.loaded);
  useEffect(() => {
    if (!isOpen || part !== undefined) return;
    let isGone = false;
    // Without it the stage is as it was; the list beside it says the same.
    breaches.load().then(
      (loaded) => {
        if (!isGone) setPart(loaded);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isOpen, part]);
  const isNow = view?.when === 'now';
  const nowMs = useFrame((frame, of) => (isNow && part !== undefined ? part.lastChangeMs(of, frame.atMs) : 0));
  const of = view?.of;
  const when = view?.when;
  return useMemo(() => {
    if (of === undefined || part === undefined) return null;
    return part.breachMapOf(run, scenario, breachStartOf(run.model, of), breachTimeOf({ when }, nowMs));
  }, [part, run, scenario, of, when, nowMs]);
}
