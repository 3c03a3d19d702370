import '../styles/tours.css';
import { useEffect, useState } from 'react';
import { type Tour, tourSeconds } from '../../model/tour-types.ts';
import { useTalkPlace } from '../../state/session.tsx';
import { useTourCommands } from '../../state/tour-commands.ts';
import { builtInTours } from '../../state/tours.ts';
import { Drawer } from '../Drawer.tsx';
import { OwnTour } from './OwnTour.tsx';

/** `12 stops, 8 min`. */
function lengthWords(tour: Tour): string {
  const stops = tour.stops.length === 1 ? '1 stop' : `${tour.stops.length} stops`;
  return `${stops}, ${Math.max(1, Math.round(tourSeconds(tour) / 60))} min`;
}

function TourCard({ tour }: { readonly tour: Tour }) {
  const { present, follow } = useTourCommands();
  const talk = useTalkPlace();
  const isHere = talk?.tour === tour.id;
  return (
    <li className="tour-card" data-here={isHere}>
      <h3>{tour.title}</h3>
      <p className="drawer-muted">
        {tour.audience}. {lengthWords(tour)}.
      </p>
      <div className="tour-buttons">
        <button type="button" className="primary-button" onClick={() => present(tour.id)}>
          Present
        </button>
        <button type="button" className="wide-button" onClick={() => follow(tour.id, 0)}>
          Follow it here
        </button>
      </div>
      <details>
        <summary>Its stops</summary>
        <ol className="tour-stops">
          {tour.stops.map((stop, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: two stops may say the same, and their order is what they are.
              key={index}
            >
              <button
                type="button"
                aria-current={isHere && talk.stop === index ? 'step' : undefined}
                onClick={() => follow(tour.id, index)}
              >
                <span className="stop-number">{index + 1}</span> {stop.sentence}
              </button>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

/** The tours that can be shown, and the one that is made here. */
export default function Tours() {
  const [tours, setTours] = useState<readonly Tour[]>([]);
  useEffect(() => {
    let isAsked = true;
    // They come with this drawer; where they do not, what one makes oneself is still here.
    builtInTours().then(
      (found) => isAsked && setTours(found),
      () => undefined,
    );
    return () => {
      isAsked = false;
    };
  }, []);
  return (
    <Drawer title="Guided tours">
      <ul className="tour-cards">
        {tours.map((tour) => (
          <TourCard key={tour.id} tour={tour} />
        ))}
      </ul>
      <OwnTour />
    </Drawer>
  );
}
