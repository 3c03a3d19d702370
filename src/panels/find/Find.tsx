import '../styles/find.css';
import {
  ArrowRightLeft,
  BookOpen,
  Box,
  Command,
  ListOrdered,
  type LucideIcon,
  PanelRight,
  Route,
  Search,
  SeparatorVertical,
  SlidersHorizontal,
  SquareSplitHorizontal,
  Unplug,
} from 'lucide-react';
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { GLOSSARY } from '../../catalogue/index.ts';
import { specOf } from '../../simulation/run.ts';
import { configOfFault, withOption } from '../../simulation/run-config.ts';
import { storyOf } from '../../simulation/story.ts';
import type { CommandId } from '../../state/keymap.ts';
import { usePlayback } from '../../state/playback.ts';
import { useCommands, useRun, useScenario } from '../../state/session.tsx';
import { useTourCommands } from '../../state/tour-commands.ts';
import { termsOfMessage } from '../../views/glossary.ts';
import { find } from './entries.ts';
import type { Entry, Target } from './targets.ts';

const ICONS = {
  message: ArrowRightLeft,
  component: Box,
  phase: ListOrdered,
  scenario: SquareSplitHorizontal,
  command: Command,
  layer: PanelRight,
  'third-parties': SeparatorVertical,
  option: SlidersHorizontal,
  fault: Unplug,
  tour: Route,
  term: BookOpen,
} as const satisfies Record<Target['kind'], LucideIcon>;

/** What choosing an entry does. The palette is closed by then. */
function useOpen(onCommand: (command: CommandId) => void): (target: Target) => void {
  const run = useRun();
  const scenario = useScenario();
  const { openMoment, setConfig, setLayer, setScenario, toggleThirdPartiesApart } = useCommands();
  const { follow } = useTourCommands();
  const playback = usePlayback();
  const { model, origin, trace } = run;
  return (target) => {
    switch (target.kind) {
      case 'message':
        return playback.toMessage(target.index);
      case 'component':
        return setLayer({ kind: 'component', component: target.component });
      case 'phase': {
        const chapter = storyOf(run).find(({ phase }) => phase === target.phase);
        return playback.toMessage(chapter?.beats[0]?.messages[0] ?? -1);
      }
      case 'scenario':
        return setScenario(target.scenario);
      case 'command':
        return onCommand(target.command);
      case 'tour':
        return follow(target.tour, 0);
      case 'layer':
        return setLayer(target.layer);
      case 'third-parties':
        return toggleThirdPartiesApart();
      case 'option':
        if (target.value !== null) setConfig(withOption(model, origin.config, target.option, target.value));
        return setLayer({ kind: 'options' });
      case 'fault': {
        const spec = model.faults.find(({ id }) => id === target.fault);
        const config = spec && configOfFault(model, spec, origin.config);
        if (config?.fault) openMoment(scenario, config, config.fault.message);
        return;
      }
      case 'term': {
        const uses = trace.messages.findIndex((message) =>
          termsOfMessage(GLOSSARY, specOf(run, message)).some(({ term }) => term === target.term),
        );
        playback.toMessage(uses);
        return setLayer({ kind: 'inspector' });
      }
    }
  };
}

function Option({ entry, id, selected }: { readonly entry: Entry; readonly id: string; readonly selected: boolean }) {
  const run = useRun();
  const Icon = ICONS[entry.target.kind];
  const message = entry.target.kind === 'message' ? run.trace.messages[entry.target.index] : undefined;
  return (
    <div
      id={id}
      className="find-option"
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      data-kind={entry.target.kind}
      data-class={message ? specOf(run, message).dataClass : undefined}
      data-failed={message?.status === 'failed'}
    >
      <Icon size={16} aria-hidden="true" />
      <span className="find-label">{entry.label}</span>
      <span className="find-detail">{entry.detail}</span>
    </div>
  );
}

interface FindProps {
  /** What is looked for; it may have been typed before the palette was here. */
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onCommand: (command: CommandId) => void;
}

/** Everything that the page has, in one palette. */
export default function Find({ typed: query, onType, onCommand }: FindProps) {
  const run = useRun();
  const { setDialog } = useCommands();
  const open = useOpen(onCommand);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [selected, setSelected] = useState(0);
  const asked = useDeferredValue(query);
  const entries = useMemo(() => find(run, asked), [run, asked]);
  const at = Math.min(selected, entries.length - 1);

  // Before the next key: until it is open, what had the focus would get that.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    // First, because closing gives the focus back and leaves the layer; what is opened then comes on top.
    dialog.current?.close();
    setDialog(null);
    open(entry.target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setSelected(at + 1 < entries.length ? at + 1 : 0),
      ArrowUp: () => setSelected(at > 0 ? at - 1 : Math.max(0, entries.length - 1)),
      PageDown: () => setSelected(Math.min(at + 8, entries.length - 1)),
      PageUp: () => setSelected(Math.max(at - 8, 0)),
      // What was typed last, even if the list has not caught up with it.
      Enter: () => choose(asked === query ? entries[at] : find(run, query)[0]),
    };
    const command = keys[event.key];
    if (!command || event.nativeEvent.isComposing) return;
    event.preventDefault();
    command();
  };

  return (
    <dialog
      ref={dialog}
      className="find"
      aria-label="Find anything"
      onClose={() => setDialog(null)}
      onClick={(event) => {
        // The backdrop belongs to the dialog; everything inside has a box of its own.
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
      onKeyDown={onKeyDown}
    >
      <div className="find-box">
        <div className="find-field">
          <Search size={18} aria-hidden="true" />
          <input
            type="text"
            role="combobox"
            aria-label="Find anything"
            aria-expanded="true"
            aria-controls={`${id}list`}
            aria-activedescendant={at < 0 ? undefined : `${id}${at}`}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder="Find anything: what leaves, outage, firewall, SSO, a message"
            value={query}
            onChange={(event) => {
              onType(event.currentTarget.value);
              setSelected(0);
            }}
          />
          <kbd translate="no">Esc</kbd>
        </div>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the combobox, which has the focus. */}
        <div
          ref={list}
          id={`${id}list`}
          className="find-list"
          role="listbox"
          tabIndex={-1}
          aria-label="What was found"
          onClick={(event) => {
            const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
            const order = option ? [...(list.current?.children ?? [])].indexOf(option) : -1;
            choose(entries[order]);
          }}
        >
          {entries.map((entry, order) => (
            <Option key={entry.id} entry={entry} id={`${id}${order}`} selected={order === at} />
          ))}
        </div>
        <p className="find-status" role="status">
          {entries.length === 0 ? `Nothing fits "${asked}".` : null}
          <span className="visually-hidden">{entries.length} found</span>
        </p>
      </div>
    </dialog>
  );
}
