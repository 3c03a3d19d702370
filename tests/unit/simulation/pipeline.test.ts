import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pipelineOf } from '../../../src/simulation/pipeline.ts';
import { SEED } from './fixtures.ts';

/** The graph as `step <- what it waits for`. */
const graphOf = (steps: number, width: number): string[] => {
  const pipeline = pipelineOf(steps, width);
  return pipeline.map((step) => `${step.id} <- ${step.upstream.map((index) => pipeline[index]?.id).join(' ')}`.trim());
};

const shapes = fc
  .integer({ min: 1, max: 60 })
  .chain((steps) => fc.record({ steps: fc.constant(steps), width: fc.integer({ min: 1, max: steps }) }));

describe('pipelineOf', () => {
  it('is load_data, train, evaluate by default', () => {
    expect(graphOf(3, 1)).toEqual(['load_data <-', 'train <- load_data', 'evaluate <- train']);
  });

  it('is one step that trains when there is only one', () => {
    expect(graphOf(1, 1)).toEqual(['train <-']);
  });

  it('loads and trains when there are two', () => {
    expect(graphOf(2, 2)).toEqual(['load_data <-', 'train <- load_data']);
  });

  it('numbers the steps that train, one after another', () => {
    expect(graphOf(5, 1)).toEqual([
      'load_data <-',
      'train_1 <- load_data',
      'train_2 <- train_1',
      'train_3 <- train_2',
      'evaluate <- train_3',
    ]);
  });

  it('trains in lanes and evaluates what each lane ended with', () => {
    expect(graphOf(7, 2)).toEqual([
      'load_data <-',
      'train_1 <- load_data',
      'train_2 <- load_data',
      'train_3 <- train_1',
      'train_4 <- train_2',
      'train_5 <- train_3',
      'evaluate <- train_4 train_5',
    ]);
  });

  it('has as many lanes as there are steps that train, at most', () => {
    expect(graphOf(4, 4)).toEqual([
      'load_data <-',
      'train_1 <- load_data',
      'train_2 <- load_data',
      'evaluate <- train_1 train_2',
    ]);
  });

  it('has exactly the steps that were asked for, with unique ids', () => {
    fc.assert(
      fc.property(shapes, ({ steps, width }) => {
        expect(new Set(pipelineOf(steps, width).map((step) => step.id)).size).toEqual(steps);
      }),
      { seed: SEED },
    );
  });

  it('only waits for earlier steps, and only its first step waits for none', () => {
    fc.assert(
      fc.property(shapes, ({ steps, width }) => {
        for (const [index, step] of pipelineOf(steps, width).entries()) {
          expect(step.upstream.length > 0).toEqual(index > 0);
          expect(step.upstream.every((upstream) => upstream >= 0 && upstream < index)).toEqual(true);
        }
      }),
      { seed: SEED },
    );
  });

  it('lists an edge at both of its ends', () => {
    fc.assert(
      fc.property(shapes, ({ steps, width }) => {
        const pipeline = pipelineOf(steps, width);
        const up = pipeline.flatMap((step, index) => step.upstream.map((other) => `${other}-${index}`));
        const down = pipeline.flatMap((step, index) => step.downstream.map((other) => `${index}-${other}`));
        expect(down.sort()).toEqual(up.sort());
      }),
      { seed: SEED },
    );
  });

  it('uses the result of every step, except that of the last', () => {
    fc.assert(
      fc.property(shapes, ({ steps, width }) => {
        const unused = pipelineOf(steps, width).flatMap((step, index) => (step.downstream.length === 0 ? [index] : []));
        expect(unused).toEqual([steps - 1]);
      }),
      { seed: SEED },
    );
  });
});
