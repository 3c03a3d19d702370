import { Plus } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Tour } from '../../model/tour-types.ts';
import { OWN_TOUR, useOwnTour } from '../../state/own-tour.ts';
import { type OwnTourCommands, useOwnTourCommands } from '../../state/own-tour-commands.ts';
import { stopsOfTour } from '../../state/talk-stops.ts';
import { useTourCommands } from '../../state/tour-commands.ts';
import { FileButton } from '../FileButton.tsx';
import { OwnStop } from './OwnStop.tsx';
import { useStopKeys } from './stop-keys.ts';

function Editor({ tour, commands }: { readonly tour: Tour; readonly commands: OwnTourCommands }) {
  const { present, follow } = useTourCommands();
  const shown = useMemo(() => stopsOfTour(tour), [tour]);
  const { keys, move, remove } = useStopKeys(tour.stops.length);
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly index: number; readonly by: -1 | 1 } | null>(null);
  // The focus stays on the stop that was moved, for whoever moves it on by keys.
  useLayoutEffect(() => {
    if (moved.current === null) return;
    const { index, by } = moved.current;
    moved.current = null;
    const directions = by === 1 ? ['down', 'up'] : ['up', 'down'];
    const buttons = directions.map((direction) =>
      list.current?.querySelector<HTMLButtonElement>(`[aria-label="Stop ${index + 1}: ${direction}"]`),
    );
    buttons.find((button) => button?.disabled === false)?.focus();
  });
  const following: OwnTourCommands = {
    ...commands,
    move: (index, by) => {
      moved.current = { index: index + by, by };
      move(index, by);
      commands.move(index, by);
    },
    remove: (index) => {
      remove(index);
      commands.remove(index);
    },
  };
  return (
    <>
      <label className="option">
        <span className="option-label">Title</span>
        <input
          type="text"
          dir="auto"
          maxLength={120}
          value={tour.title}
          onChange={(event) => commands.setTitle(event.currentTarget.value)}
        />
      </label>
      <ol ref={list} className="own-stops">
        {tour.stops.map((stop, index) => {
          const asShown = shown[index];
          return asShown === undefined ? null : (
            <OwnStop
              key={keys[index]}
              stop={stop}
              shown={asShown}
              index={index}
              isLast={index === tour.stops.length - 1}
              commands={following}
              onShow={() => follow(OWN_TOUR, index)}
            />
          );
        })}
      </ol>
      <div className="tour-buttons">
        <button type="button" className="primary-button" onClick={() => present(OWN_TOUR)}>
          Present
        </button>
        <button type="button" className="wide-button" onClick={commands.copyLink}>
          Copy link
        </button>
      </div>
      <div className="own-row">
        <button type="button" className="wide-button" onClick={commands.save}>
          Save as a file
        </button>
        <button type="button" className="wide-button" onClick={commands.discard}>
          Discard
        </button>
      </div>
    </>
  );
}

/** The tour that is made here. It stays on this device until it is saved or passed on. */
export function OwnTour() {
  const tour = useOwnTour();
  const commands = useOwnTourCommands();
  return (
    <section className="own-tour" aria-labelledby="own-tour">
      <h3 id="own-tour">Make your own</h3>
      <p className="drawer-muted">
        Go to a moment and add it here, or by the key A while a view is open that is to be shown with it. Give it words
        of yours, or leave those of the run. It stays on this device.
      </p>
      <button type="button" className="wide-button" onClick={commands.addMoment}>
        <Plus size={15} aria-hidden="true" /> Add this moment
      </button>
      {tour === null ? null : <Editor tour={tour} commands={commands} />}
      <FileButton
        name="Tour file"
        label={tour === null ? 'Open a tour' : 'Replace it by a file'}
        onOpen={commands.openFile}
      />
    </section>
  );
}
