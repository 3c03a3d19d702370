import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { Tour } from '../../model/tour-types.ts';
import { OWN_TOUR, useOwnTour } from '../../state/own-tour.ts';
import { type OwnTourCommands, useOwnTourCommands } from '../../state/own-tour-commands.ts';
import { stopsOfTour } from '../../state/talk-stops.ts';
import { useTourCommands } from '../../state/tour-commands.ts';
import { FileButton } from '../FileButton.tsx';
import { OwnStop } from './OwnStop.tsx';

function Editor({ tour, commands }: { readonly tour: Tour; readonly commands: OwnTourCommands }) {
  const { present, follow } = useTourCommands();
  const shown = useMemo(() => stopsOfTour(tour), [tour]);
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
      <ol className="own-stops">
        {tour.stops.map((stop, index) => {
          const asShown = shown[index];
          return asShown === undefined ? null : (
            <OwnStop
              // biome-ignore lint/suspicious/noArrayIndexKey: two stops may say the same, and their order is what they are.
              key={index}
              stop={stop}
              shown={asShown}
              index={index}
              isLast={index === tour.stops.length - 1}
              commands={commands}
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
