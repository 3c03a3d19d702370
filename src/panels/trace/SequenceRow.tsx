import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import type { ComponentId, OwnerId } from '../../../machines/model.ts';
import { phaseSpec } from '../../model/model.ts';
import { type Run, specOf } from '../../simulation/run.ts';
import type { TraceMessage } from '../../simulation/trace.ts';
import { borderBetween } from '../../views/lanes.ts';
import type { MessageState } from '../../views/message-state.ts';
import type { Activation, SequenceRow as Row, SequenceBeat } from '../../views/sequence.ts';
import { attemptWords, routeWords } from '../../views/words.ts';
import { arrowOf, BAR_HALF_PX, laneX } from './arrow.ts';

export const ROW_PX = 28;
const MIDDLE = ROW_PX / 2;

/** About how wide a letter of a label is. */
const LETTER_PX = 6.3;

/** Room in a label besides its letters. */
const LABEL_PADDING_PX = 22;

/** What all rows of a diagram have in common. */
export interface Lanes {
  readonly ids: readonly ComponentId[];
  readonly run: Run;
  readonly widthPx: number;
  /** Who runs the place in which each component stands. */
  readonly owners: readonly OwnerId[];
  /** How many lanes of third parties stand before yours. */
  readonly others: number;
  /** How many lanes stand before the boundary between you and ZenML. */
  readonly before: number;
}

const lanesIn = (mask: number): number[] => {
  const lanes: number[] = [];
  for (let lane = 0; mask >>> lane !== 0; lane++) if ((mask >>> lane) & 1) lanes.push(lane);
  return lanes;
};

function Bars({ activation, widthPx }: { readonly activation: Activation; readonly widthPx: number }) {
  const bar = (lane: number, top: number, bottom: number) => (
    <rect
      key={`${lane} ${top}`}
      className="sequence-bar"
      x={laneX(lane, widthPx) - BAR_HALF_PX}
      y={top}
      width={2 * BAR_HALF_PX}
      height={bottom - top}
    />
  );
  const { through, begins, ends } = activation;
  return (
    <>
      {lanesIn(through).map((lane) => bar(lane, 0, ROW_PX))}
      {lanesIn(ends & ~begins).map((lane) => bar(lane, 0, MIDDLE + 5))}
      {lanesIn(begins & ~ends).map((lane) => bar(lane, MIDDLE - 5, ROW_PX))}
      {lanesIn(begins & ends).map((lane) => bar(lane, MIDDLE - 7, MIDDLE + 7))}
    </>
  );
}

const head = (x: number, direction: number): string => `M ${x} ${MIDDLE} l ${-8 * direction} -4.5 l 0 9 z`;

/** A message: the line with its head, a notch where it crosses, and a name beside it. */
function Message({ message, lanes }: { readonly message: TraceMessage; readonly lanes: Lanes }) {
  const { run } = lanes;
  const spec = specOf(run, message);
  const failed = message.status === 'failed';
  const from = lanes.ids.indexOf(spec.from);
  const to = lanes.ids.indexOf(spec.to);
  const { short } = run.model.dataClasses[spec.dataClass];
  const marks = `${message.attempt > 1 ? `~${message.attempt}` : ''}${failed ? 'failed' : ''}`;
  const labelPx = (short.length + spec.label.length + marks.length) * LETTER_PX + LABEL_PADDING_PX;
  const { fromX, toX, label } = arrowOf(from, to, failed, labelPx, lanes.widthPx, lanes.ids.length);
  const direction = to > from ? 1 : -1;
  const border = borderBetween(lanes.owners, from, to);
  const boundaryX = (border ?? 0) * lanes.widthPx;
  return (
    <>
      <svg className="sequence-drawing" width={lanes.ids.length * lanes.widthPx} height={ROW_PX} aria-hidden="true">
        {from === to ? (
          <path className="sequence-line" d={`M ${fromX + BAR_HALF_PX} 8 H ${toX} V 20 H ${fromX + BAR_HALF_PX + 6}`} />
        ) : (
          <path
            className="sequence-line"
            data-reply={spec.opener === 'receiver'}
            d={`M ${fromX} ${MIDDLE} H ${failed ? toX : toX - 6 * direction}`}
          />
        )}
        {failed ? (
          <path className="sequence-cross" d={`M ${toX - 5} ${MIDDLE - 5} l 10 10 m 0 -10 l -10 10`} />
        ) : (
          <path
            className="sequence-head"
            d={from === to ? `M ${fromX + BAR_HALF_PX} 20 l 8 -4.5 l 0 9 z` : head(toX, direction)}
          />
        )}
        {border !== null ? (
          <rect
            className="sequence-notch"
            x={boundaryX - 4}
            y={MIDDLE - 4}
            width={8}
            height={8}
            transform={`rotate(45 ${boundaryX} ${MIDDLE})`}
          />
        ) : null}
      </svg>
      <span className="sequence-label" data-anchor={label.anchor} style={{ left: label.x }}>
        <span className="sequence-class">{short}</span>
        {spec.label}
        {message.attempt > 1 ? <span className="sequence-try">~{message.attempt}</span> : null}
        {failed ? <span className="sequence-failed">failed</span> : null}
      </span>
    </>
  );
}

