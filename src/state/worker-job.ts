import { type BackgroundTask, startBackgroundWorker } from './background-task.ts';

/** Lets the page draw what it says about the work before it stands still. */
const DRAW_MS = 50;

/**
 * A worker, or undefined where there can be none.
 * @param onMissing called when its file could not be loaded; the worker is ended by then
 * @param onError called when its program met an error; the worker is ended by then
 */
export function startWorker(onMissing: () => void, onError: () => void): Worker | undefined {
  let worker: Worker;
  try {
    worker = startBackgroundWorker();
  } catch {
    return undefined;
  }
  worker.onerror = (event) => {
    worker.terminate();
    // Only an error of its program has a message.
    if (event.message) onError();
    else onMissing();
  };
  return worker;
}

/** A task with one answer. */
export interface Job<Answer> {
  readonly task: BackgroundTask;
  /** The same work on the main thread, which stands still for so long. */
  readonly here: () => Answer | Promise<Answer>;
}

/**
 * Does a job in a worker or, where there is none or its file does not come, on the main thread.
 * @param onAnswer called with the answer
 * @param onFailure called when the program met an error, or with a `NotLoaded` when a part for it is missing
 * @returns a function that gives up; nothing is called after that
 */
export function runJob<Answer>(
  { task, here }: Job<Answer>,
  onAnswer: (answer: Answer) => void,
  onFailure: (error: unknown) => void,
): () => void {
  let isGivenUp = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runHere = () => {
    timer = setTimeout(() => {
      Promise.resolve()
        .then(here)
        .then(
          (answer) => isGivenUp || onAnswer(answer),
          (error: unknown) => isGivenUp || onFailure(error),
        );
    }, DRAW_MS);
  };
  const worker = startWorker(runHere, () => onFailure(new Error('[worker-job] The worker met an error.')));
  if (worker === undefined) runHere();
  else {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      worker.terminate();
      onAnswer(data);
    };
    worker.postMessage(task);
  }
  return () => {
    isGivenUp = true;
    clearTimeout(timer);
    worker?.terminate();
  };
}
