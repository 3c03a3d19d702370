import { fromCallback } from 'xstate';
import { MAX_FILE_BYTES } from '../import/limits.ts';
import { looksLikeTour } from '../import/tour-mark.ts';
import { fileProblemText } from '../views/problems.ts';
import { formatCount, openedWords } from '../views/words.ts';
import type { ReadFile } from './background-task.ts';
import { PAGE_MODEL } from './model.ts';
import type { PageEvent, RunSource } from './page-event.ts';
import { missWords, NotLoaded, partOf } from './parts.ts';
import { runJob } from './worker-job.ts';

const MEGABYTE = 1_000_000;

const importer = partOf(() => import('../import/index.ts'));

function sizeProblem(source: RunSource): string | null {
  const bytes = typeof source === 'string' ? source.length : source.size;
  if (bytes <= MAX_FILE_BYTES) return null;
  const most = formatCount(MAX_FILE_BYTES / MEGABYTE);
  return `The file has ${formatCount(Math.ceil(bytes / MEGABYTE))} MB; the most that can be opened is ${most} MB.`;
}

function eventOf(result: ReadFile): PageEvent {
  if (result.run === null) return { type: 'file.refused', text: fileProblemText(result.problem), isWorthRetry: false };
  const run = { ...result.run, model: PAGE_MODEL };
  return { type: 'file.read', run, scenario: result.scenario, notice: { text: openedWords(run) } };
}

/** Reads a run from a file or a text, off the main thread. What cannot be read is refused with a sentence. */
export const reader = fromCallback<PageEvent, { readonly source: RunSource }>(({ input: { source }, sendBack }) => {
  let stopJob: (() => void) | undefined;
  let isStopped = false;
  const say = (event: PageEvent): void => sendBack(event);
  const refuse = (text: string, isWorthRetry = false): void => say({ type: 'file.refused', text, isWorthRetry });
  const onFailure = (error: unknown): void => {
    if (error instanceof NotLoaded) refuse(missWords('The part that reads the file', error), true);
    else refuse('The file could not be read.');
  };
  const start = (text: string): void => {
    if (isStopped) return;
    if (looksLikeTour(text)) {
      refuse('The file is a tour, not a run. Open it under Tours, at the end of the list.');
      return;
    }
    const here = async () => (await importer.load()).importRun(PAGE_MODEL, text);
    stopJob = runJob<ReadFile>({ task: { kind: 'read', text }, here }, (result) => say(eventOf(result)), onFailure);
  };
  const problem = sizeProblem(source);
  if (problem !== null) refuse(problem);
  else if (typeof source === 'string') start(source);
  else source.text().then(start, () => isStopped || refuse('The browser could not read the file.'));
  return () => {
    isStopped = true;
    stopJob?.();
  };
});
