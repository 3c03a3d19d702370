import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_COMPONENT_IDS, SCENARIO_IDS } from '../../../machines/model.ts';
import { TRACK_IDS } from '../../../machines/score.ts';
import { CHOOSER_QUESTIONS, ZENML_PRO } from '../../../src/catalogue/index.ts';
import { optionNames } from '../../../src/simulation/run-config.ts';
import { LAYER_PARAMS, LAYER_PLACES } from '../../../src/state/layers.ts';
import { TALK_PARAMS } from '../../../src/state/talk-link.ts';
import { DEFAULT_SCENARIO, DEFAULT_TRACK, formatHash, parseHash } from '../../../src/state/url-state.ts';
import { rounds } from '../rounds.ts';
import { configOf, runConfigs, SEED } from '../simulation/fixtures.ts';

const PARAMETERS = { seed: SEED, numRuns: rounds(500) };

const DEFAULT_STATE = {
  scenario: DEFAULT_SCENARIO,
  config: configOf(),
  message: null,
  layer: null,
  track: DEFAULT_TRACK,
  thirdPartiesApart: false,
  talk: null,
};

/** Values that mean something to some name of a link, and values that mean nothing to any. */
const values = fc.oneof(
  fc.constantFrom<string>(
    ...SCENARIO_IDS,
    ...TRACK_IDS,
    ...BUILT_IN_COMPONENT_IDS,
    ...Object.keys(LAYER_PLACES),
    ...ZENML_PRO.faults.map((fault) => fault.id),
    ...CHOOSER_QUESTIONS.flatMap(({ options }) => options.map((option) => option.id)),
    'hybrid,on-prem',
    'present',
    'present,claims',
    'presenter',
    'on',
    'push-image.push*3',
    'load_data.pull-image.pull',
  ),
  fc.integer({ min: -1, max: 20 }).map(String),
  fc.string({ unit: 'binary' }),
);

/** Hashes as people mangle them: known names with any value, twice, unknown names, and no names at all. */
const hashes = fc.oneof(
  fc
    .array(
      fc.tuple(
        fc.oneof(
          fc.constantFrom('scenario', 'message', 'track', ...TALK_PARAMS, ...LAYER_PARAMS, ...optionNames(ZENML_PRO)),
          fc.string(),
        ),
        values,
      ),
      { maxLength: 8 },
    )
    .map((pairs) => `#${new URLSearchParams(pairs)}`),
  fc.string({ unit: 'binary' }),
);

