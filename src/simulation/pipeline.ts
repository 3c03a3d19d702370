import type { CachedId, PipelineStep } from '../../machines/model.ts';

const trainId = (index: number, count: number): string => (count === 1 ? 'train' : `train_${index + 1}`);

/**
 * The pipeline of a run: one step that loads data, steps that train in `width` lanes side by side, and one that
 * evaluates what the lanes ended with. The default, 3 steps and width 1, is `load_data → train → evaluate`.
 * @param steps 1 or more; a single step is `train`, two are `load_data → train`
 * @param width 1 or more lanes
 * @param cached which steps are cached; a step is cached only if all that it waits for are
 */
export function pipelineOf(steps: number, width: number, cached: CachedId = 'none'): readonly PipelineStep[] {
  const trainings = Math.max(1, steps - 2);
  const ids =
    steps === 1
      ? ['train']
      : ['load_data', ...Array.from({ length: trainings }, (_, index) => trainId(index, trainings))].concat(
          steps > 2 ? ['evaluate'] : [],
        );
  const last = ids.length - 1;
  const upstream = ids.map((_, index): number[] => {
    if (index === 0) return [];
    if (index === last && steps > 2) {
      const lanes = Math.min(width, trainings);
      return Array.from({ length: lanes }, (_, lane) => last - lanes + lane);
    }
    return [Math.max(0, index - width)];
  });
  const downstream = ids.map((): number[] => []);
  for (const [index, parents] of upstream.entries()) for (const parent of parents) downstream[parent]?.push(index);
  const first = firstToRun(steps, cached);
  return ids.map((id, index) => ({
    id,
    upstream: upstream[index] ?? [],
    downstream: downstream[index] ?? [],
    ...(index < first ? { cached: true } : {}),
  }));
}

/** Index of the first step that is not cached; the number of steps when all are. */
export function firstToRun(steps: number, cached: CachedId): number {
  return { none: 0, some: Math.floor(steps / 2), all: steps }[cached];
}
