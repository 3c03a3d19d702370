import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { optionHelp } from '../../../src/cli/help.ts';
import { zoneId } from '../../../src/model/ids.ts';
import type { Model } from '../../../src/model/model.ts';
import { defaultConfig, optionGroupsOf } from '../../../src/model/options.ts';
import type { Condition, OptionSpec } from '../../../src/model/types.ts';
import { crossingIn } from '../../../src/simulation/describe.ts';
import { formatRunConfig, optionNames, parseRunConfig, withOption } from '../../../src/simulation/run-config.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { formatHash, parseHash } from '../../../src/state/url-state.ts';
import { messageOf } from '../simulation/fixtures.ts';

// Only the options of the built-in model have types: this one is as a file could bring it.
const GIT_HOST = {
  kind: 'choice',
  name: 'git-host',
  key: 'gitHost',
  group: 'infrastructure',
  label: 'Git host',
  hint: 'Who runs it.',
  values: [
    { id: 'own', value: 'own', label: 'Your own', hint: 'In your network.' },
    { id: 'github', value: 'github', label: 'GitHub', hint: 'Somebody else’s.' },
    { id: 'gitlab', value: 'gitlab', label: 'GitLab', hint: 'In the cloud.', needs: { trigger: ['sdk'] } },
  ],
} as unknown as OptionSpec;

/** The built-in model with one option more, the second one, which moves a component. */
const MODEL: Model = {
  ...ZENML_PRO,
  options: ZENML_PRO.options.flatMap((option) => (option.name === 'trigger' ? [option, GIT_HOST] : [option])),
  zones: [...ZENML_PRO.zones, { id: zoneId('vpc'), owner: 'you', label: 'Your VPC', inSentence: 'your VPC' }],
  placementRules: [{ in: { gitHost: 'own' } as Condition, placement: { 'code-repository': zoneId('vpc') } }],
};

describe('an option that is added to a model', () => {
  it('has its first value by default, and is then not written', () => {
    expect(defaultConfig(MODEL)).toEqual({ ...defaultConfig(ZENML_PRO), gitHost: 'own' });
    expect(formatRunConfig(MODEL, defaultConfig(MODEL))).toEqual({});
    expect(optionNames(MODEL)).toEqual([
      ...optionNames(ZENML_PRO).flatMap((name) => (name === 'trigger' ? [name, 'git-host'] : [name])),
    ]);
  });

  it('is read and written like the others, in its place', () => {
    const { config, problems } = parseRunConfig(MODEL, { stack: 'gcp', 'git-host': 'github' });
    expect([config, problems]).toEqual([{ ...defaultConfig(MODEL), stack: 'gcp', gitHost: 'github' }, []]);
    expect(Object.entries(formatRunConfig(MODEL, config))).toEqual([
      ['git-host', 'github'],
      ['stack', 'gcp'],
    ]);
    expect(withOption(MODEL, config, 'git-host', 'own')).toEqual({ ...config, gitHost: 'own' });
  });

  it('is refused with what is allowed, or with what it needs', () => {
    expect(parseRunConfig(MODEL, { 'git-host': 'svn' }).problems).toEqual([
      { code: 'unknown-value', option: 'git-host', value: 'svn', allowed: ['own', 'github', 'gitlab'] },
    ]);
    expect(parseRunConfig(MODEL, { 'git-host': 'gitlab', trigger: 'dashboard' }).problems).toEqual([
      {
        code: 'does-not-fit',
        option: 'git-host',
        value: 'gitlab',
        missing: [{ option: 'trigger', values: ['sdk'] }],
      },
    ]);
  });

  it('stands in links, which the model without it does not understand', () => {
    const { config } = parseRunConfig(MODEL, { 'git-host': 'github' });
    const hash = formatHash(MODEL, { scenario: 'hybrid', config, layer: null });
    expect(hash).toEqual('#scenario=hybrid&git-host=github');
    expect(parseHash(MODEL, hash)).toEqual({
      state: {
        scenario: 'hybrid',
        config,
        message: null,
        layer: null,
        track: 'story',
        thirdPartiesApart: false,
        talk: null,
      },
      problems: [],
    });
    expect(parseHash(ZENML_PRO, hash).problems).toEqual([
      expect.stringMatching(/^"git-host" in the link is not understood\. Use scenario, /),
    ]);
  });

  it('stands in the help of the command line', () => {
    expect(MODEL.options.map((option) => optionHelp(MODEL, option))).toContain(
      '  --git-host own|github|gitlab     Who runs it. (own)',
    );
  });

  it('stands in the options drawer, in its group and its place', () => {
    const namesIn = (model: Model) =>
      optionGroupsOf(model, defaultConfig(model)).map(({ label, options }) => [
        label,
        ...options.map(({ name }) => name),
      ]);
    expect(namesIn(ZENML_PRO)).toEqual([
      [null, 'fault'],
      ['Start', 'who', 'trigger', 'sign-in', 'identity-provider', 'viewer'],
      [
        'Your infrastructure',
        ...[
          'code',
          'code-host',
          'packages',
          'stack',
          'credentials',
          'image-build',
          'secrets-store',
          'log-backend',
          'network',
          'run-token',
        ],
      ],
      ['What else is sent', 'store-access', 'artifact-metadata', 'step-secret', 'analytics'],
      ['Pipeline', 'steps', 'width', 'cached'],
    ]);
    expect(namesIn(MODEL)).toEqual(
      namesIn(ZENML_PRO).map((group) =>
        group[0] === 'Your infrastructure' ? [group[0], 'git-host', ...group.slice(1)] : group,
      ),
    );
  });

  it('decides where a component stands', () => {
    const crossing = (gitHost: string) => {
      const run = simulate(MODEL, parseRunConfig(MODEL, { 'git-host': gitHost }).config);
      return crossingIn(run, 'on-prem', messageOf(run, 'load_data.fetch-code.code')).crossing;
    };
    expect([crossing('own'), crossing('github')]).toEqual(['none', 'enters']);
  });
});
