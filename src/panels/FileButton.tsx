import { useRef } from 'react';

interface FileButtonProps {
  readonly label: string;
  /** What the field behind the button is called. */
  readonly name: string;
  readonly onOpen: (file: File) => void;
}

/** Opens a JSON file from this device. The same file can be chosen again. */
export function FileButton({ label, name, onOpen }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="wide-button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-label={name}
        tabIndex={-1}
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onOpen(file);
        }}
      />
    </>
  );
}
