import { describe, expect, it } from 'vitest';
import { ZENML_PRO } from '../../../src/catalogue/index.ts';
import { currentId, parseRunConfig } from '../../../src/simulation/run-config.ts';
import { RENAMED } from '../model/renamed.ts';
import { DEFAULT_RUN, faultyRun, idsOf } from './fixtures.ts';

describe('currentId', () => {
  it.each([
    ['push-image.push', 'push-image.upload'],
    ['push-image.push~3', 'push-image.upload~3'],
    ['train.log-metadata.log', 'train.log-metadata.write'],
    ['train_12.log-metadata.log~2', 'train_12.log-metadata.write~2'],
    // As it is today.
    ['push-image.upload', 'push-image.upload'],
    ['train.pull-image.image~2', 'train.pull-image.image~2'],
    // No ids of messages at all.
    ['', ''],
    ['push-image', 'push-image'],
    ['constructor', 'constructor'],
    ['a.b.c.d~x', 'a.b.c.d~x'],
  ])('of %j is %j', (id, today) => {
    expect(currentId(RENAMED, id)).toEqual(today);
  });

  it('changes no id of a run of today', () => {
    for (const run of [DEFAULT_RUN, faultyRun('run-token.token', 3)]) {
      expect(idsOf(run).map((id) => currentId(ZENML_PRO, id))).toEqual(idsOf(run));
    }
  });
});

describe('parseRunConfig, with a message that other runs send', () => {
  const dashboard = { trigger: 'dashboard' };

  it('reads a fault as what this run sends in its place', () => {
    const { config, problems } = parseRunConfig(ZENML_PRO, { ...dashboard, fault: 'workspace-sign-in.token*2' });
    expect([config.fault, problems]).toEqual([{ message: 'workspace-start.token', times: 2 }, []]);
    expect(parseRunConfig(ZENML_PRO, { fault: 'workspace-start.token*2' }).config.fault).toEqual({
      message: 'workspace-sign-in.token',
      times: 2,
    });
  });

  it('begins an outage with it', () => {
    const values = { ...dashboard, away: 'both', 'away-from': 'workspace-sign-in.status' };
    expect(parseRunConfig(ZENML_PRO, values)).toMatchObject({
      config: { away: { what: 'both', from: 'workspace-start.status' } },
      problems: [],
    });
  });
});

describe('parseRunConfig, with a fault of an older model', () => {
  it.each([
    ['push-image.push*2', { message: 'push-image.upload', times: 2 }],
    ['evaluate.log-metadata.log', { message: 'evaluate.log-metadata.write', times: 1 }],
  ])('reads %s as the message that took its place', (fault, expected) => {
    expect(parseRunConfig(RENAMED, { fault })).toMatchObject({ config: { fault: expected }, problems: [] });
  });
});
