import { SeparatorVertical } from 'lucide-react';
import { useCommands, useThirdPartiesApart } from '../state/session.tsx';
import { useLayout } from './view.ts';

/** Shows third parties outside of your zone, past a boundary of their own. No box moves for it. */
export function ApartSwitch() {
  const layout = useLayout();
  const isApart = useThirdPartiesApart();
  const { toggleThirdPartiesApart } = useCommands();
  return (
    <button
      type="button"
      role="switch"
      className="stage-switch apart-switch nopan"
      data-layout={layout.id}
      aria-checked={isApart}
      aria-label="Third parties apart"
      title="Third parties that you chose: in your zone with a mark, or outside of it"
      onClick={toggleThirdPartiesApart}
    >
      <SeparatorVertical size={12} aria-hidden="true" />
      {layout.id === 'wide' ? 'Third parties apart' : 'Apart'}
    </button>
  );
}
