import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { createRandom } from '../../src/evaluation/random.ts';
import { createMistyper } from '../../src/evaluation/typos.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { articleFile, createFolder } from '../folder.ts';

const folder = (body: string) =>
  createFolder({
    'articles/a.md': articleFile('a', body),
    'articles/b.md': articleFile('b', 'Gas and steel.'),
  });

test('the rarest word that the knowledge has is mistyped, once, and no other', async () => {
  const knowledge = await loadKnowledge(await folder('Gas from Tashkent.'));
  for (let seed = 0; seed < 50; seed++) {
    const mistype = createMistyper(knowledge, createRandom(seed));
    const words = mistype('steel of Tashkent, constructively', 1).split(/,? /);
    expect([words[0], words[1], words[3]]).toEqual(['steel', 'of', 'constructively']);
    expect(distance(words[2] ?? '', 'Tashkent')).toBeLessThanOrEqual(2);
  }
});

test('as many words are mistyped as asked for, by the letters that they are written with', async () => {
  const knowledge = await loadKnowledge(await folder('Gas from Tashkent.'));
  const mistype = createMistyper(knowledge, createRandom(7));
  const words = mistype('Визит Косыгина на завод', 2).split(' ');
  expect(
    words.filter((word, i) => word !== ['Визит', 'Косыгина', 'на', 'завод'][i]).length,
  ).toBeLessThanOrEqual(2);
  expect(words.join('')).toMatch(/^\p{Script=Cyrillic}+$/u);
});
