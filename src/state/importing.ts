import { useCallback } from 'react';
import { MAX_FILE_BYTES } from '../import/limits.ts';
import { fileProblemText } from '../views/problems.ts';
import { formatCount, openedWords } from '../views/words.ts';
import type { ReadFile } from './import.worker.ts';
import { PAGE_MODEL } from './model.ts';
import { missWords, NotLoaded, partOf } from './parts.ts';
import { useSession } from './session.tsx';
import { type Job, runJob } from './worker-job.ts';

const MEGABYTE = 1_000_000;

const reader = partOf(() => import('../import/index.ts'));

const READING: Job<string, ReadFile> = {
  start: () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' }),
  here: async (text) => (await reader.load()).importRun(PAGE_MODEL, text),
};

const read = (text: string): Promise<ReadFile> =>
  new Promise((resolve, reject) => {
    runJob(READING, text, resolve, reject);
  });

/** Opens a run from a file or a text. What cannot be read is said in a notice and changes nothing else. */
export function useImport(): (source: File | string) => Promise<void> {
  const { openImported, setNotice } = useSession();
  return useCallback(
    async function open(source) {
      const bytes = typeof source === 'string' ? source.length : source.size;
      if (bytes > MAX_FILE_BYTES) {
        const most = formatCount(MAX_FILE_BYTES / MEGABYTE);
        setNotice(
          `The file has ${formatCount(Math.ceil(bytes / MEGABYTE))} MB; the most that can be opened is ${most} MB.`,
        );
        return;
      }
      const text = typeof source === 'string' ? source : await source.text().catch(() => null);
      if (text === null) {
        setNotice('The browser could not read the file.');
        return;
      }
      try {
        const result = await read(text);
        if (result.run === null) {
          setNotice(fileProblemText(result.problem));
          return;
        }
        const run = { ...result.run, model: PAGE_MODEL };
        openImported(result.scenario, run);
        setNotice(openedWords(run));
      } catch (error) {
        if (!(error instanceof NotLoaded)) setNotice('The file could not be read.');
        else setNotice({ text: missWords('The part that reads the file', error), again: () => void open(source) });
      }
    },
    [openImported, setNotice],
  );
}
