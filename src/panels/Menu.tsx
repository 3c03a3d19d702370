import {
  Columns3,
  Compass,
  Ellipsis,
  Keyboard,
  ListPlus,
  ListTree,
  type LucideIcon,
  Maximize,
  MonitorPlay,
  Moon,
  Route,
  Search,
  SeparatorVertical,
  Share2,
  SlidersHorizontal,
  Sun,
  SunMoon,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { type CommandId, keysOf } from '../state/keymap.ts';
import { useCommands, useTheme, useThirdPartiesApart } from '../state/session.tsx';

interface MenuItem {
  readonly command: CommandId;
  readonly label: string;
  readonly icon: LucideIcon;
  /** True for what has a button of its own in a wide header. */
  readonly isOnlyNarrow?: true;
}

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon } as const;
const THEME_LABELS = { system: 'system', light: 'light', dark: 'dark' } as const;

const ITEMS: readonly MenuItem[] = [
  { command: 'compare', label: 'Compare scenarios', icon: Columns3, isOnlyNarrow: true },
  { command: 'sequence', label: 'Trace', icon: ListTree, isOnlyNarrow: true },
  { command: 'options', label: 'Options of the run', icon: SlidersHorizontal, isOnlyNarrow: true },
  { command: 'present', label: 'Present', icon: MonitorPlay, isOnlyNarrow: true },
  { command: 'tours', label: 'Tours', icon: Route },
  { command: 'add-moment', label: 'Add this to my tour', icon: ListPlus },
  { command: 'find', label: 'Find anything', icon: Search },
  { command: 'choose', label: 'Choose a scenario', icon: Compass },
  { command: 'share', label: 'Share, download, open', icon: Share2 },
  { command: 'fullscreen', label: 'Full screen', icon: Maximize },
  { command: 'help', label: 'Help and keys', icon: Keyboard },
];

/** What has no room in the header. A popover of the browser: Esc, a click elsewhere or a choice closes it. */
export function Menu({ onCommand }: { readonly onCommand: (command: CommandId) => void }) {
  const theme = useTheme();
  const isApart = useThirdPartiesApart();
  const { toggleThirdPartiesApart } = useCommands();
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const ThemeIcon = THEME_ICONS[theme];
  const choose = (command: CommandId) => {
    list.current?.hidePopover();
    onCommand(command);
  };
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="More"
        aria-expanded={isOpen}
        title="More"
        popoverTarget="more"
      >
        <Ellipsis size={19} aria-hidden="true" />
      </button>
      <div
        ref={list}
        id="more"
        popover="auto"
        className="menu"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {ITEMS.map(({ command, label, icon: Icon, isOnlyNarrow }) => (
          <button
            key={command}
            type="button"
            className="menu-item"
            data-narrow={isOnlyNarrow}
            onClick={() => choose(command)}
          >
            <Icon size={16} aria-hidden="true" />
            {label}
            <kbd translate="no">{keysOf(command)}</kbd>
          </button>
        ))}
        <button
          type="button"
          className="menu-item"
          onClick={() => {
            list.current?.hidePopover();
            toggleThirdPartiesApart();
          }}
        >
          <SeparatorVertical size={16} aria-hidden="true" />
          {isApart ? 'Third parties in your zone' : 'Third parties apart'}
        </button>
        <button type="button" className="menu-item" onClick={() => onCommand('theme')}>
          <ThemeIcon size={16} aria-hidden="true" />
          {`Colours: ${THEME_LABELS[theme]}`}
          <kbd translate="no">{keysOf('theme')}</kbd>
        </button>
      </div>
    </>
  );
}