/** A beat as one arrow, with a dot on each lane that takes part. */
function CollapsedBeat({ beat, lanes }: { readonly beat: SequenceBeat; readonly lanes: Lanes }) {
  const fromX = laneX(beat.fromLane, lanes.widthPx);
  const toX = laneX(beat.toLane, lanes.widthPx);
  const direction = toX >= fromX ? 1 : -1;
  return (
    <svg className="sequence-drawing" width={lanes.ids.length * lanes.widthPx} height={ROW_PX} aria-hidden="true">
      <path className="sequence-line" data-thick="true" d={`M ${fromX} ${MIDDLE} H ${toX - 5 * direction}`} />
      {beat.fromLane === beat.toLane ? null : <path className="sequence-head" d={head(toX, direction)} />}
      {lanesIn(beat.lanes).map((lane) =>
        lane === beat.toLane && lane !== beat.fromLane ? null : (
          <circle key={lane} className="sequence-dot" cx={laneX(lane, lanes.widthPx)} cy={MIDDLE} r={4} />
        ),
      )}
    </svg>
  );
}

const countWords = (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`;

/** What a row says to those who cannot see its arrow. */
function rowWords(run: Run, row: Row): string {
  if (row.kind === 'phase') return phaseSpec(run.model, row.phase).label;
  if (row.kind === 'beat') return `${row.beat.title}, ${countWords(row.beat.messageCount)}`;
  const { label, dataClass, opener } = specOf(run, row.message);
  const attempt = attemptWords(run, row.message);
  return [
    `${row.index + 1}. ${label}`,
    run.model.dataClasses[dataClass].label,
    routeWords(run, row.message).replace(' → ', ' to '),
    ...(opener === 'receiver' ? ['reply'] : []),
    ...(attempt === null ? [] : [attempt]),
  ].join(', ');
}

interface SequenceRowProps {
  readonly id: string;
  readonly row: Row;
  readonly order: number;
  readonly lanes: Lanes;
  readonly topPx: number;
  /** What has become of it: of the message, or of the first message of a beat or phase. */
  readonly state: MessageState;
  readonly current: boolean;
  /** Where the keyboard is. */
  readonly active: boolean;
}

const LEVELS = { phase: 1, beat: 2, message: 3 } as const;

export const SequenceRow = memo(function SequenceRow({
  id,
  row,
  order,
  lanes,
  topPx,
  state,
  current,
  active,
}: SequenceRowProps) {
  const isOpen = row.kind === 'beat' ? { 'aria-expanded': !row.collapsed } : {};
  const failed = row.kind === 'message' ? row.message.status === 'failed' : row.kind === 'beat' && row.beat.failed;
  return (
    <div
      id={id}
      className="sequence-row"
      role="treeitem"
      // The tree has the focus and says which row is active.
      tabIndex={-1}
      aria-level={LEVELS[row.kind]}
      aria-selected={current}
      aria-label={rowWords(lanes.run, row)}
      {...isOpen}
      data-order={order}
      data-kind={row.kind}
      data-class={row.kind === 'message' ? (failed ? 'failed' : specOf(lanes.run, row.message).dataClass) : undefined}
      data-failed={failed}
      data-state={state}
      data-current={current}
      data-active={active}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <svg className="sequence-drawing" width={lanes.ids.length * lanes.widthPx} height={ROW_PX} aria-hidden="true">
        <Bars activation={row.activation} widthPx={lanes.widthPx} />
      </svg>
      {row.kind === 'phase' ? <span className="sequence-phase">{rowWords(lanes.run, row)}</span> : null}
      {row.kind === 'beat' && row.collapsed ? <CollapsedBeat beat={row.beat} lanes={lanes} /> : null}
      {row.kind === 'beat' ? (
        <span className="sequence-beat">
          {row.collapsed ? <ChevronRight size={14} aria-hidden="true" /> : <ChevronDown size={14} aria-hidden="true" />}
          {row.beat.title}
          <span className="sequence-count">{row.beat.messageCount}</span>
        </span>
      ) : null}
      {row.kind === 'message' ? <Message message={row.message} lanes={lanes} /> : null}
    </div>
  );
});
