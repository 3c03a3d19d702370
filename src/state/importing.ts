import { useCallback } from 'react';
import { type ImportResult, MAX_FILE_BYTES } from '../import/limits.ts';
import { useSession } from './session.tsx';
import { amount } from './words.ts';

const MEGABYTE = 1_000_000;

/** Reads a text off the main thread. */
function read(text: string): Promise<ImportResult> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    const end = (result: ImportResult) => {
      worker.terminate();
      resolve(result);
    };
    worker.onmessage = ({ data }: MessageEvent<ImportResult>) => end(data);
    worker.onerror = () => end({ trace: null, problem: 'The file could not be read.' });
    worker.postMessage(text);
  });
}

/** Opens a run from a file or a text. What cannot be read is said in a notice and changes nothing else. */
export function useImport(): (source: File | string) => Promise<void> {
  const { openTrace, setNotice } = useSession();
  return useCallback(
    async (source) => {
      const bytes = typeof source === 'string' ? source.length : source.size;
      if (bytes > MAX_FILE_BYTES) {
        const most = amount(MAX_FILE_BYTES / MEGABYTE);
        setNotice(`The file has ${amount(Math.ceil(bytes / MEGABYTE))} MB; the most that can be opened is ${most} MB.`);
        return;
      }
      const text = typeof source === 'string' ? source : await source.text().catch(() => null);
      if (text === null) {
        setNotice('The browser could not read the file.');
        return;
      }
      const result = await read(text);
      if (result.trace === null) {
        setNotice(result.problem);
        return;
      }
      openTrace(result.scenario, result.trace);
      setNotice(`Opened a run of ${amount(result.trace.messages.length)} messages. A link cannot hold it.`);
    },
    [openTrace, setNotice],
  );
}
