import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../src/state/address.ts';

const own = (file: number | null, loadedAtMs = performance.timeOrigin) => ({ writer: 'simulator', file, loadedAtMs });

describe('entryOf', () => {
  it('says what the address asks for, and what of it is not understood', () => {
    const { target, notice } = entryOf('#scenario=hybrid&message=load-stack.ask&view=log&planet=mars', null);
    expect([target.scenario, target.message, target.layer]).toEqual(['hybrid', 'load-stack.ask', { kind: 'log' }]);
    expect(['#track=every', '', '#track=all'].map((hash) => entryOf(hash, null).track)).toEqual([
      'every',
      'story',
      'story',
    ]);
    expect(notice?.text).toContain('planet');
    expect(entryOf('#scenario=hybrid', null).notice).toEqual(null);
  });

  it('says everything that is not understood, each on a line of its own', () => {
    const { notice } = entryOf('#scenario=foo&who=zz&stack=qq&fault=nope', null);
    expect(notice?.text.split('\n').map((sentence) => sentence.replace(/ Use .*/, ''))).toEqual([
      'scenario "foo" is not understood.',
      'who "zz" is not understood.',
      'stack "qq" is not understood.',
      'fault "nope" is not understood.',
    ]);
  });

  it('knows the entries of the page, and takes those of anybody else for links', () => {
    const isOwn = (state: unknown) => entryOf('', state).isOwn;
    expect([own(null), own(3)].map(isOwn)).toEqual([true, true]);
    expect([null, undefined, 'text', 7, {}, { writer: 'somebody', file: 3 }].map(isOwn)).toEqual(Array(6).fill(false));
  });

  it('knows the file of an entry as long as the page is not loaded anew', () => {
    expect(entryOf('', own(3)).file).toEqual(3);
    expect(entryOf('', own(null)).file).toEqual(null);
    // No number that this load of the page gives, but a file.
    expect(entryOf('', own(3, 0)).file).toEqual(-1);
    expect(entryOf('', own(null, 0)).file).toEqual(null);
    expect(entryOf('', { writer: 'somebody', file: 3 }).file).toEqual(null);
  });
});
