import { useMemo, useState } from 'react';
import { DATA_CLASS_IDS } from '../../../machines/model.ts';
import { classChanges, type ScenarioDiff, startingChannels } from '../../claims/diff.ts';
import { componentOf } from '../../model/model.ts';
import { specOf } from '../../simulation/run.ts';
import { indexOfMessage } from '../../simulation/trace.ts';
import { usePlayback } from '../../state/playback.ts';
import { useRun } from '../../state/session.tsx';
import { formatCount, routeWords } from '../../views/words.ts';

const GROUPS = [
  { key: 'stops', label: 'Stop crossing' },
  { key: 'keeps', label: 'Keep crossing' },
  { key: 'starts', label: 'Start to cross' },
] as const;

/** As many messages as can be read; a long run repeats them for every pipeline step. */
const MOST_LISTED = 60;

type GroupKey = (typeof GROUPS)[number]['key'];

function Messages({ ids }: { readonly ids: readonly string[] }) {
  const run = useRun();
  const { toMessage } = usePlayback();
  const listed = ids.slice(0, MOST_LISTED).map((id) => indexOfMessage(run.trace, id));
  return (
    <ul className="diff-messages">
      {listed.map((index) => {
        const message = run.trace.messages[index];
        if (!message) return null;
        const spec = specOf(run, message);
        return (
          <li key={message.id}>
            <button type="button" onClick={() => toMessage(index)}>
              <span className="legend-swatch" data-class={spec.dataClass} />
              {spec.label}
              <span className="drawer-muted">
                {routeWords(run, message)}
                {message.step === null ? '' : `, ${message.step}`}
              </span>
            </button>
          </li>
        );
      })}
      {ids.length > MOST_LISTED ? <li className="drawer-muted">and {ids.length - MOST_LISTED} more</li> : null}
    </ul>
  );
}

/** What changes for each class of data, which is what the numbers of messages are about. */
function Changes({ diff }: { readonly diff: ScenarioDiff }) {
  const { model } = useRun();
  return (
    <ul className="class-changes" aria-label="Messages that cross, by what they hold">
      {classChanges(diff).map(({ dataClass, before, after }) => (
        <li key={dataClass}>
          <span className="legend-swatch" data-class={dataClass} />
          {model.dataClasses[dataClass].label}{' '}
          <strong>
            {formatCount(before)} → {formatCount(after)}
          </strong>
        </li>
      ))}
    </ul>
  );
}

/** As many kinds of messages as say what a channel is about. */
const MOST_KINDS = 3;

/** What starts to cross is nothing new: it was sent before, between two boxes on one side. */
function Starting({ diff }: { readonly diff: ScenarioDiff }) {
  const run = useRun();
  const channels = useMemo(() => startingChannels(run, diff), [run, diff]);
  if (channels.length === 0) return null;
  return (
    <div className="starting">
      <p>What starts to cross was sent before as well, between two boxes that stood on one side:</p>
      <ul>
        {channels.map(({ ends: [from, to], count, kinds }) => (
          <li key={`${from} ${to}`}>
            <strong>
              {componentOf(run.model, from).label} and {componentOf(run.model, to).label}, {formatCount(count)}:
            </strong>{' '}
            {kinds
              .slice(0, MOST_KINDS)
              .map((kind) => `${kind.carries} (${formatCount(kind.count)})`)
              .join('; ')}
            {kinds.length > MOST_KINDS ? `; ${kinds.length - MOST_KINDS} more kinds` : ''}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The messages behind each number of a diff, by data class. */
export function DiffTable({ diff }: { readonly diff: ScenarioDiff }) {
  const { model } = useRun();
  const [open, setOpen] = useState<GroupKey | null>(null);
  const classes = DATA_CLASS_IDS.filter((id) => GROUPS.some(({ key }) => diff[key].byClass[id].length > 0));
  const name = `${model.scenarios[diff.from].label} to ${model.scenarios[diff.to].label}`;
  return (
    <section className="diff" aria-label={name}>
      <h3 className="diff-title">
        From {model.scenarios[diff.from].label} to {model.scenarios[diff.to].label}
      </h3>
      <Changes diff={diff} />
      <Starting diff={diff} />
      <p className="diff-sentence">{diff.sentence}</p>
      <table className="matrix">
        <caption className="visually-hidden">{name}, messages by data class</caption>
        <thead>
          <tr>
            <td />
            {classes.map((id) => (
              <th key={id} scope="col">
                <span className="matrix-class" data-class={id}>
                  {model.dataClasses[id].label}
                </span>
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {GROUPS.map(({ key, label }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {classes.map((id) => {
                const count = diff[key].byClass[id].length;
                return (
                  <td key={id} data-empty={count === 0}>
                    {count}
                  </td>
                );
              })}
              <td data-empty={diff[key].messages.length === 0}>
                {diff[key].messages.length === 0 ? (
                  0
                ) : (
                  <button
                    type="button"
                    aria-expanded={open === key}
                    aria-label={`${diff[key].messages.length} messages ${label.toLowerCase()}: list them`}
                    onClick={() => setOpen(open === key ? null : key)}
                  >
                    {diff[key].messages.length}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open === null ? null : <Messages ids={diff[open].messages} />}
    </section>
  );
}
