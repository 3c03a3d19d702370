import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePlayback } from '../state/playback.ts';
import { useRun } from '../state/session.tsx';
import type { TrayItem } from '../views/tray.ts';
import { bringerWords, formatCount } from '../views/words.ts';

/** As many messages as can be read; a long run repeats them for every pipeline step. */
const MOST_LISTED = 30;

/** Where something in the tray came from: the messages that brought it. A popover of the browser, so that Esc closes it. */
export function Origin({ item, onClose }: { readonly item: TrayItem; readonly onClose: () => void }) {
  const run = useRun();
  const { toMessage } = usePlayback();
  const element = useRef<HTMLElement>(null);
  useEffect(() => element.current?.showPopover(), []);
  const close = () => element.current?.hidePopover();
  return (
    <section
      ref={element}
      popover="auto"
      className="origin"
      aria-label="Where it came from"
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      <div className="origin-head">
        <h2>
          <span className="legend-swatch" data-class={item.dataClass} /> {item.text}
        </h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={close}>
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      <p>{item.times === 1 ? 'One message has' : `${formatCount(item.times)} messages have`} brought it so far:</p>
      <ul>
        {item.messages.slice(0, Math.min(item.times, MOST_LISTED)).map((index) => (
          <li key={index}>
            <button
              type="button"
              className="origin-message"
              onClick={() => {
                close();
                toMessage(index);
              }}
            >
              {bringerWords(run, index)}
            </button>
          </li>
        ))}
        {item.times > MOST_LISTED ? <li>and {formatCount(item.times - MOST_LISTED)} more</li> : null}
      </ul>
    </section>
  );
}
