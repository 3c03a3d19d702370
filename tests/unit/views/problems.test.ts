import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { type OptionValues, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { configProblemText, fileProblemText, missingText } from '../../../src/views/problems.ts';

const FAULTS = ZENML_PRO.faults.map(({ id }) => id).join(', ');

describe('configProblemText', () => {
  it.each<[OptionValues, string]>([
    [
      { 'workload-manager': 'gcp' },
      'workload-manager "gcp" does not go with the other options. Use it with trigger dashboard.',
    ],
    [
      { stack: 'kubernetes', credentials: 'short-lived' },
      'credentials "short-lived" does not go with the other options. Use it with stack aws or gcp.',
    ],
    [{ cached: 'some', steps: '1' }, 'cached "some" does not go with the other options. Use it with at least 2 steps.'],
    [
      { fault: 'log-upload-fails', cached: 'all' },
      'fault "log-upload-fails" does not go with the other options. Use it with a step that runs.',
    ],
    [{ stack: 'ibm' }, 'stack "ibm" is not understood. Use aws, gcp, azure, kubernetes.'],
    [{ steps: 'many' }, 'steps "many" is not understood. Use a whole number from 1 to 10000.'],
    [{ steps: '2', width: '3' }, 'width "3" is not understood. Use a whole number from 1 to 2.'],
    [
      { fault: 'earthquake' },
      `fault "earthquake" is not understood. Use ${FAULTS}, or a message id such as push-image.push.`,
    ],
    [
      { fault: 'push-image.push*1000' },
      'fault "push-image.push*1000" is not understood. Use a whole number from 1 to 999 after the asterisk.',
    ],
  ])('says in one line what is wrong with %j, and what can be used', (options, sentence) => {
    expect(parseRunConfig(ZENML_PRO, options).problems.map(configProblemText)).toEqual([sentence]);
  });
});

describe('fileProblemText', () => {
  it.each([
    [
      { code: 'newer-model', version: 3, known: 2 },
      'The file was made with version 3 of the model and needs a newer page: this one has version 2.',
    ],
    [
      { code: 'newer-format', version: 9, known: 2 },
      'The file has trace version 9 and needs a newer page: this one reads version 2.',
    ],
    [
      { code: 'changed', message: 7 },
      'The file is not the run that its options give: message 7 was changed after it was written.',
    ],
    [
      { code: 'changed', message: null },
      'The file is not the run that its options give: its end was changed after it was written.',
    ],
    [
      { code: 'field', message: 2, path: 'step', rule: { code: 'exactly', value: null } },
      'In message 2 of the file, step has to be null.',
    ],
    [
      { code: 'field', message: null, path: 'version', rule: { code: 'one-of', values: [1, 2] } },
      'In the file, version has to be 1 or 2.',
    ],
    [
      { code: 'config', problem: { code: 'unknown-value', option: 'stack', value: 'ibm', allowed: ['aws', 'gcp'] } },
      'In the file, stack "ibm" is not understood: use aws, gcp.',
    ],
  ] as const)('says of %j: %s', (problem, sentence) => {
    expect(fileProblemText(problem)).toBe(sentence);
  });
});

describe('missingText', () => {
  it('joins what is missing, and is null when nothing is', () => {
    expect(missingText([])).toBeNull();
    expect(
      missingText([
        { option: 'stack', values: ['gcp', 'azure'] },
        { option: 'steps', least: 4 },
      ]),
    ).toBe('stack gcp or azure and at least 4 steps');
  });
});
