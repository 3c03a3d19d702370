import { Check, X } from 'lucide-react';
import { type StepStatus, stepStatusesAt } from '../simulation/step-status.ts';
import { useFrame } from '../state/playback.ts';
import { amount } from '../state/words.ts';

/** More steps than this are counted instead of named. */
const MOST_NAMED_STEPS = 5;

const STATUS_LABEL: Record<StepStatus, string> = {
  running: 'running',
  completed: 'completed',
  failed: 'failed',
  cached: 'cached',
  waiting: 'waiting',
};

const summarise = (statuses: readonly { readonly id: string; readonly status: StepStatus }[]): string =>
  statuses.length <= MOST_NAMED_STEPS
    ? statuses.map(({ id, status }) => `${id} ${status}`).join(';')
    : (Object.keys(STATUS_LABEL) as StepStatus[])
        .map((status) => ({ status, count: statuses.filter((step) => step.status === status).length }))
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => `${count} ${status}`)
        .join(';');

/** The pipeline's steps with their status or, in a large pipeline, how many steps have which. */
export function StepChips() {
  // As one string, so that the chips render again only when a status changes.
  const summary = useFrame((frame, trace) => summarise(stepStatusesAt(trace, frame.atMs)));
  return (
    <span className="chips">
      {summary.split(';').map((chip) => {
        const [name = '', status = ''] = chip.split(' ');
        const counted = /^\d+$/.test(name);
        return (
          <span key={counted ? status : name} className="chip" data-status={status}>
            {status === 'completed' ? <Check size={11} strokeWidth={3} aria-hidden="true" /> : null}
            {status === 'failed' ? <X size={11} strokeWidth={3} aria-hidden="true" /> : null}
            {counted ? `${amount(Number(name))} ${status}` : name}
            {counted ? null : <span className="visually-hidden">, {STATUS_LABEL[status as StepStatus]}</span>}
          </span>
        );
      })}
    </span>
  );
}
