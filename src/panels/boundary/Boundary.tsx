import { Drawer } from '../Drawer.tsx';

export default function Boundary({ tab }: { readonly tab: 'boundary' | 'firewall' | 'claims' }) {
  return <Drawer title="What crosses the boundary">{tab}</Drawer>;
}
