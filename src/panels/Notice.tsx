import { X } from 'lucide-react';
import { useSession } from '../state/session.tsx';

/** One sentence about something that could not be done as asked, until it is closed. */
export function Notice() {
  const { notice, setNotice } = useSession();
  return (
    <div className="notice-place" role="status" aria-label="Notice">
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
