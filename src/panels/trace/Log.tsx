import {
  type KeyboardEvent,
  type MouseEvent,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { DATA_CLASS_IDS } from '../../../machines/model.ts';
import { usePlayback } from '../../state/playback.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { filterMessages, type LogFilter } from '../../views/log.ts';
import { stateIn } from '../../views/message-state.ts';
import { countUntil } from '../../views/received.ts';
import { LogRow } from './LogRow.tsx';
import { rowText } from './log-text.ts';
import { useMoment } from './use-moment.ts';
import { useRows } from './use-rows.ts';
import { useSize } from './use-size.ts';

const ROW_PX = 30;
const HEAD_PX = 32;

const COLUMNS = [
  { id: 'number', label: '#' },
  { id: 'time', label: 'Sent at, s' },
  { id: 'label', label: 'Message' },
  { id: 'route', label: 'Route' },
  { id: 'class', label: 'Data class' },
  { id: 'crossing', label: 'Boundary' },
  { id: 'state', label: 'State' },
  { id: 'copy', label: 'Copy' },
] as const;

const CROSSINGS = [
  { id: 'all', label: 'Crossing or not' },
  { id: 'crosses', label: 'Crosses the boundary' },
  { id: 'leaves', label: 'Leaves your infrastructure' },
  { id: 'enters', label: 'Enters your infrastructure' },
  { id: 'none', label: 'Does not cross' },
] as const satisfies readonly { readonly id: LogFilter['crossing']; readonly label: string }[];

interface LogProps {
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}

function Filters({ filter, onFilter, countWords }: LogProps & { readonly countWords: string }) {
  const { model } = useRun();
  return (
    <div className="trace-tools">
      <input
        type="search"
        className="log-search"
        aria-label="Filter by text"
        placeholder="Filter"
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <select
        className="log-select"
        aria-label="Filter by data class"
        value={filter.dataClass}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onFilter({ ...filter, dataClass: DATA_CLASS_IDS.find((id) => id === value) ?? 'all' });
        }}
      >
        <option value="all">All data classes</option>
        {DATA_CLASS_IDS.map((id) => (
          <option key={id} value={id}>
            {model.dataClasses[id].label}
          </option>
        ))}
      </select>
      <select
        className="log-select"
        aria-label="Filter by crossing"
        value={filter.crossing}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onFilter({ ...filter, crossing: CROSSINGS.find(({ id }) => id === value)?.id ?? 'all' });
        }}
      >
        {CROSSINGS.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      <output className="trace-hint">{countWords}</output>
    </div>
  );
}

/** What has been sent so far, one row a message. It grows as the run plays, and going back takes rows away. */
export function Log({ filter, onFilter }: LogProps) {
  const run = useRun();
  const scenario = useScenario();
  const { setNotice } = useCommands();
  const { toMessage } = usePlayback();
  const moment = useMoment();
  const scroller = useRef<HTMLDivElement>(null);
  const { heightPx } = useSize(scroller);
  const idPrefix = useId();
  const [active, setActive] = useState<number | null>(null);
  // Typing stays quick while a long log is filtered.
  const applied = useDeferredValue(filter);
  const found = useMemo(() => filterMessages(run, scenario, applied), [run, scenario, applied]);
  const count = countUntil(found, moment.lastSent);
  const currentRow = countUntil(found, moment.current) - 1;
  const activeRow = Math.min(active ?? currentRow, count - 1);
  const virtualizer = useRows({ scroller, count, heightPx: ROW_PX, headPx: HEAD_PX });

  const showCurrent = useEffectEvent(() => {
    setActive(null);
    if (currentRow >= 0) virtualizer.scrollToIndex(currentRow, { align: 'auto' });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it shows the current row whenever that is another one.
  useEffect(() => showCurrent(), [moment.current, moment.lastSent]);

  const copy = async (row: number) => {
    const index = found[row] ?? -1;
    const message = run.trace.messages[index];
    if (!message) return;
    try {
      await navigator.clipboard.writeText(rowText(run, scenario, message, index));
      setNotice(`Row ${index + 1} copied.`);
    } catch {
      setNotice('The browser does not allow copying here.');
    }
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const index = Number(target?.closest('[data-index]')?.getAttribute('data-index') ?? -1);
    if (index < 0) return;
    if (target?.closest('.log-copy-button')) void copy(countUntil(found, index) - 1);
    else toMessage(index);
  };
  const moveTo = (row: number) => {
    const next = Math.min(Math.max(row, 0), count - 1);
    setActive(next);
    if (next >= 0) virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
      if (getSelection()?.isCollapsed === false || activeRow < 0) return;
      event.preventDefault();
      void copy(activeRow);
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor((heightPx - HEAD_PX) / ROW_PX) - 1);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(activeRow + 1),
      ArrowUp: () => moveTo(activeRow - 1),
      PageDown: () => moveTo(activeRow + page),
      PageUp: () => moveTo(activeRow - page),
      Home: () => moveTo(0),
      End: () => moveTo(count - 1),
      Enter: () => toMessage(found[activeRow] ?? -1),
    };
    const command = keys[event.key];
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  };

  const sent = moment.lastSent + 1;
  return (
    <>
      <Filters
        filter={filter}
        onFilter={onFilter}
        countWords={count === sent ? `${sent} sent so far` : `${count} of ${sent} sent so far`}
      />
      <div ref={scroller} className="log">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one moves through its rows.
          role="grid"
          tabIndex={0}
          aria-label="Messages sent so far"
          aria-rowcount={count + 1}
          aria-colcount={COLUMNS.length}
          aria-activedescendant={activeRow < 0 ? undefined : `${idPrefix}${activeRow}`}
          onKeyDown={onKeyDown}
          onClick={onClick}
        >
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map(({ id, label }) => (
                <th key={id} scope="col" className={`log-${id}`}>
                  {id === 'copy' ? <span className="visually-hidden">{label}</span> : label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const index = found[item.index] ?? -1;
              const message = run.trace.messages[index];
              if (!message) return null;
              return (
                <LogRow
                  run={run}
                  key={message.id}
                  id={`${idPrefix}${item.index}`}
                  rowIndex={item.index + 1}
                  index={index}
                  message={message}
                  scenario={scenario}
                  state={stateIn(moment, message, index)}
                  current={index === moment.current}
                  active={item.index === activeRow}
                  topPx={item.start - HEAD_PX}
                />
              );
            })}
          </tbody>
        </table>
        {count === 0 ? (
          <p className="log-empty">{sent === 0 ? 'Nothing has been sent yet.' : 'No message passes the filter.'}</p>
        ) : null}
      </div>
    </>
  );
}