describe('parseHash', () => {
  it.each(['', '#'])('gives the start of the default run for %j', (hash) => {
    expect(parseHash(ZENML_PRO, hash)).toEqual({ state: DEFAULT_STATE, problems: [] });
  });

  it('does not take apart what is too long for a link', () => {
    expect(parseHash(ZENML_PRO, `#scenario=hybrid${'&q'.repeat(10_000)}`)).toEqual({
      state: DEFAULT_STATE,
      problems: ['The link has 20,016 characters, too many for one of this page.'],
    });
  });

  it('reads a whole link', () => {
    const hash =
      '#scenario=hybrid&steps=5&width=2&fault=push-image.push*2&message=sign-in.device&track=every&third-parties=apart&view=inspector';
    expect(parseHash(ZENML_PRO, hash)).toEqual({
      state: {
        scenario: 'hybrid',
        config: { ...configOf(), steps: 5, width: 2, fault: { message: 'push-image.push', times: 2 } },
        message: 'sign-in.device',
        layer: { kind: 'inspector' },
        track: 'every',
        thirdPartiesApart: true,
        talk: null,
      },
      problems: [],
    });
  });

  it.each([
    ['#scenario=mars', 'scenario "mars" is not understood. Use saas, hybrid, on-prem.'],
    ['#track=all', 'track "all" is not understood. Use story, every.'],
    ['#steps=many', 'steps "many" is not understood. Use a whole number from 1 to 10000.'],
    ['#steps=2&width=3', 'width "3" is not understood. Use a whole number from 1 to 2.'],
  ])('names what it does not understand in %s', (hash, problem) => {
    expect(parseHash(ZENML_PRO, hash).problems).toEqual([problem]);
  });

  it.each([
    ['#planet=mars', /^"planet" in the link is not understood\. Use scenario, message, /],
    ['#fault=earthquake', /^fault "earthquake" is not understood\. Use registry-refuses-push, /],
    ['#view=moon', /^view "moon" is not understood\. Use inspector, /],
    ['#view=help', /^view "help" is not understood\. /],
    ['#view=component', /^component "" is not understood\. Use code-repository, /],
    ['#view=compare&with=mars', /^with "mars" is not understood\. Use saas, hybrid, on-prem\.$/],
    ['#view=choose&answers=mars', /^answer "mars" is not understood\. Use /],
  ])('says what is allowed instead of %s', (hash, problem) => {
    const { problems } = parseHash(ZENML_PRO, hash);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('keeps what it understands beside what it does not', () => {
    const { state } = parseHash(ZENML_PRO, '#scenario=hybrid&steps=many&message=sign-in.device');
    expect(state).toEqual({ ...DEFAULT_STATE, scenario: 'hybrid', message: 'sign-in.device' });
  });

  const MENDED = { ...DEFAULT_STATE, scenario: 'hybrid', track: 'every' };

  it.each([
    '#scenario=hybrid&amp;track=every',
    '#scenario=hybrid&AMP;amp;track=every',
    '#scenario=hybrid&#38;track=every',
    '#scenario%3Dhybrid%26track%3Devery',
    '#scenario%3dhybrid%26amp%3Btrack%3devery',
    '#scenario%253Dhybrid%2526track%253Devery',
    ...['.', ',', ')', '>', '"', "'", '%22', '%3E', '&gt;', '&quot;', '&#39;', '>).'].map(
      (marks) => `#scenario=hybrid&track=every${marks}`,
    ),
  ])('mends what a mail program made of a link: %s', (hash) => {
    expect(parseHash(ZENML_PRO, hash)).toEqual({ state: MENDED, problems: [] });
  });

  it.each([
    ['message=push-image.push.', { message: 'push-image.push' }],
    ['message=load_data.stream-logs.stream)', { message: 'load_data.stream-logs.stream' }],
    ['message=push-image.push~2,', { message: 'push-image.push~2' }],
    ['steps=5.', { config: configOf({ steps: 5 }) }],
    ['view=compare&with=hybrid,', { layer: { kind: 'compare', with: ['hybrid'] } }],
    ['view=holdings&owner=you"', { layer: { kind: 'holdings', owner: 'you' } }],
    ['tour=first-run.', { talk: { tour: 'first-run' } }],
    ['view=present&channel=abc>', { talk: { channel: 'abc' } }],
  ])('takes off what is stuck to the last value: %s', (hash, state) => {
    expect(parseHash(ZENML_PRO, `#${hash}`)).toMatchObject({ state, problems: [] });
  });

  it.each([
    ['#scenario=mars.', 'scenario "mars." is not understood. Use saas, hybrid, on-prem.'],
    ['#steps=.', 'steps "." is not understood. Use a whole number from 1 to 10000.'],
    ['#scenario=hybrid>&track=every', 'scenario "hybrid>" is not understood. Use saas, hybrid, on-prem.'],
  ])('leaves a value that is not understood without the mark either, or is not the last: %s', (hash, problem) => {
    expect(parseHash(ZENML_PRO, hash).problems).toEqual([problem]);
  });

  it('leaves a message that is none without the mark either', () => {
    expect(parseHash(ZENML_PRO, '#message=nothing.').state.message).toBe('nothing.');
    expect(parseHash(ZENML_PRO, '#%E0%A4%A%3D')).toMatchObject({ state: DEFAULT_STATE });
  });

  it('takes an empty message for none', () => {
    expect(parseHash(ZENML_PRO, '#message=')).toEqual({ state: DEFAULT_STATE, problems: [] });
  });

  it('takes the last of two values and says so', () => {
    const { state, problems } = parseHash(ZENML_PRO, '#scenario=hybrid&scenario=mars&scenario=on-prem');
    expect(state.scenario).toEqual('on-prem');
    expect(problems).toEqual(['scenario is in the link more than once: the last one, "on-prem", is used.']);
    expect(parseHash(ZENML_PRO, '#scenario=hybrid&scenario=hybrid').problems).toEqual([]);
  });

  it('names all names that it does not know in one sentence, however many', () => {
    const [two, many] = ['#a=1&b=2', '#a=1&b=2&c=3&d=4&e=5'].map((hash) => parseHash(ZENML_PRO, hash).problems);
    expect(two).toEqual([expect.stringMatching(/^"a" and "b" in the link are not understood\. Use scenario, /)]);
    expect(many).toEqual([expect.stringMatching(/^"a", "b", "c" and 2 more in the link are not understood\. /)]);
  });

  it('never throws, always gives a scenario, and has a sentence for each problem', () => {
    fc.assert(
      fc.property(hashes, (hash) => {
        const { state, problems } = parseHash(ZENML_PRO, hash);
        expect(SCENARIO_IDS).toContain(state.scenario);
        for (const problem of problems)
          expect(problem).toMatch(
            /( not understood| does not go with the (other options|rest of the link))\. Use |^[\w-]+ is in the link more than once: .* is used\.$/s,
          );
      }),
      PARAMETERS,
    );
  });
});

describe('formatHash', () => {
  it('writes the scenario always and defaults never', () => {
    expect(formatHash(ZENML_PRO, DEFAULT_STATE)).toEqual('#scenario=saas');
  });

  it('writes what differs from the default, in a fixed order', () => {
    expect(
      formatHash(ZENML_PRO, {
        layer: { kind: 'compare', with: ['hybrid', 'on-prem'] },
        message: 'sign-in.device',
        config: configOf({ steps: 5, width: 2 }),
        scenario: 'saas',
        track: 'every',
        thirdPartiesApart: true,
      }),
    ).toEqual(
      '#scenario=saas&steps=5&width=2&message=sign-in.device&track=every&third-parties=apart&view=compare&with=hybrid,on-prem',
    );
  });

  it('is read back as it was, whatever a link said', () => {
    fc.assert(
      fc.property(hashes, (hash) => {
        const { state } = parseHash(ZENML_PRO, hash);
        expect(parseHash(ZENML_PRO, formatHash(ZENML_PRO, state))).toEqual({ state, problems: [] });
      }),
      PARAMETERS,
    );
  });

  it('is read back as it was, for any run, scenario and message', () => {
    fc.assert(
      fc.property(
        runConfigs,
        fc.constantFrom(...SCENARIO_IDS),
        fc.string({ minLength: 1 }),
        fc.constantFrom(...TRACK_IDS),
        fc.boolean(),
        (config, scenario, message, track, thirdPartiesApart) => {
          const state = { scenario, config, message, layer: null, track, thirdPartiesApart, talk: null };
          expect(parseHash(ZENML_PRO, formatHash(ZENML_PRO, state))).toEqual({ state, problems: [] });
        },
      ),
      { ...PARAMETERS, numRuns: rounds(200) },
    );
  });
});
