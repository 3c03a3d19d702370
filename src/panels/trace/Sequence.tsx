import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { OwnerId } from '../../../machines/model.ts';
import { componentOf } from '../../model/model.ts';
import { zoneIn } from '../../simulation/describe.ts';
import { specOf } from '../../simulation/run.ts';
import { usePlayback } from '../../state/playback.ts';
import { useRun, useScenario } from '../../state/session.tsx';
import { lanesOf } from '../../views/lanes.ts';
import { stateIn } from '../../views/message-state.ts';
import { beatIdsOf, type SequenceRow as Row, sequenceRows } from '../../views/sequence.ts';
import { laneWidth, laneX } from './arrow.ts';
import { type Lanes, ROW_PX, SequenceRow } from './SequenceRow.tsx';
import { useMoment } from './use-moment.ts';
import { useRows } from './use-rows.ts';
import { useSize } from './use-size.ts';

/** Height of the names of the lanes, which stay when one scrolls. */
const HEAD_PX = 54;

interface SequenceProps {
  /** Ids of the beats that are one arrow. */
  readonly collapsed: ReadonlySet<string>;
  readonly onCollapse: (collapsed: ReadonlySet<string>) => void;
}

/** The index of the message that a row stands for: its own, or the first of its beat or phase. */
function messageOf(row: Row): number {
  if (row.kind === 'message') return row.index;
  return row.kind === 'beat' ? row.beat.first : row.first;
}

function Ground({ lanes, heightPx }: { readonly lanes: Lanes; readonly heightPx: number }) {
  const widthPx = lanes.ids.length * lanes.widthPx;
  const boundaryPx = lanes.before * lanes.widthPx;
  return (
    <div
      className="sequence-ground"
      aria-hidden="true"
      style={{ width: widthPx, height: heightPx, marginBottom: -heightPx }}
    >
      <div className="sequence-others" style={{ width: lanes.others * lanes.widthPx }} />
      <div className="sequence-theirs" style={{ transform: `translateX(${boundaryPx}px)` }} />
      {lanes.ids.map((id, lane) => (
        <div key={id} className="sequence-lifeline" style={{ left: laneX(lane, lanes.widthPx) }} />
      ))}
    </div>
  );
}

function Heads({ lanes }: { readonly lanes: Lanes }) {
  const boundaryPx = lanes.before * lanes.widthPx;
  const othersPx = lanes.others * lanes.widthPx;
  const { model } = lanes.run;
  const zoneLabel = (owner: OwnerId) => model.zones.find((zone) => zone.owner === owner)?.label;
  return (
    <div
      className="sequence-heads"
      aria-hidden="true"
      style={{ width: lanes.ids.length * lanes.widthPx, height: HEAD_PX }}
    >
      <div className="sequence-theirs" style={{ transform: `translateX(${boundaryPx}px)` }}>
        <span className="sequence-zone">{zoneLabel('zenml')}</span>
      </div>
      <div className="sequence-others" style={{ width: othersPx }}>
        {lanes.others > 0 ? <span className="sequence-zone">{zoneLabel('third-party')}</span> : null}
      </div>
      <div className="sequence-yours" style={{ marginLeft: othersPx, width: boundaryPx - othersPx }}>
        <span className="sequence-zone">{zoneLabel('you')}</span>
      </div>
      {lanes.ids.map((id, lane) => (
        <div
          key={id}
          className="sequence-name"
          data-owner={lanes.owners[lane]}
          style={{ left: lane * lanes.widthPx, width: lanes.widthPx }}
        >
          {componentOf(model, id).label}
        </div>
      ))}
    </div>
  );
}

