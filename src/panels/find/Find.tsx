import { Drawer } from '../Drawer.tsx';

export default function Find() {
  return <Drawer title="Find">...</Drawer>;
}
