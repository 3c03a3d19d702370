import { useMemo } from 'react';
import { readTour, tourProblemText } from '../import/tour.ts';
import { changedStop, movedStop, type StopChange, withoutStop } from '../model/tour-edits.ts';
import type { Tour } from '../model/tour-types.ts';
import { formatCount } from '../views/words.ts';
import { download } from './files.ts';
import { keepOwnTour, OWN_TOUR, ownTour, tourText } from './own-tour.ts';
import { addMoment, TOO_LONG } from './own-tour-moment.ts';
import { type SessionActor, type SessionCommands, useCommands, useSessionActor } from './session.tsx';
import { MOST_LINK_CHARACTERS, packTour } from './tour-link.ts';

export interface OwnTourCommands {
  /** Puts the moment on screen at the end of the tour, or says why not. */
  readonly addMoment: () => void;
  readonly setTitle: (title: string) => void;
  /** Stops are counted from 0. */
  readonly change: (index: number, change: StopChange) => void;
  readonly move: (index: number, by: -1 | 1) => void;
  readonly remove: (index: number) => void;
  readonly save: () => void;
  /** Takes the place of the tour that is made here. */
  readonly openFile: (file: File) => void;
  readonly copyLink: () => void;
  readonly discard: () => void;
}

/** `my-tour.tour.json`. */
const fileNameOf = ({ title }: Tour): string =>
  `${
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'my'
  }.tour.json`;

/** The link that presents a tour which stands in it. */
export function linkOf(tour: Tour): string {
  const { origin, pathname } = location;
  const params = new URLSearchParams({ tour: packTour(tour), view: 'present' });
  return `${origin === 'null' ? 'file://' : origin}${pathname}#${params.toString().replaceAll('%7E', '~')}`;
}

async function copyLink(tour: Tour, { setNotice }: SessionCommands): Promise<void> {
  const link = linkOf(tour);
  if (link.length > MOST_LINK_CHARACTERS) {
    const [length, most] = [formatCount(link.length), formatCount(MOST_LINK_CHARACTERS)];
    setNotice(
      `The tour is too long for a link: it would have ${length} characters, and ${most} go through. Save it as a file.`,
    );
    return;
  }
  try {
    await navigator.clipboard.writeText(link);
    setNotice('Link copied. It presents this tour, words and notes included.');
  } catch {
    setNotice('The browser does not allow copying here. Save the tour as a file.');
  }
}

function commandsOf(session: SessionActor, commands: SessionCommands): OwnTourCommands {
  const edit = (change: (tour: Tour) => Tour | null): void => {
    const tour = ownTour();
    if (tour && !keepOwnTour(change(tour))) commands.setNotice(TOO_LONG);
  };
  return {
    addMoment: () => {
      const { isAdded, text } = addMoment(session.getSnapshot().context);
      // The list beside the button says that it was.
      if (!isAdded) commands.setNotice(text);
    },
    setTitle: (title) => edit((tour) => ({ ...tour, title: title || 'My tour' })),
    change: (index, change) => edit((tour) => changedStop(tour, index, change)),
    move: (index, by) => edit((tour) => movedStop(tour, index, by)),
    remove: (index) => edit((tour) => withoutStop(tour, index)),
    save: () => {
      const tour = ownTour();
      if (tour) download(fileNameOf(tour), new Blob([tourText(tour)], { type: 'application/json' }));
    },
    openFile: (file) => {
      file.text().then(
        (text) => {
          const { tour, problem } = readTour(OWN_TOUR, text);
          if (tour) keepOwnTour(tour);
          else commands.setNotice(tourProblemText(problem));
        },
        () => commands.setNotice('The browser could not read the file.'),
      );
    },
    copyLink: () => {
      const tour = ownTour();
      if (tour) void copyLink(tour, commands);
    },
    discard: () => keepOwnTour(null),
  };
}

/** What can be done with the tour that is made on this device. The commands stay the same. */
export function useOwnTourCommands(): OwnTourCommands {
  const session = useSessionActor();
  const commands = useCommands();
  return useMemo(() => commandsOf(session, commands), [session, commands]);
}
