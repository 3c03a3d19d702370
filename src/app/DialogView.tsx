import type { CommandId } from '../state/keymap.ts';
import { useDialog } from '../state/session.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { later } from './Later.tsx';
import { DialogStandIn } from './StandIn.tsx';

const Find = later('Find anything', () => import('../panels/find/Find.tsx'), DialogStandIn);
const HelpDialog = later('Keyboard', () => import('../panels/HelpDialog.tsx'), DialogStandIn);

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
      {dialog === 'help' ? <HelpDialog /> : <Find onCommand={onCommand} />}
    </ErrorBoundary>
  );
}
