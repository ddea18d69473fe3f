import { expect, test } from 'vitest';
import { toLine, toPiece } from '../../src/knowledge/pieces.ts';
import { createIndexReader, toIndexPieces } from '../../src/search/index-pieces.ts';
import { createRecall } from '../../src/search/recall.ts';
import { collectScope } from '../../src/search/scope.ts';
import { collectVocabulary } from '../../src/search/vocabulary.ts';

const DOCUMENTS = 32_345;

/** An index of many entries that all hold one word, and each another of its own. */
function indexOf() {
  const recall = createRecall();
  for (let i = 0; i < DOCUMENTS; i++) recall.add(i, ['common', `own${i}`]);
  const vocabulary = collectVocabulary().finish();
  const scope = collectScope().finish([]);
  const glossary = { found: () => [], scripts: new Map() };
  return { recall, vocabulary, glossary, scope, titles: { count: 0, all: () => [] }, months: [] };
}

test('a word that very many entries hold makes no piece large, and is whole again when it is read', async () => {
  const { recall, ...rest } = indexOf();
  const reader = createIndexReader();
  let largest = 0;
  for (const piece of toIndexPieces({ recall, ...rest })) {
    const line = toLine(piece);
    largest = Math.max(largest, line.length);
    expect(reader.take(toPiece(line))).toBe(true);
  }
  expect(largest).toBeLessThan(500_000);

  const found = reader.finish().recall;
  for (const word of ['common', 'own7', 'own12344']) {
    const query = { terms: [{ weight: 1, frame: 1, forms: new Map([[word, 1]]) }] };
    const all = (index: Pick<typeof recall, 'find'>) =>
      index.find(query as never).best(DOCUMENTS, 0, DOCUMENTS);
    expect(all(found)).toEqual(all(recall));
    expect(all(found)).toHaveLength(word === 'common' ? DOCUMENTS : 1);
  }
});
