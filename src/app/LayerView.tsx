import { useEffect } from 'react';
import { drawerOf, type Layer } from '../state/layers.ts';
import { loadPartsWhileIdle } from '../state/parts.ts';
import { useLayer } from '../state/session.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { later } from './Later.tsx';
import { DrawerStandIn } from './StandIn.tsx';

const BreachStage = later('If broken into', () => import('../panels/review/BreachStage.tsx'), DrawerStandIn);
const Choose = later('Which scenario is right for you?', () => import('../panels/choose/Choose.tsx'), DrawerStandIn);
const Compare = later('Compare', () => import('../panels/compare/Compare.tsx'), DrawerStandIn);
const ComponentCard = later('Component', () => import('../panels/ComponentCard.tsx'), DrawerStandIn);
const Inspector = later('Message', () => import('../panels/Inspector.tsx'), DrawerStandIn);
const Options = later('Options of the run', () => import('../panels/Options.tsx'), DrawerStandIn);
const Review = later('Review', () => import('../panels/review/Review.tsx'), DrawerStandIn);
const Share = later('Share and download', () => import('../panels/share/Share.tsx'), DrawerStandIn);
const Tours = later('Guided tours', () => import('../panels/tours/Tours.tsx'), DrawerStandIn);
const Trace = later('Trace', () => import('../panels/trace/Trace.tsx'), DrawerStandIn);

function Content({ layer }: { readonly layer: Layer }) {
  switch (layer.kind) {
    case 'inspector':
      return <Inspector />;
    case 'component':
      return <ComponentCard key={layer.component} component={layer.component} />;
    case 'options':
      return <Options />;
    case 'verdict':
    case 'boundary':
    case 'holdings':
    case 'breach':
    case 'firewall':
    case 'claims':
    case 'report':
      return <Review layer={layer} />;
    case 'breach-stage':
      return <BreachStage layer={layer} />;
    case 'compare':
      return <Compare others={layer.with} />;
    case 'choose':
      return <Choose answers={layer.answers} />;
    case 'sequence':
    case 'timeline':
    case 'log':
      return <Trace tab={layer.kind} />;
    case 'share':
      return <Share />;
    case 'tours':
      return <Tours />;
  }
}

/** What lies beside, below or in the place of the diagram. */
export function LayerView() {
  const layer = useLayer();
  useEffect(loadPartsWhileIdle, []);
  if (layer === null) return null;
  return (
    <ErrorBoundary
      key={drawerOf(layer.kind)}
      fallback={(error, retry) => (
        <DrawerStandIn title="This part stopped" error={error} loading={false} onRetry={retry} />
      )}
    >
      <Content layer={layer} />
    </ErrorBoundary>
  );
}
