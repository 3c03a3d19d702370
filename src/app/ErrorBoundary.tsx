import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

/** Instead of a blank page: what went wrong and the two ways on. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="crash" role="alert">
        <h1>The simulator stopped</h1>
        <p>It met an error that it cannot repair by itself. Your link still holds the run and the moment.</p>
        <p>
          <code>{error.message}</code>
        </p>
        <p>
          <button type="button" className="wide-button" onClick={() => location.reload()}>
            Open this moment again
          </button>
          <button
            type="button"
            className="wide-button"
            onClick={() => {
              history.replaceState(null, '', '#');
              location.reload();
            }}
          >
            Start with the default run
          </button>
        </p>
      </main>
    );
  }
}
