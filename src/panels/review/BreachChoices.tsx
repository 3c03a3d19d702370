import { OWNER_IDS } from '../../../machines/model.ts';
import { CREDENTIAL_POWERS } from '../../catalogue/credential-powers.ts';
import { SECRET_IDS } from '../../catalogue/secret-ids.ts';
import { componentsOfRun } from '../../claims/breach.ts';
import { OWNER_WORDS } from '../../claims/holding-words.ts';
import { componentIdsOf, componentOf } from '../../model/model.ts';
import type { BreachPart, BreachView } from '../../state/layers.ts';
import { useCommands, useRun } from '../../state/session.tsx';
import { Choice } from './Choice.tsx';

export type BreachLayer = BreachView & { readonly kind: 'breach' | 'breach-stage' };

const TIMES = ['end', 'now', 'after'] as const;
export const BREACH_TIME_LABELS = {
  end: 'While it runs, to its end',
  now: 'While it runs, up to the moment on screen',
  after: 'Only after the run',
} as const;

/** Which part is broken into, and when. Both stand in the link. */
export function BreachChoices({ layer }: { readonly layer: BreachLayer }) {
  const run = useRun();
  const { setLayer } = useCommands();
  const owners = OWNER_IDS.filter((id) => run.model.zones.some((zone) => zone.owner === id));
  const taking = componentsOfRun(run);
  // A link may name a part that is not in this run: it is shown, and falls with nothing.
  const components = componentIdsOf(run.model).filter((id) => taking.includes(id) || id === layer.of);
  const parts: readonly BreachPart[] = [...OWNER_IDS, ...components, ...SECRET_IDS];
  return (
    <div className="filters">
      <select
        className="choice-select"
        aria-label="Part"
        value={layer.of}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const part = parts.find((id) => id === value);
          if (part) setLayer({ ...layer, of: part });
        }}
      >
        <optgroup label="All of one owner">
          {owners.map((id) => (
            <option key={id} value={id}>
              {OWNER_WORDS[id].label}
            </option>
          ))}
        </optgroup>
        <optgroup label="One component">
          {components.map((id) => (
            <option key={id} value={id}>
              {componentOf(run.model, id).label}
              {taking.includes(id) ? '' : ' (not in this run)'}
            </option>
          ))}
        </optgroup>
        <optgroup label="One credential">
          {SECRET_IDS.map((id) => (
            <option key={id} value={id}>
              {CREDENTIAL_POWERS[id].label}
            </option>
          ))}
        </optgroup>
      </select>
      <Choice
        label="When"
        ids={TIMES}
        labelOf={(id) => BREACH_TIME_LABELS[id]}
        value={layer.when ?? 'end'}
        onChange={(id) => setLayer({ ...layer, when: id === 'end' ? undefined : id })}
      />
    </div>
  );
}
