import { Component, type ReactNode } from 'react';

interface Props {
  /** What stands in place of what broke; `retry` shows that again. */
  readonly fallback: (error: Error, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps an error in a part of the page from taking the whole page with it. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: null })) : this.props.children;
  }
}

/** Instead of a blank page: what went wrong and the two ways on. */
export function Crash({ error }: { readonly error: Error }) {
  const startOver = () => {
    history.replaceState(null, '', '#');
    location.reload();
  };
  return (
    <main className="crash" role="alert">
      <h1>The simulator stopped</h1>
      <p>It met an error that it cannot repair by itself. The address still holds the run and the moment.</p>
      <p>
        <code>{error.message}</code>
      </p>
      <button type="button" className="wide-button" onClick={() => location.reload()}>
        Open this moment again
      </button>
      <button type="button" className="wide-button" onClick={startOver}>
        Start with the default run
      </button>
    </main>
  );
}
