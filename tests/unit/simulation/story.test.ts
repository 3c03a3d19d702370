import { describe, expect, it } from 'vitest';
import { PHASE_IDS } from '../../../machines/model.ts';
import { storyOf } from '../../../src/simulation/story.ts';
import { DEFAULT_RUN, faultyRun, runFor } from './fixtures.ts';

describe('storyOf', () => {
  it('has the six phases as chapters, in their order', () => {
    expect(storyOf(DEFAULT_RUN).map(({ phase }) => phase)).toEqual([...PHASE_IDS]);
  });

  it('has each message in exactly one beat', () => {
    const wide = runFor({ steps: 8, width: 3, fault: null });
    const indicesInStory = storyOf(wide).flatMap(({ beats }) => beats.flatMap(({ messages }) => messages));
    expect(indicesInStory.sort((a, b) => a - b)).toEqual([...wide.trace.messages.keys()]);
  });

  it('counts the messages of a phase', () => {
    expect(storyOf(DEFAULT_RUN).map(({ messageCount }) => messageCount)).toEqual(
      PHASE_IDS.map((phase) => DEFAULT_RUN.trace.messages.filter((message) => message.phase === phase).length),
    );
  });

  it('titles the beats and keeps them in the order in which they begin', () => {
    expect(storyOf(DEFAULT_RUN)[2]?.beats.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'build-image: Build the Docker image',
      'registry-secret: The push asks for the connector secret',
      'push-image: Push the image to your registry',
      'create-snapshot: Record the build and the snapshot',
      'create-run: Create the run, check the plan limit',
      "run-token: Fetch the run's own token",
      'submit-workload: Submit the workload',
    ]);
  });

  it('lets the beats of parallel steps interleave', () => {
    const beats = storyOf(runFor({ steps: 4, width: 2, fault: null }))[4]?.beats ?? [];
    const [first = [], second = []] = ['train_1', 'train_2'].map(
      (id) => beats.find((beat) => beat.id === id)?.messages,
    );
    expect(Math.min(...second)).toBeLessThan(Math.max(...first));
  });

  it('leaves phases empty that the run never reached', () => {
    const story = storyOf(faultyRun('push-image.push', 1));
    expect(story.map(({ messageCount }) => messageCount > 0)).toEqual([true, true, true, false, false, false]);
  });

  it('tells a run once', () => {
    expect(storyOf(DEFAULT_RUN)).toBe(storyOf(DEFAULT_RUN));
  });
});
