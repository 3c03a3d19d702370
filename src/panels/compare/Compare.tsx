import type { ScenarioId } from '../../../machines/model.ts';
import { Drawer } from '../Drawer.tsx';

export default function Compare({ others }: { readonly others: readonly ScenarioId[] }) {
  return <Drawer title="Compare scenarios">{others.join()}</Drawer>;
}
