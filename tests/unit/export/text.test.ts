import { describe, expect, it } from 'vitest';
import { type Crossing, SCENARIO_IDS } from '../../../machines/model.ts';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { EXPORTERS } from '../../../src/export/index.ts';
import { outcomeText, toText } from '../../../src/export/text.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { specOf } from '../../../src/simulation/run.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { configOf, DEFAULT_RUN, faultyRun, idsOf } from '../simulation/fixtures.ts';

/** The lines that stand for messages: those that begin with a number and a mark. */
const messageLines = (text: string): string[] => text.split('\n').filter((line) => /^ *\d+ {2}[·<>]/.test(line));

const MARKS: Record<Crossing, string> = { none: '·', leaves: '>', enters: '<', outside: '~' };

describe('toText', () => {
  it('begins with how many messages cross', () => {
    expect(toText(DEFAULT_RUN, 'on-prem').split('\n')[0]).toEqual(
      `Full On-Prem: 0 of ${DEFAULT_RUN.trace.messages.length} to or from ZenML · 5 to or from third parties (> leaves your infrastructure, < enters it)`,
    );
  });

  it('has the six phases as numbered headings', () => {
    const headings = toText(DEFAULT_RUN, 'saas')
      .split('\n')
      .filter((line) => /^\d\. /.test(line));
    expect(headings).toEqual(ZENML_PRO.phases.map((phase, index) => `${index + 1}. ${phase.label}`));
  });

  it('has one line for each message, numbered', () => {
    const numbers = messageLines(toText(DEFAULT_RUN, 'saas')).map((line) => Number.parseInt(line, 10));
    expect(numbers).toEqual(DEFAULT_RUN.trace.messages.map((_, index) => index + 1));
  });

  it.each(SCENARIO_IDS)('marks what crosses in %s', (scenario) => {
    const marks = messageLines(toText(DEFAULT_RUN, scenario)).map((line) => line.trim().split(/ +/)[1]);
    expect(marks).toEqual(
      DEFAULT_RUN.trace.messages.map((message) => MARKS[crossingIn(DEFAULT_RUN, scenario, message).crossing]),
    );
  });

  it('says who sends what to whom, and for which pipeline step', () => {
    const [line = ''] = messageLines(toText(DEFAULT_RUN, 'saas')).filter((text) => text.includes('Heartbeat'));
    expect(line.split(/ {2,}/).slice(1)).toEqual([
      '> out',
      'Step runtime → ZenML server',
      'Control',
      'Heartbeat [load_data]',
    ]);
  });

  it('keeps the columns of all lines below each other', () => {
    const lines = messageLines(toText(DEFAULT_RUN, 'hybrid'));
    const column = lines[0]?.indexOf('Code') ?? 0;
    const misplaced = lines.filter((line, index) => {
      const message = DEFAULT_RUN.trace.messages[index];
      return (
        !message ||
        !line.startsWith(`  ${ZENML_PRO.dataClasses[specOf(DEFAULT_RUN, message).dataClass].label}  `, column - 2)
      );
    });
    expect(misplaced).toEqual([]);
  });

  it('shows an error behind the message that failed', () => {
    const text = toText(faultyRun('train.pull-image.image', 1), 'saas');
    expect(messageLines(text).filter((line) => line.includes('✕'))).toEqual([
      expect.stringMatching(
        /Pull the image \[train\] {2}✕ Job for step train failed: Detected container in state ErrImagePull\.$/,
      ),
    ]);
  });

  it('has no placeholder, whatever fails', () => {
    const raw = idsOf(DEFAULT_RUN).filter((id) => /<\w[^>]*>/.test(toText(faultyRun(id, 8), 'saas')));
    expect(raw).toEqual([]);
  });

  it('ends with how the run ended and a line feed', () => {
    expect(toText(DEFAULT_RUN, 'saas')).toMatch(/\n\nThe run completed\.\n$/);
  });

  it('gives the same bytes for the same run', () => {
    expect(toText(simulate(ZENML_PRO, configOf()), 'saas')).toEqual(toText(DEFAULT_RUN, 'saas'));
  });

  it('is registered by its name', () => {
    expect(EXPORTERS.text.serialise(DEFAULT_RUN, 'hybrid')).toEqual(toText(DEFAULT_RUN, 'hybrid'));
  });
});

describe('outcomeText', () => {
  it.each([
    [
      'push-image.push',
      1,
      'The run failed at push-image.push: Docker error: (the message of the Docker daemon). No run appears in the dashboard.',
    ],
    [
      'submit-workload.submit',
      4,
      "The run failed at submit-workload.submit~4: Orchestrator failed to submit Kubernetes job with 'Forbidden' (403). The dashboard shows a failed run.",
    ],
    [
      'submit-workload.report',
      6,
      'The run failed at submit-workload.report~6: Max retries exceeded with url: (the path of the call). Whoever sends it shows the error of its HTTP library. The dashboard keeps showing the last status of the run.',
    ],
    [
      'load_data.pull-image.image',
      1,
      'The run failed at load_data.pull-image.image: Job for step load_data failed: Detected container in state ErrImagePull. The dashboard shows a failed run.',
    ],
  ])('says what the dashboard shows when %s fails', (message, times, sentence) => {
    expect(outcomeText(faultyRun(message, times))).toEqual(sentence);
  });

  it('is short when nothing went wrong, or when it was sent again', () => {
    expect(outcomeText(faultyRun('load-stack.ask', 5))).toEqual('The run completed.');
  });
});
