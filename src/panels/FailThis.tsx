import { Unplug } from 'lucide-react';
import { failureOf } from '../simulation/describe.ts';
import type { TraceMessage } from '../simulation/trace.ts';
import { useCommands, useConfig, useIsFromFile, useRun } from '../state/session.tsx';

/** The id of the first send; later sends are the same message again. */
const firstSend = (id: string): string => id.replace(/~\d+$/, '');

/** Lets the message under the cursor fail, or not any more. The machines decide what follows. */
export function FailThis({ message }: { readonly message: TraceMessage }) {
  const run = useRun();
  const config = useConfig();
  const imported = useIsFromFile();
  const { setConfig } = useCommands();
  if (imported) return null;
  const id = firstSend(message.id);
  const { retries, tolerated } = failureOf(run, message);
  if (config.fault?.message === id) {
    return (
      <button type="button" className="wide-button" onClick={() => setConfig({ ...config, fault: null })}>
        Let this message arrive
      </button>
    );
  }
  return (
    <>
      <button
        type="button"
        className="wide-button"
        onClick={() => setConfig({ ...config, fault: { message: id, times: retries + 1 } })}
      >
        <Unplug size={15} aria-hidden="true" /> Fail this message
      </button>
      <p className="option-hint">
        {retries > 0 ? `The sender tries ${retries + 1} times. ` : 'It is not sent again. '}
        {tolerated ? 'The run goes on without it.' : 'Then the run stops or fails.'}
      </p>
    </>
  );
}
