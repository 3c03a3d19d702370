import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { breachWords } from '../../claims/breach.ts';
import { MOST_TEXT } from '../../import/tour.ts';
import { componentOf } from '../../model/model.ts';
import type { TourStop } from '../../model/tour-types.ts';
import { USUAL_STOP_SECONDS } from '../../model/tour-types.ts';
import type { Run } from '../../simulation/run.ts';
import { breachStartOf, type Layer, type LayerKind } from '../../state/layers.ts';
import type { OwnTourCommands } from '../../state/own-tour-commands.ts';
import type { TalkStop } from '../../state/talk-stops.ts';
import { momentOf } from '../../state/tour-moment.ts';
import { VIEW_TITLES } from '../../state/view-titles.ts';

/** What can be chosen to stand beside or in the place of the stage. A moment that was added may show any other view. */
const VIEWS = [
  'verdict',
  'boundary',
  'holdings',
  'firewall',
  'claims',
  'compare',
  'choose',
  'sequence',
] as const satisfies readonly LayerKind[];

interface OwnStopProps {
  readonly stop: TourStop;
  /** The same stop with what the run says. */
  readonly shown: TalkStop;
  /** From 0. */
  readonly index: number;
  readonly isLast: boolean;
  readonly commands: OwnTourCommands;
  readonly onShow: () => void;
}

/** What a view is about, where it can be about several things. */
function subjectOf(run: Run, layer: Layer): string | null {
  const { model } = run;
  switch (layer.kind) {
    case 'breach':
    case 'breach-stage':
      return breachWords(run, breachStartOf(model, layer.of));
    case 'component':
      return componentOf(model, layer.component).label;
    case 'compare':
      return layer.with.map((id) => model.scenarios[id].label).join(', ');
    default:
      return null;
  }
}

/** How a stop is listed: its words or, where a view stands alone, which view, of what and in which scenario. */
function nameInList(stop: TourStop, { run, scenario, sentence }: TalkStop): string {
  const { layer } = momentOf(stop);
  if (stop.sentence || layer === null) return sentence;
  const subject = subjectOf(run, layer);
  return `${sentence}${subject === null ? '' : ` (${subject})`} · ${run.model.scenarios[scenario].label}`;
}

/** A stop of the tour that is made here, with what can be written at it. */
export function OwnStop({ stop, shown, index, isLast, commands, onShow }: OwnStopProps) {
  const name = `Stop ${index + 1}`;
  const views: readonly LayerKind[] =
    shown.view === null || VIEWS.some((view) => view === shown.view) ? VIEWS : [...VIEWS, shown.view];
  return (
    <li className="own-stop">
      <details>
        <summary>
          <span className="stop-number">{index + 1}</span> <bdi>{nameInList(stop, shown)}</bdi>
        </summary>
        <label className="option">
          <span className="option-label">Sentence</span>
          <textarea
            rows={2}
            dir="auto"
            maxLength={MOST_TEXT}
            value={stop.sentence ?? ''}
            placeholder={shown.sentence}
            onChange={(event) => commands.change(index, { sentence: event.currentTarget.value })}
          />
        </label>
        <label className="option">
          <span className="option-label">Note</span>
          <textarea
            rows={3}
            dir="auto"
            maxLength={MOST_TEXT}
            value={stop.note ?? ''}
            placeholder="Only you see it."
            onChange={(event) => commands.change(index, { note: event.currentTarget.value })}
          />
        </label>
        <div className="own-row">
          <label className="option">
            <span className="option-label">Shows</span>
            <select
              value={shown.view ?? ''}
              onChange={({ currentTarget: { value } }) =>
                commands.change(index, { view: value === '' ? undefined : { view: value } })
              }
            >
              <option value="">The stage</option>
              {views.map((view) => (
                <option key={view} value={view}>
                  {VIEW_TITLES[view]}
                </option>
              ))}
            </select>
          </label>
          <label className="option">
            <span className="option-label">Seconds</span>
            <input
              type="number"
              min={1}
              max={3600}
              value={stop.seconds ?? USUAL_STOP_SECONDS}
              onChange={({ currentTarget: { valueAsNumber: seconds } }) => {
                if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600) commands.change(index, { seconds });
              }}
            />
          </label>
        </div>
        <div className="own-row">
          <button type="button" className="link-button" onClick={onShow}>
            Show it
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={`${name}: up`}
            disabled={index === 0}
            onClick={() => commands.move(index, -1)}
          >
            <ArrowUp size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={`${name}: down`}
            disabled={isLast}
            onClick={() => commands.move(index, 1)}
          >
            <ArrowDown size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={`${name}: remove`}
            onClick={() => commands.remove(index)}
          >
            <Trash2 size={16} aria-hidden="true" />
          </button>
        </div>
      </details>
    </li>
  );
}
