import type { TalkPlace } from '../../machines/session-events.ts';
import { useCommands } from '../state/session.tsx';
import { useFilesCaught } from '../state/talk-files.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { later } from './Later.tsx';
import type { StandInProps } from './StandIn.tsx';

/** Nothing stands in for what lies over the stage, unless it does not come: then there are the ways on. */
function TalkStandIn({ error, onRetry }: StandInProps) {
  const { setTalk } = useCommands();
  if (error === null) return null;
  return (
    <section className="present" role="alert">
      <p>This part could not be loaded.</p>
      <button type="button" className="primary-button" onClick={onRetry}>
        Try again
      </button>
      <button type="button" className="link-button" onClick={() => setTalk(null)}>
        Back to the page
      </button>
    </section>
  );
}

const Present = later('Present', () => import('../panels/present/Present.tsx'), TalkStandIn);

const Console = later('Presenter', () => import('../panels/presenter/Console.tsx'), TalkStandIn);
const TourBar = later('Tour', () => import('../panels/tours/TourBar.tsx'), TalkStandIn);

const VIEWS = { stage: Present, console: Console, page: TourBar } as const;

/** A talk in this window. */
export function TalkView({ place }: { readonly place: TalkPlace }) {
  const View = VIEWS[place.window];
  useFilesCaught(place.window !== 'page');
  return (
    <ErrorBoundary
      key={place.window}
      fallback={(error, retry) => <TalkStandIn title="Talk" error={error} loading={false} onRetry={retry} />}
    >
      <View place={place} />
    </ErrorBoundary>
  );
}
