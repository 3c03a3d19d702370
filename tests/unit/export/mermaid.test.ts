import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type ScenarioId } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { escapeMermaid, toMermaid } from '../../../src/export/mermaid.ts';
import { componentIdsOf, componentOf } from '../../../src/model/model.ts';
import { failureText, zoneIn } from '../../../src/simulation/describe.ts';
import { type Run, specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { rounds } from '../rounds.ts';
import { configOf, DEFAULT_RUN, faultyRun, runConfigs, runFor, SEED } from '../simulation/fixtures.ts';
import { type Line, readMermaid } from './mermaid-reader.ts';

/** In column order, those that send or receive in the default run. */
const PARTICIPANTS = componentIdsOf(ZENML_PRO).filter((id) =>
  DEFAULT_RUN.trace.messages.some((message) => {
    const { from, to } = specOf(DEFAULT_RUN, message);
    return from === id || to === id;
  }),
);

const ARROWS = ['SOLID', 'DOTTED', 'SOLID_CROSS', 'DOTTED_CROSS'];
const arrowsOf = (lines: readonly Line[]): Line[] => lines.filter(({ kind }) => ARROWS.includes(kind));
const notesOf = (lines: readonly Line[]): string[] =>
  lines.filter(({ kind }) => kind === 'NOTE').map((line) => line.text);

/** The arrow that a message should become, without its text. */
function expectedArrows(run: Run) {
  return run.trace.messages.map((message) => {
    const { from, to, opener } = specOf(run, message);
    const line = opener === 'receiver' ? 'DOTTED' : 'SOLID';
    const kind = message.status === 'failed' ? `${line}_CROSS` : line;
    return { kind, from: from.replaceAll('-', '_'), to: to.replaceAll('-', '_') };
  });
}

const withoutText = ({ kind, from, to }: Line) => ({ kind, from, to });

describe('toMermaid, as Mermaid reads it', () => {
  it.each(SCENARIO_IDS)('has the components in column order, in a box for each zone of %s', async (scenario) => {
    const { actors, boxes } = await readMermaid(toMermaid(DEFAULT_RUN, scenario));
    expect(actors.map(({ label, box }) => ({ label, box }))).toEqual(
      PARTICIPANTS.map((id) => ({
        label: componentOf(ZENML_PRO, id).label,
        box: zoneIn(DEFAULT_RUN, scenario, id).label,
      })),
    );
    expect(boxes).toEqual(
      scenario === 'on-prem'
        ? ['Third parties', 'Your infrastructure']
        : ['Third parties', 'Your infrastructure', 'ZenML infrastructure'],
    );
  });

  it('has an arrow for each message: solid for a request, dashed for a reply', async () => {
    const { lines } = await readMermaid(toMermaid(DEFAULT_RUN, 'saas'));
    expect(arrowsOf(lines).map(withoutText)).toEqual(expectedArrows(DEFAULT_RUN));
  });

  it('says what is sent, for which pipeline step, what kind of data it is and whether it crosses', async () => {
    const text = async (scenario: ScenarioId) => {
      const { lines } = await readMermaid(toMermaid(DEFAULT_RUN, scenario));
      return arrowsOf(lines).find((line) => line.text.startsWith('Heartbeat'))?.text;
    };
    expect(await text('saas')).toEqual('Heartbeat (load_data, Control, leaves)');
    expect(await text('hybrid')).toEqual('Heartbeat (load_data, Control)');
  });

  it('ends a lost message in a cross, says what people see, and numbers the tries', async () => {
    const run = faultyRun('load-stack.ask', 2);
    const { lines } = await readMermaid(toMermaid(run, 'saas'));
    expect(arrowsOf(lines).map(withoutText)).toEqual(expectedArrows(run));
    const tries = arrowsOf(lines).filter((line) => line.text.startsWith('Ask for the stack'));
    expect(tries.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'SOLID_CROSS Ask for the stack (Control, leaves)',
      'SOLID_CROSS Ask for the stack (Control, leaves, try 2)',
      'SOLID Ask for the stack (Control, leaves, try 3)',
    ]);
    const error = run.trace.messages.map((message) => failureText(run, message)).find((text) => text !== null);
    expect(notesOf(lines).filter((note) => note.startsWith('Fails'))).toEqual([`Fails: ${error}`, `Fails: ${error}`]);
  });

  it('puts each phase on a background under its name', async () => {
    const { lines } = await readMermaid(toMermaid(DEFAULT_RUN, 'saas'));
    const headings = lines.flatMap((line, index) => (line.kind === 'RECT_START' ? [lines[index + 1]?.text] : []));
    expect(headings).toEqual(ZENML_PRO.phases.map((phase, index) => `${index + 1}. ${phase.label}`));
    expect(lines.filter(({ kind }) => kind === 'RECT_END')).toHaveLength(ZENML_PRO.phases.length);
  });

  it('counts what later pipeline steps repeat when Mermaid would refuse the length', async () => {
    const run = simulate(
      ZENML_PRO,
      configOf({ steps: 200, width: 20, fault: { message: 'train_40.write-artifact.save', times: 1 } }),
    );
    const text = toMermaid(run, 'hybrid');
    const { lines } = await readMermaid(text);
    expect(text.length).toBeLessThanOrEqual(50_000);
    expect(arrowsOf(lines).filter(({ kind }) => kind.endsWith('_CROSS'))).toHaveLength(
      run.trace.messages.filter(({ status }) => status === 'failed').length,
    );
    const counted = notesOf(lines).flatMap(
      (note) => /^(\d+) messages of \d+ more pipeline steps?$/.exec(note)?.[1] ?? [],
    );
    expect(arrowsOf(lines).length + counted.reduce((sum, count) => sum + Number(count), 0)).toEqual(
      run.trace.messages.length,
    );
  });

  it('keeps the numbers of the run behind messages that it only counts', async () => {
    const run = simulate(ZENML_PRO, configOf({ steps: 150, width: 4 }));
    const { lines } = await readMermaid(toMermaid(run, 'saas'));
    let next = 1;
    const numbers = new Map<string, number>();
    for (const line of lines) {
      if (line.kind === 'AUTONUMBER') next = line.start ?? next;
      else if (ARROWS.includes(line.kind)) numbers.set(line.text, next++);
    }
    expect(numbers.get('Show the run (Run metadata, enters)')).toEqual(run.trace.messages.length);
  });

  it('is a diagram of every message, for any run config', async () => {
    await fc.assert(
      fc.asyncProperty(runConfigs, fc.constantFrom(...SCENARIO_IDS), async (config, scenario) => {
        const run = runFor(config);
        const { lines } = await readMermaid(toMermaid(run, scenario));
        expect(arrowsOf(lines).map(withoutText)).toEqual(expectedArrows(run));
      }),
      { seed: SEED, numRuns: rounds(8) },
    );
  });

  it('gives the same bytes for the same run', () => {
    expect(toMermaid(simulate(ZENML_PRO, configOf()), 'hybrid')).toEqual(toMermaid(DEFAULT_RUN, 'hybrid'));
  });
});

