import { useEffect, useRef, useState } from 'react';
import type { Actor, AnyActorLogic } from 'xstate';

/**
 * An actor that runs as long as the component is on the page. In development React takes every component away and puts
 * it back at once: that must not end it, for its children would start again without what they were told.
 * @param create called once
 */
export function useRunningActor<Logic extends AnyActorLogic>(create: () => Actor<Logic>): Actor<Logic> {
  const [actor] = useState(create);
  const ending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(ending.current);
    actor.start();
    return () => {
      ending.current = setTimeout(() => actor.stop());
    };
  }, [actor]);
  return actor;
}
