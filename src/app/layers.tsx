import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { Drawer } from '../panels/Drawer.tsx';
import type { CommandId } from '../state/keymap.ts';
import { type Dialog, drawerOf, type Layer } from '../state/layers.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

const loaders: (() => Promise<unknown>)[] = [];

/** A layer that is fetched after the page is ready, so that the page is ready sooner. */
function later<Props extends object>(load: Load<Props>) {
  loaders.push(load);
  return lazy(load);
}

const Boundary = later(() => import('../panels/boundary/Boundary.tsx'));
const Choose = later(() => import('../panels/choose/Choose.tsx'));
const Compare = later(() => import('../panels/compare/Compare.tsx'));
const ComponentCard = later(() => import('../panels/ComponentCard.tsx'));
const Find = later(() => import('../panels/find/Find.tsx'));
const HelpDialog = later(() => import('../panels/HelpDialog.tsx'));
const Inspector = later(() => import('../panels/Inspector.tsx'));
const Options = later(() => import('../panels/Options.tsx'));
const Share = later(() => import('../panels/share/Share.tsx'));
const Trace = later(() => import('../panels/trace/Trace.tsx'));

function Content({ layer }: { readonly layer: Layer }) {
  switch (layer.kind) {
    case 'inspector':
      return <Inspector />;
    case 'component':
      return <ComponentCard key={layer.component} component={layer.component} />;
    case 'options':
      return <Options />;
    case 'boundary':
    case 'firewall':
    case 'claims':
      return <Boundary tab={layer.kind} />;
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
  }
}

const notLoaded = (error: Error) => (
  <Drawer title="This part could not be shown">
    <p className="drawer-lead">The rest of the page still works. Reload it to try again.</p>
    <code>{error.message}</code>
  </Drawer>
);

/** What lies beside, below or in the place of the diagram. */
export function LayerView({ layer }: { readonly layer: Layer | null }) {
  useEffect(() => {
    // All of them while the page rests, so that a call does not depend on the network any more.
    const idle = setTimeout(() => {
      for (const load of loaders) load().catch(() => undefined);
    }, 1000);
    return () => clearTimeout(idle);
  }, []);
  if (layer === null) return null;
  return (
    <ErrorBoundary key={drawerOf(layer.kind)} fallback={notLoaded}>
      <Suspense fallback={null}>
        <Content layer={layer} />
      </Suspense>
    </ErrorBoundary>
  );
}

interface DialogViewProps {
  readonly dialog: Dialog | null;
  readonly run: (command: CommandId) => void;
}

/** What lies over the whole page. */
export function DialogView({ dialog, run }: DialogViewProps) {
  if (dialog === null) return null;
  return (
    <ErrorBoundary key={dialog} fallback={() => null}>
      <Suspense fallback={null}>{dialog === 'help' ? <HelpDialog /> : <Find run={run} />}</Suspense>
    </ErrorBoundary>
  );
}
