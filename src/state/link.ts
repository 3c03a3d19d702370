import type { Layer } from './layers.ts';
import { useFrame, useTrack } from './playback.ts';
import { useRun, useScenario, useThirdPartiesApart } from './session.tsx';
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
  const thirdPartiesApart = useThirdPartiesApart();
  const { origin, pathname } = location;
  const { config } = run.origin;
  const hash = formatHash(run.model, { scenario, config, message, track, thirdPartiesApart, layer });
  return `${origin === 'null' ? 'file://' : origin}${pathname}${hash}`;
}
