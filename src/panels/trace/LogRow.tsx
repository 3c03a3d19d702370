import { Copy } from 'lucide-react';
import { memo } from 'react';
import type { ScenarioId } from '../../../machines/model.ts';
import { crossingIn } from '../../simulation/describe.ts';
import { type Run, specOf } from '../../simulation/run.ts';
import type { TraceMessage } from '../../simulation/trace.ts';
import type { MessageState } from '../../views/message-state.ts';
import { crossingWords, routeWords } from '../../views/words.ts';
import { STATE_WORDS, secondsWords } from './log-text.ts';

interface LogRowProps {
  readonly id: string;
  /** Counted from 1 among the rows that pass the filter, after the head. */
  readonly rowIndex: number;
  readonly index: number;
  readonly run: Run;
  readonly message: TraceMessage;
  readonly scenario: ScenarioId;
  readonly state: MessageState;
  readonly current: boolean;
  readonly active: boolean;
  readonly topPx: number;
}

export const LogRow = memo(function LogRow({
  id,
  rowIndex,
  index,
  run,
  message,
  scenario,
  state,
  current,
  active,
  topPx,
}: LogRowProps) {
  const spec = specOf(run, message);
  const { crossing } = crossingIn(run, scenario, message);
  return (
    <tr
      id={id}
      className="log-row"
      aria-rowindex={rowIndex + 1}
      aria-selected={current}
      data-message={message.id}
      data-index={index}
      data-state={state}
      data-current={current}
      data-active={active}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <td className="log-number">{index + 1}</td>
      <td className="log-time">{secondsWords(message.sentMs)}</td>
      <td className="log-label">
        {message.step === null ? null : (
          <span className="log-step" translate="no">
            {message.step}
          </span>
        )}
        {spec.label}
        {message.attempt > 1 ? <span className="log-try">~{message.attempt}</span> : null}
      </td>
      <td className="log-route">{routeWords(run, message)}</td>
      <td className="log-class" data-class={spec.dataClass}>
        {run.model.dataClasses[spec.dataClass].label}
      </td>
      <td className="log-crossing" data-crossing={crossing}>
        {crossingWords(run, scenario, message)}
      </td>
      <td className="log-state">{STATE_WORDS[state]}</td>
      <td className="log-copy">
        {/* One tab stop for the table, not one for each row: Ctrl+C copies the active row. */}
        <button type="button" className="log-copy-button" tabIndex={-1} aria-label={`Copy row ${index + 1}`}>
          <Copy size={14} aria-hidden="true" />
        </button>
      </td>
    </tr>
  );
});
