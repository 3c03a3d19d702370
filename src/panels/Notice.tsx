import { X } from 'lucide-react';
import { useSession } from '../state/session.tsx';
import { amount } from '../state/words.ts';

/** One sentence about something that could not be done as asked, until it is closed. */
export function Notice() {
  const { notice, setNotice, pending } = useSession();
  return (
    <div className="notice-place" role="status" aria-label="Notice">
      {pending === null ? null : (
        <div className="notice">
          <span>Simulating {amount(pending.steps)} pipeline steps</span>
          <progress aria-label="Simulation" />
        </div>
      )}
      {notice === null ? null : (
        <div className="notice">
          <span>{notice}</span>
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => setNotice(null)}>
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
