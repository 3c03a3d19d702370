interface ChoiceProps<Id extends string> {
  readonly label: string;
  /** What the entry for "no choice" says; there is none without it. */
  readonly any?: string;
  readonly ids: readonly Id[];
  readonly labelOf: (id: Id) => string;
  readonly value: Id | undefined;
  readonly onChange: (id: Id | undefined) => void;
}

export function Choice<Id extends string>({ label, any, ids, labelOf, value, onChange }: ChoiceProps<Id>) {
  return (
    <select
      className="choice-select"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(ids.find((id) => id === event.currentTarget.value))}
    >
      {any === undefined ? null : <option value="">{any}</option>}
      {ids.map((id) => (
        <option key={id} value={id}>
          {labelOf(id)}
        </option>
      ))}
    </select>
  );
}
