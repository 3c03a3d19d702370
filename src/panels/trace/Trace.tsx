import { Drawer } from '../Drawer.tsx';

export default function Trace({ tab }: { readonly tab: 'sequence' | 'timeline' | 'log' }) {
  return <Drawer title="Trace">{tab}</Drawer>;
}
