import './fit-button.css';
import { Scan } from 'lucide-react';
import { hintOf } from '../state/keymap.ts';

/** The way back from a stage that was zoomed or moved by hand. */
export function FitButton({ onFit }: { readonly onFit: () => void }) {
  return (
    <button type="button" className="fit-button" title={hintOf('fit')} onClick={onFit}>
      <Scan size={16} aria-hidden="true" /> Fit diagram
    </button>
  );
}
