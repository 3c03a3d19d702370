import { useState } from 'react';
import type { CommandId } from '../state/keymap.ts';
import { useDialog } from '../state/session.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { later } from './Later.tsx';
import { DialogStandIn, FindStandIn } from './StandIn.tsx';

const Find = later('Find anything', () => import('../panels/find/Find.tsx'), FindStandIn);
const HelpDialog = later('Keyboard', () => import('../panels/HelpDialog.tsx'), DialogStandIn);

/** The palette. What is typed while it is on its way is there when it comes. */
function Palette({ onCommand }: { readonly onCommand: (command: CommandId) => void }) {
  const [typed, setTyped] = useState('');
  return <Find typed={typed} onType={setTyped} onCommand={onCommand} />;
}

/** What lies over the whole page. */
export function DialogView({ onCommand }: { readonly onCommand: (command: CommandId) => void }) {
  const dialog = useDialog();
  if (dialog === null) return null;
  return (
    <ErrorBoundary
      key={dialog}
      fallback={(error, retry) => (
        <DialogStandIn title="This part stopped" error={error} loading={false} onRetry={retry} />
      )}
    >
      {dialog === 'help' ? <HelpDialog /> : <Palette onCommand={onCommand} />}
    </ErrorBoundary>
  );
}
