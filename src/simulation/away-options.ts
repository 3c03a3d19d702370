import { AWAY_IDS, type Away } from '../../machines/model.ts';
import type { ConfigProblem, OptionValues } from './run-config.ts';

/** The longest outage that an option can ask for, in simulated ms. No run is as long. */
export const MAX_AWAY_MS = 999_999_999;

/** The names of the options of an outage, in their order. */
export const AWAY_OPTIONS = ['away', 'away-from', 'away-for'] as const;

/** What the option `away` can be. */
export const AWAY_VALUES = ['none', ...AWAY_IDS] as const;

/** What an outage depends on in the rest of the run. */
export interface AwayContext {
  /** The id under which the run has a message. */
  readonly idIn: (id: string) => string;
  /** True when the run sends a message with this id if nothing goes wrong. */
  readonly isMessage: (id: string) => boolean;
  readonly wholeNumber: (option: string, value: string, most: number) => number | undefined;
}

/**
 * Reads the options of an outage; what is not understood is added to the problems.
 * @returns null for none: also when the run does not have the message with which it begins, because an outage at another
 * moment would be another story
 */
export function parseAway(values: OptionValues, context: AwayContext, problems: ConfigProblem[]): Away | null {
  const { away = 'none', 'away-from': written, 'away-for': duration } = values;
  const what = AWAY_IDS.find((id) => id === away);
  if (away !== 'none' && what === undefined) {
    problems.push({ code: 'unknown-value', option: 'away', value: away, allowed: AWAY_VALUES });
  } else if (what === undefined) {
    const missing = [{ option: 'away', values: AWAY_IDS }];
    for (const [option, value] of [
      ['away-from', written],
      ['away-for', duration],
    ] as const) {
      if (value !== undefined) problems.push({ code: 'does-not-fit', option, value, missing });
    }
    return null;
  }
  const from = written === undefined ? null : context.idIn(written);
  const isKnown = from === null || context.isMessage(from);
  if (!isKnown && written !== undefined)
    problems.push({ code: 'unknown-message', option: 'away-from', value: written });
  const forMs = duration === undefined ? null : (context.wholeNumber('away-for', duration, MAX_AWAY_MS) ?? null);
  return what !== undefined && isKnown ? { what, from, forMs } : null;
}

/** The options of an outage. The inverse of `parseAway`. */
export const formatAway = (away: Away | undefined): Readonly<Record<string, string>> =>
  away === undefined
    ? {}
    : {
        away: away.what,
        ...(away.from === null ? {} : { 'away-from': away.from }),
        ...(away.forMs === null ? {} : { 'away-for': String(away.forMs) }),
      };
