import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useCommands } from '../../state/session.tsx';

interface CardProps {
  readonly title: string;
  readonly kind: 'opening' | 'closing' | 'failed';
  /** What can be done, beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Something on the lower part of the stage that is looked at once. It takes no focus, and any key goes past it. */
export function Card({ title, kind, actions, children }: CardProps) {
  const { closeCard } = useCommands();
  const id = useId();
  return (
    <section className="card" data-kind={kind} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {actions}
        <button
          type="button"
          className="icon-button"
          aria-label="Close the card"
          title="Close (Esc)"
          onClick={closeCard}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      {children}
    </section>
  );
}
