import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { collectScope, scopeOf } from '../../src/search/scope.ts';
import { createSearch } from '../../src/search/search.ts';
import { tokenize } from '../../src/search/tokens.ts';
import { articleFile, createFolder } from '../folder.ts';

const TODAY = '2026-11-24';

function scopeFrom(asked: readonly string[], outOfScope: readonly string[]) {
  const collector = collectScope();
  collector.add(asked.map((question) => tokenize(question)));
  const data = collector.finish(outOfScope.map((question) => tokenize(question)));
  return (question: string) => scopeOf(data, [...new Set(tokenize(question).map(({ term }) => term))]);
}

const asked = ['When did Zia fly to Moscow?', 'What did Zia sign in Moscow?'];
const outOfScope = ['How many people live in Moscow?', 'population of Lima', 'weather'];

test.each([
  ['the same in other words between', 'Moscow: how many people do live there?', 1],
  ['a part of it is less', 'people of Moscow', 0.81],
  ['a single word is alike only where nothing else is asked', 'weather in Moscow', 0.34],
  ['that word alone', 'the weather?', 1],
  ['no word of it', 'Zia signed', 0],
])('likeness to what is out of scope: %s', (_what, question, expected) => {
  expect(scopeFrom(asked, outOfScope)(question).outOfScope).toBeCloseTo(expected, 1);
});

test('words of what is asked and of what is out of scope draw apart, and a word of neither says nothing', () => {
  const scope = scopeFrom(asked, outOfScope);
  expect(scope('Zia signed').inScope).toBeGreaterThan(3);
  expect(scope('population').inScope).toBeLessThan(-3);
  expect(scope('zeppelin').inScope).toBe(0);
  expect(scopeFrom([], outOfScope)('population').inScope).toBe(0);
  expect(scopeFrom(asked, [])('Zia signed')).toEqual({ outOfScope: 0, inScope: 0 });
});

test('any questions give a likeness in 0–1 and a finite mean', () => {
  const word = fc.constantFrom('zia', 'moscow', 'fly', 'lima', 'people', 'sign', 'the', '1948');
  const question = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(question), fc.array(question), question, (inside, outside, one) => {
      const { outOfScope, inScope } = scopeFrom(inside, outside)(one);
      expect(outOfScope).toBeGreaterThanOrEqual(0);
      expect(outOfScope).toBeLessThanOrEqual(1);
      expect(Number.isFinite(inScope)).toBe(true);
    }),
  );
});

test('a question that is out of scope gets no answer, and those of the knowledge are as sure as before', async () => {
  const files = {
    'articles/visits.md': articleFile(
      'visits',
      'General Zia signed the treaty on the population of Karachi.\n\nPresident Ayub talked in Moscow of trade.',
    ),
    'questions.yaml': '- { passage: visits#1, begins: General Zia, en: [what did the general sign] }\n',
  };
  const ask = async (more: Readonly<Record<string, string>>, question: string) =>
    (await createSearch(await loadKnowledge(await createFolder({ ...files, ...more })))).ask(question, TODAY);
  const declared = { 'out-of-scope.yaml': '- What is the population of Karachi?\n- weather in Lima\n' };
  expect((await ask({}, 'population of Karachi')).confidence).not.toBe('nothing');
  expect((await ask(declared, 'population of Karachi')).confidence).toBe('nothing');
  const signed = 'Which treaty did General Zia sign?';
  expect((await ask(declared, signed)).certainty).toBeGreaterThanOrEqual((await ask({}, signed)).certainty);
  expect((await ask(declared, 'treaty on the population of Karachi')).confidence).toBe('found');
});
