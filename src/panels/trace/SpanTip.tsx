import { specOf } from '../../simulation/run.ts';
import { useRun, useScenario } from '../../state/session.tsx';
import { type Span, spanTitle } from '../../views/spans.ts';
import { attemptWords, crossingWords, routeWords } from '../../views/words.ts';
import { timeWords } from './viewport.ts';

/** A bar under the pointer, and where the pointer is, in px of the timeline. */
export interface Hovered {
  readonly span: Span;
  readonly x: number;
  readonly y: number;
}

const WIDTH_PX = 280;

/** What a bar is, beside the pointer. */
export function SpanTip({ hovered: { span, x, y }, widthPx }: { readonly hovered: Hovered; readonly widthPx: number }) {
  const run = useRun();
  const scenario = useScenario();
  const message = run.trace.messages[span.index];
  if (!message) return null;
  const left = Math.max(4, Math.min(x + 14, widthPx - WIDTH_PX - 4));
  const attempt = attemptWords(run, message);
  return (
    <div className="span-tip" aria-hidden="true" style={{ transform: `translate(${left}px, ${y + 16}px)` }}>
      <strong>{spanTitle(run, span.kind, span.index)}</strong>
      {span.kind === 'message' ? (
        <>
          <span>{routeWords(run, message)}</span>
          <span>
            {run.model.dataClasses[specOf(run, message).dataClass].label} · {crossingWords(run, scenario, message)}
          </span>
          {attempt === null ? null : <span className="span-tip-failed">{attempt}</span>}
        </>
      ) : null}
      <span>
        {timeWords(span.startMs)}, {Math.round(span.endMs - span.startMs)} ms (illustrative)
      </span>
    </div>
  );
}
