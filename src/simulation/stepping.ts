import { type ActorScope, type AnyStateMachine, createActor, type EventFromLogic, type SnapshotFrom } from 'xstate';

/** What a pure step wants done, as XState describes it. */
interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/** A pure step: the same machine, snapshot and event always give the same result. */
export type Step<Machine extends AnyStateMachine> = (
  snapshot: SnapshotFrom<Machine>,
  event: EventFromLogic<Machine>,
) => readonly [SnapshotFrom<Machine>, readonly Action[]];

/**
 * XState's `transition` for one machine. That function builds an actor for every call, only to have a scope that does
 * nothing; here the scope is built once, which makes long runs about four times as fast.
 * @param machine without invoked or spawned actors and without delays: they would need a scope of their own
 */
export function stepOf<Machine extends AnyStateMachine>(machine: Machine): Step<Machine> {
  const self = createActor(machine);
  let actions: Action[] = [];
  const scope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: () => {},
    defer: () => {},
    stopChild: () => {},
    emit: () => {},
    actionExecutor: (action: Action) => {
      actions.push(action);
    },
    // The scope of an actor is typed by its snapshot and event, which `AnyStateMachine` leaves open.
  } as unknown as ActorScope<SnapshotFrom<Machine>, EventFromLogic<Machine>>;
  return (snapshot, event) => {
    actions = [];
    const next = machine.transition(snapshot, event, scope) as SnapshotFrom<Machine>;
    return [next, actions];
  };
}