/** The run as a sequence diagram in the columns of the data flow diagram. A tree of phases, beats and messages. */
export function Sequence({ collapsed, onCollapse }: SequenceProps) {
  const run = useRun();
  const scenario = useScenario();
  const { toMessage } = usePlayback();
  const moment = useMoment();
  const scroller = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(scroller);
  const idPrefix = useId();
  // The row that the arrow keys came to, as long as the cursor does not move.
  const [active, setActive] = useState<number | null>(null);
  const [rearranged, setRearranged] = useState(0);
  const rows = useMemo(() => sequenceRows(run, collapsed), [run, collapsed]);
  const lanes = useMemo<Lanes>(() => {
    const ids = lanesOf(run);
    const owners = ids.map((id) => zoneIn(run, scenario, id).owner);
    const before = owners.lastIndexOf('you') + 1;
    const first = owners.findIndex((owner) => owner !== 'third-party');
    return { run, ids, owners, others: Math.max(0, first), before, widthPx: laneWidth(widthPx, ids.length) };
  }, [run, scenario, widthPx]);
  const virtualizer = useRows({ scroller, count: rows.count, heightPx: ROW_PX, headPx: HEAD_PX });
  const activeRow = active ?? rows.rowOf(moment.current);

  const showCurrent = useEffectEvent((index: number) => {
    setActive(null);
    virtualizer.scrollToIndex(Math.max(0, rows.rowOf(index)), { align: 'auto' });
    const message = run.trace.messages[index];
    const totalPx = lanes.ids.length * lanes.widthPx;
    if (!message || totalPx <= widthPx) return;
    // Where the lanes do not fit side by side, the middle of the arrow comes into the middle.
    const { from, to } = specOf(run, message);
    const middlePx = laneX((lanes.ids.indexOf(from) + lanes.ids.indexOf(to)) / 2, lanes.widthPx);
    scroller.current?.scrollTo({ left: middlePx - widthPx / 2 });
  });
  const measured = widthPx > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after all rows have moved, the current one is shown again.
  useEffect(() => {
    if (measured) showCurrent(moment.current);
  }, [moment.current, measured, rearranged]);

  const collapseTo = (beats: readonly string[]) => {
    onCollapse(new Set(beats));
    setRearranged((count) => count + 1);
  };
  const toggle = (beat: string) => {
    const next = new Set(collapsed);
    if (!next.delete(beat)) next.add(beat);
    onCollapse(next);
  };
  const open = (order: number) => {
    const row = rows.rowAt(order);
    if (row.kind === 'beat') toggle(row.beat.id);
    else toMessage(messageOf(row));
  };
  const onClick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-order]') : null;
    if (!row) return;
    const order = Number(row.getAttribute('data-order'));
    setActive(order);
    open(order);
  };
  const moveTo = (order: number) => {
    const next = Math.min(Math.max(order, 0), rows.count - 1);
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const row = activeRow >= 0 && activeRow < rows.count ? rows.rowAt(activeRow) : undefined;
    const page = Math.max(1, Math.floor((heightPx - HEAD_PX) / ROW_PX) - 1);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(activeRow + 1),
      ArrowUp: () => moveTo(activeRow - 1),
      PageDown: () => moveTo(activeRow + page),
      PageUp: () => moveTo(activeRow - page),
      ArrowRight: () => {
        if (row?.kind === 'beat' && row.collapsed) toggle(row.beat.id);
        else moveTo(activeRow + 1);
      },
      ArrowLeft: () => {
        if (row?.kind === 'beat' && !row.collapsed) toggle(row.beat.id);
        else if (row?.kind === 'message') moveTo(rows.headOf(row.index));
      },
      Enter: () => row && open(activeRow),
    };
    const command = keys[event.key];
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  };

  return (
    <>
      <div className="trace-tools">
        <button type="button" className="tool-button" onClick={() => collapseTo(beatIdsOf(run))}>
          <ChevronsDownUp size={15} aria-hidden="true" /> Collapse all
        </button>
        <button type="button" className="tool-button" onClick={() => collapseTo([])}>
          <ChevronsUpDown size={15} aria-hidden="true" /> Expand all
        </button>
        <span className="trace-hint">Solid: request. Dashed: reply. Diamond: crosses the boundary.</span>
      </div>
      <div
        ref={scroller}
        className="sequence"
        role="tree"
        tabIndex={0}
        aria-label="Messages as a sequence"
        aria-activedescendant={activeRow < 0 ? undefined : `${idPrefix}${activeRow}`}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <Heads lanes={lanes} />
        <Ground lanes={lanes} heightPx={Math.max(0, heightPx - HEAD_PX)} />
        <div
          className="sequence-rows"
          role="presentation"
          style={{ width: lanes.ids.length * lanes.widthPx, height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows.rowAt(item.index);
            const index = messageOf(row);
            const message = run.trace.messages[index];
            if (!message) return null;
            return (
              <SequenceRow
                key={item.key}
                id={`${idPrefix}${item.index}`}
                row={row}
                order={item.index}
                lanes={lanes}
                topPx={item.start - HEAD_PX}
                state={stateIn(moment, message, index)}
                current={rows.rowOf(moment.current) === item.index}
                active={item.index === activeRow}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
