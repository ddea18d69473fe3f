import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinMatches, matchTokens } from '../../src/search/match.ts';
import type { Query } from '../../src/search/query.ts';
import { tokenize } from '../../src/search/tokens.ts';

const words = fc.constantFrom('Moscow', 'moscow', 'Karachi', 'mill', 'mills', 'treaty', 'steel', 'visit');

/** What matching reads of a question: its words, and which of them a stem stands for. */
function questionOf(asked: readonly string[]): Query {
  const terms = tokenize(asked.join(' ')).map((token) => ({ ...token, inDate: token.term === 'visit' }));
  const matches = new Map<string, [number, number][]>();
  for (const [i, { term }] of terms.entries())
    matches.set(term, [...(matches.get(term) ?? []), [i, 1 / (i + 1)]]);
  return { terms, matches } as never;
}

test('sentences that are matched one by one match together as their words do at once', () => {
  const sentences = fc.array(fc.array(words, { maxLength: 6 }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), sentences, fc.boolean(), (asked, parts, dated) => {
      const query = questionOf(asked);
      const all = tokenize(parts.flat().join(' '));
      const matches: ReturnType<typeof matchTokens>[] = [];
      for (let next = 0, i = 0; i < parts.length; next += parts[i]?.length ?? 0, i++)
        matches.push(matchTokens(query, all.slice(next, next + (parts[i]?.length ?? 0)), dated));
      const joined = joinMatches(query, matches);
      const whole = matchTokens(query, all, dated && parts.length > 0);
      expect(joined).toEqual(whole);
    }),
  );
});
