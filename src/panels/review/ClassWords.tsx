import type { DataClassId } from '../../../machines/model.ts';
import { useRun } from '../../state/session.tsx';

/** Data classes by their labels, between commas. */
export function ClassWords({ ids }: { readonly ids: readonly DataClassId[] }) {
  const { model } = useRun();
  return ids.map((id) => (
    <span key={id} className="class-word" data-class={id}>
      {model.dataClasses[id].label}
    </span>
  ));
}
