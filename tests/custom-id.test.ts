import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCustomId, toCustomId } from '../src/custom-id.ts';

describe('a custom id', () => {
  test.each([
    ['no argument', toCustomId('message', 'remove'), '1:message:remove', []],
    ['a number', toCustomId('sources', 'page', 2), '1:sources:page:2', ['2']],
    ['an empty argument', toCustomId('event', 'go', '', 'ru'), '1:event:go::ru', ['', 'ru']],
    ['hashes', toCustomId('ask', 'page', 2, 'aB-_09'), '1:ask:page:2:aB-_09', ['2', 'aB-_09']],
    [
      'dates',
      toCustomId('timeline', 'page', '', '1965-01-01', '1971-12-31', 1),
      expect.anything(),
      expect.anything(),
    ],
  ])('with %s is read as it was written', (_what, id, written, args) => {
    expect(id).toEqual(written);
    expect(parseCustomId(id)).toMatchObject({ args });
  });

  test.each([
    ['empty', ''],
    ['of another version', '2:ask:page:1:abcdef'],
    ['of another bot', 'vote_up_123'],
    ['without an action', '1:ask'],
    ['with a command that no name can be', '1:ASK:page'],
    ['with a path in it', '1:ask:page:../../etc'],
    ['with a space', '1:ask:page:a b'],
    ['with a line end after it', '1:ask:page:1\n'],
    ['longer than Discord’s limit', `1:ask:page:${'a'.repeat(100)}`],
  ])('%s is none', (_what, id) => {
    expect(parseCustomId(id)).toBeUndefined();
  });

  test.each([
    ['too long', ['a'.repeat(100)]],
    ['with a colon', ['a:b c']],
    ['not a number', [1e21]],
  ])('that is %s is not made', (_what, args) => {
    expect(() => toCustomId('ask', 'page', ...args)).toThrow('is no custom id');
  });

  test('whatever text comes back is read or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^1:[a-z]+:[a-z]+:.{0,80}$/)), (id) => {
        const action = parseCustomId(id);
        if (action) expect(toCustomId(action.command, action.action, ...action.args)).toBe(id);
      }),
      { numRuns: 2000 },
    );
  });
});
