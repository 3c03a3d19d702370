import { describe, expect, it } from 'vitest';
import { PHASE_IDS } from '../../../machines/model.ts';
import { storyOf } from '../../../src/simulation/story.ts';
import { DEFAULT_TRACE, faultyRun, traceFor } from './fixtures.ts';

describe('storyOf', () => {
  it('has the six phases as chapters, in their order', () => {
    expect(storyOf(DEFAULT_TRACE).map(({ phase }) => phase)).toEqual([...PHASE_IDS]);
  });

  it('has each message in exactly one beat', () => {
    const wide = traceFor({ steps: 8, width: 3, fault: null });
    const told = storyOf(wide).flatMap(({ beats }) => beats.flatMap(({ messages }) => messages));
    expect(told.sort((a, b) => a - b)).toEqual([...wide.messages.keys()]);
  });

  it('counts the messages of a phase', () => {
    expect(storyOf(DEFAULT_TRACE).map(({ messageCount }) => messageCount)).toEqual(
      PHASE_IDS.map((phase) => DEFAULT_TRACE.messages.filter((message) => message.phase === phase).length),
    );
  });

  it('titles the beats and keeps them in the order in which they begin', () => {
    expect(storyOf(DEFAULT_TRACE)[2]?.beats.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'build-image: Build the Docker image',
      'push-image: Push the image to your registry',
      'create-snapshot: Record the build and the snapshot',
      'create-run: Create the run, check the plan',
      "run-token: Fetch the run's own token",
      'submit-workload: Submit the workload',
    ]);
  });

  it('lets the beats of parallel steps interleave', () => {
    const beats = storyOf(traceFor({ steps: 4, width: 2, fault: null }))[4]?.beats ?? [];
    const [first = [], second = []] = ['train_1', 'train_2'].map(
      (id) => beats.find((beat) => beat.id === id)?.messages,
    );
    expect(Math.min(...second)).toBeLessThan(Math.max(...first));
  });

  it('leaves phases empty that the run never reached', () => {
    const story = storyOf(faultyRun('push-image.push', 1));
    expect(story.map(({ messageCount }) => messageCount > 0)).toEqual([true, true, true, false, false, false]);
  });

  it('tells a trace once', () => {
    expect(storyOf(DEFAULT_TRACE)).toBe(storyOf(DEFAULT_TRACE));
  });
});
