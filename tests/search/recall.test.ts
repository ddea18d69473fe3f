import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import type { Query } from '../../src/search/query.ts';
import { createRecall, openRecall } from '../../src/search/recall.ts';
import { createRecalled } from '../../src/search/recalled.ts';

const words = fc.constantFrom('tank', 'treaty', 'visit', 'lahore', 'steel', 'mill', '1965');
const entries = fc.array(fc.array(words, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 20 });
const likeness = fc.double({ min: 0.1, max: 1, noNaN: true });
const terms = fc.array(
  fc.record({
    weight: likeness,
    frame: likeness,
    forms: fc.array(fc.tuple(words, likeness), { maxLength: 3 }),
  }),
  { maxLength: 4 },
);

test('what is recalled has the scores that MiniSearch gives, of each word the best form, in the order of the entries', async () => {
  await fc.assert(
    fc.asyncProperty(entries, terms, async (texts, asked) => {
      const recall = createRecall();
      const plain = new MiniSearch({ fields: ['terms'], tokenize: (text) => text.split(' ') });
      for (const [id, text] of texts.entries()) {
        recall.add(id, text);
        plain.add({ id, terms: text.join(' ') });
      }
      const query = { terms: asked.map((term) => ({ ...term, forms: new Map(term.forms) })) };
      const scoreOf = (entry: number) =>
        query.terms.reduce((sum, { forms, frame }) => {
          const values = [...forms].map(([form, alike]) => {
            return (plain.search(form).find(({ id }) => id === entry)?.score ?? 0) * alike * frame;
          });
          return sum + Math.max(0, ...values);
        }, 0);
      const expected = texts
        .map((_, entry) => ({ entry, score: scoreOf(entry) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      const filled = recall.find(query as unknown as Query);
      const { postings, ...data } = recall.toData();
      const opened = openRecall({ ...data, postings: (term) => postings.get(term) });
      const kept = opened.find(query as unknown as Query);
      for (const found of [filled, kept]) {
        const best = found.best(texts.length, 0, texts.length);
        expect(best).toHaveLength(expected.length);
        for (const { entry, score } of best) expect(score).toBeCloseTo(scoreOf(entry), 9);
        expect(found.top).toBe(best[0]?.score ?? 0);
      }
    }),
  );
});

test('the best of a stretch are those that sorting all would put first, ties in their order', () => {
  const scores = fc.array(fc.constantFrom(0, 1, 2, 2.5, 3, 4), { maxLength: 60 });
  const place = fc.nat(60);
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 8 }), place, place, (all, most, from, to) => {
      const isWanted = (entry: number) => entry % 3 !== 0;
      const sorted = all
        .map((score, entry) => ({ entry, score }))
        .filter(({ entry, score }) => score > 0 && entry >= from && entry < to && isWanted(entry))
        .sort((a, b) => b.score - a.score || a.entry - b.entry)
        .slice(0, most);
      expect(createRecalled(Float64Array.from(all)).best(most, from, to, isWanted)).toEqual(sorted);
    }),
  );
});