describe('escapeMermaid', () => {
  /** Each text as the label of a participant, as a message and as a note. */
  const readBack = async (texts: readonly string[]) => {
    const escaped = texts.map((text) => `x${escapeMermaid(text)}x`);
    const participants = escaped.map((text, index) => `participant p${index} as ${text}`);
    const uses = escaped.flatMap((text, index) => [`p${index}->>p${index}: ${text}`, `Note over p${index}: ${text}`]);
    const { actors, lines } = await readMermaid(['sequenceDiagram', ...participants, ...uses, ''].join('\n'));
    return texts.map((_, index) => [actors[index]?.label, lines[2 * index]?.text, lines[2 * index + 1]?.text]);
  };

  it('makes Mermaid show as they are what would be syntax', async () => {
    const texts = [
      'a "quoted" name',
      "it's; then # and #35; too",
      'wrap: a->>b: end',
      '%% no comment',
      '<script>alert(1)</script>',
      'Grüße, 東京 🚀',
      'style x:#fff;',
    ];
    expect(await readBack(texts)).toEqual(texts.map((text) => Array(3).fill(`x${text}x`)));
  });

  it('makes Mermaid show any text as it is, but for white space', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 12 }), async (texts) => {
        const expectedTexts = texts.map((text) => Array(3).fill(`x${text.replaceAll(/\s+/gu, ' ')}x`));
        expect(await readBack(texts)).toEqual(expectedTexts);
      }),
      { seed: SEED, numRuns: rounds(8) },
    );
  });
});
