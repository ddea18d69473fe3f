import { expect, test } from 'vitest';
import { groupQuestions } from '../../src/unanswered/group.ts';

const asked = (...questions: string[]) =>
  questions.map((question, i) => ({
    question,
    day: `2026-05-0${(i % 9) + 1}`,
    confidence: 'nothing' as const,
  }));

test.each([
  ['other endings and another order', 'Who built the steel mill?', 'steel mills: who builds them'],
  ['a typing error', 'submarine cables to Karachi', 'submarine cabels to Karachi'],
  ['a word more', 'gas pipeline Karachi Lahore', 'new gas pipeline Karachi Lahore'],
  ['in Russian', 'Кто построил завод в Карачи?', 'кто построил заводы в карачи'],
])('the same question with %s is one', (_what, a, b) => {
  const groups = groupQuestions(asked(a, b, a));
  expect(groups).toEqual([{ question: a, count: 3, variants: [b], last: '2026-05-03' }]);
});

test.each([
  ['things in one place', 'steel mill in Karachi', 'naval visit to Karachi'],
  ['nothing in common', 'cricket', 'ballet'],
])('%s are two', (_what, a, b) => {
  expect(groupQuestions(asked(a, b))).toHaveLength(2);
});

test('the most frequent comes first, then the latest', () => {
  const groups = groupQuestions(asked('ballet', 'cricket', 'cricket', 'hockey'));
  expect(groups.map(({ question }) => question)).toEqual(['cricket', 'hockey', 'ballet']);
});

test('no questions are no groups, and one of stop words is one', () => {
  expect(groupQuestions([])).toEqual([]);
  expect(groupQuestions(asked('who is it'))).toHaveLength(1);
});
