import type { Layer } from './layers.ts';
import { useFrame, useTrack } from './playback.ts';
import { useRun, useScenario } from './session.tsx';
import { formatHash } from './url-state.ts';

/**
 * The address of the moment on screen.
 * @param layer the drawer that it opens; none without, for who links to the moment itself
 */
export function useLink(layer: Layer | null = null): string {
  const run = useRun();
  const scenario = useScenario();
  const message = useFrame((frame, { trace }) => trace.messages[frame.current]?.id ?? null);
  const track = useTrack();
  const { origin, pathname } = location;
  return `${origin === 'null' ? 'file://' : origin}${pathname}${formatHash(run.model, { scenario, config: run.origin.config, message, track, layer })}`;
}
