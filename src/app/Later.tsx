import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { type Part, partOf } from '../state/parts.ts';
import type { StandInProps } from './StandIn.tsx';

interface Found<Module> {
  readonly module: Module | undefined;
  /** Why it did not come the last time. */
  readonly error: Error | null;
  readonly loading: boolean;
}

function usePart<Module>(part: Part<Module>): Found<Module> & { readonly retry: () => void } {
  const [found, setFound] = useState<Found<Module>>(() => {
    const module = part.loaded();
    return { module, error: null, loading: module === undefined };
  });
  const load = useCallback(() => {
    part.load().then(
      (module) => setFound((before) => (before.module === module ? before : { module, error: null, loading: false })),
      (error: Error) => setFound({ module: undefined, error, loading: false }),
    );
  }, [part]);
  useEffect(load, [load]);
  const retry = useCallback(() => {
    setFound((before) => ({ ...before, loading: true }));
    load();
  }, [load]);
  return { ...found, retry };
}

/**
 * A component with a file of its own. Unlike with `React.lazy`, a file that did not come is fetched again when the
 * component is shown again, or when one asks for it.
 * @param StandIn stands in its place until it is here, with the same props
 */
export function later<Props extends object>(
  title: string,
  fetchPart: () => Promise<{ readonly default: ComponentType<Props> }>,
  StandIn: ComponentType<StandInProps & Props>,
): ComponentType<Props> {
  const part = partOf(fetchPart);
  return function Later(props: Props) {
    const { module, error, loading, retry } = usePart(part);
    if (module === undefined) {
      return <StandIn {...props} title={title} error={error} loading={loading} onRetry={retry} />;
    }
    return <module.default {...props} />;
  };
}
