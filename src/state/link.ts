import { useFrame, useTrack } from './playback.ts';
import { useRun, useScenario } from './session.tsx';
import { formatHash } from './url-state.ts';

/** The address of the moment on screen, without the drawer that shows it. */
export function useLink(): string {
  const run = useRun();
  const scenario = useScenario();
  const message = useFrame((frame, { trace }) => trace.messages[frame.current]?.id ?? null);
  const track = useTrack();
  const { origin, pathname } = location;
  return `${origin === 'null' ? 'file://' : origin}${pathname}${formatHash(run.model, { scenario, config: run.origin.config, message, track, layer: null })}`;
}
