import type { Model } from '../model/model.ts';
import type { OptionSpec } from '../model/types.ts';
import { AWAY_VALUES, MAX_AWAY_MS } from '../simulation/away-options.ts';
import { MAX_FAULT_TIMES, MAX_STEPS } from '../simulation/run-config.ts';

/** Where explanations begin in the help, and where its lines are broken, in characters. */
const HELP_COLUMN = 35;
const HELP_WIDTH = 110;

/** One entry of the help: what to type, and what it means on as many lines as it needs. */
export function helpEntry(flag: string, text: string): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > HELP_WIDTH - HELP_COLUMN) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  const start = `  ${flag}`;
  const [first = '', ...rest] = start.length < HELP_COLUMN - 1 ? lines : ['', ...lines];
  return [start.padEnd(HELP_COLUMN) + first, ...rest.map((line) => ' '.repeat(HELP_COLUMN) + line)]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The entry of an option: its flag with the values that it takes, what it is about, and its default in parentheses. */
export function optionHelp(model: Model, option: OptionSpec): string {
  switch (option.kind) {
    case 'choice': {
      const ids = option.values.map(({ id }) => id);
      return helpEntry(`--${option.name} ${ids.join('|')}`, `${option.hint} (${ids[0]})`);
    }
    case 'number': {
      const most = option.name === 'steps' ? `, 1 to ${MAX_STEPS}` : '';
      return helpEntry(`--${option.name} N`, `${option.label.toLowerCase()}${most} (${option.standard})`);
    }
    case 'fault': {
      const names = model.faults.map((fault) => fault.id).join(', ');
      return helpEntry(
        `--${option.name} ID`,
        `${option.label.toLowerCase()}: ${names}, or the id of a message, with *N to fail N times, 1 to ${MAX_FAULT_TIMES}`,
      );
    }
  }
}

/** The entries of the options of an outage. */
export const awayHelp = (): string =>
  [
    helpEntry(`--away ${AWAY_VALUES.join('|')}`, 'what of ZenML cannot be reached (none)'),
    helpEntry('--away-from ID', 'id of the message with which that begins (the start of the run)'),
    helpEntry('--away-for N', `how long it lasts, in simulated ms, 1 to ${MAX_AWAY_MS} (to the end of the run)`),
  ].join('\n');
