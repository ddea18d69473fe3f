import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { createPace } from '../../src/pace.ts';
import { createLibrary, findLibrary } from '../../src/search/library.ts';
import { loadPrepared, type PreparedOptions } from '../../src/search/load-prepared.ts';
import { prepare } from '../../src/search/prepare.ts';
import { prepareApart } from '../../src/search/prepare-apart.ts';
import { toHash } from '../../src/search/references.ts';
import { createSearch, openSearch } from '../../src/search/search.ts';
import { articleFile, createFolder } from '../folder.ts';

/** All that was prepared, read. */
async function loadWhole(options: PreparedOptions) {
  const { kept, index } = await loadPrepared(options);
  return { kept, index, knowledge: await kept.whole(createPace()) };
}

async function setUp() {
  const folder = await createFolder({ 'articles/a.md': articleFile('a', 'One.') });
  const cache = path.join(await createFolder({}), 'cache');
  const prepared: string[] = [];
  const notes: string[] = [];
  const load = (place = cache) =>
    loadWhole({
      folder,
      cache: place,
      prepare(...from) {
        prepared.push('prepared');
        return prepare(...from);
      },
      note: (what) => notes.push(what),
    });
  return { folder, cache, load, prepared, notes };
}

test('what was prepared once is the same the next time, frozen, and not prepared again', async () => {
  const { load, prepared, cache, notes } = await setUp();
  const first = await load();
  const second = await load();
  expect(second.knowledge).toEqual(first.knowledge);
  expect(Object.isFrozen(second.knowledge.passages[0]?.sources[0])).toBe(true);
  expect(Object.isFrozen(second.knowledge.passages)).toBe(true);
  expect(prepared).toHaveLength(1);
  expect(await readdir(cache)).toHaveLength(1);
  expect(notes).toEqual([]);
});

test('titles complete from what was kept of them, and no text is read for that', async () => {
  const { kept, index } = await loadPrepared({ folder: 'knowledge', cache: undefined, prepare });
  const passage = () => expect.unreachable('a passage was read');
  const search = await openSearch({ ...kept, passage }, index);
  expect(search.complete('soviet', 25)).toHaveLength(25);
  expect(search.completeEvents('1965', 25)).not.toEqual([]);
});

test.each([
  ['in this process', prepare],
  ['in a process of its own', prepareApart],
])('the shipped knowledge, prepared %s, is what loading gives and answers alike', async (_where, how) => {
  const { kept, knowledge, index } = await loadWhole({ folder: 'knowledge', cache: undefined, prepare: how });
  const loaded = await loadKnowledge('knowledge');
  expect(knowledge).toEqual(loaded);
  const [article] = knowledge.articles;
  expect(article?.passages[0]?.sources[0]).toBe(article?.source);
  expect(knowledge.passages[0]).toBe(article?.passages[0]);
  const [search, plain] = [await openSearch(kept, index), await createSearch(loaded)];
  for (const question of [
    'Who visited Russia in May 2011?',
    'Zardri visit rusia',
    'восстание в Бадабере',
    'معاہدہ تاشقند',
    'constructor',
    '1 May 1948',
  ]) {
    const [answer, same] = [search, plain].map((one) => JSON.stringify(one.ask(question, '2026-11-24')));
    expect(answer).toBe(same);
    expect(search.complete(question.slice(0, 3), 25)).toEqual(plain.complete(question.slice(0, 3), 25));
  }
});

test('the shipped knowledge, kept, is counted and found by ids and hashes as one made just now', async () => {
  const loaded = await loadKnowledge('knowledge');
  const made = await createLibrary(loaded);
  const kept = await (await findLibrary({ folder: 'knowledge', cache: undefined, prepare })).open();
  expect(kept.knowledge.passages.length).toBe(loaded.passages.length);
  expect(kept.knowledge.events).toEqual(loaded.events);
  const counts = (of: typeof kept) => of.knowledge.articles.map(({ id, passages }) => [id, passages.length]);
  expect(counts(kept)).toEqual(counts(made));
  for (const { id } of [...loaded.passages, { id: 'facts#none' }, { id: 'nowhere#1' }, { id: '' }]) {
    expect(kept.knowledge.findPassage(id)).toEqual(made.knowledge.findPassage(id));
    expect(kept.references.find(toHash(id))).toEqual(made.references.find(toHash(id)));
  }
  for (const { id } of loaded.events) {
    expect(kept.references.find(toHash(id))).toEqual(made.references.find(toHash(id)));
    expect(kept.references.findEvent(id)).toEqual(made.references.findEvent(id));
  }
});

test('a changed or a new file means preparing again', async () => {
  const { load, prepared, folder } = await setUp();
  await load();
  await writeFile(path.join(folder, 'articles/a.md'), articleFile('a', 'Two.'));
  expect((await load()).knowledge.passages[0]?.text).toBe('Two.');
  await writeFile(path.join(folder, 'articles/b.md'), articleFile('b', 'Three.'));
  expect((await load()).knowledge.passages).toHaveLength(2);
  expect(prepared).toHaveLength(3);
});

test('of many folders only those last in use are kept', async () => {
  const { load, cache, folder } = await setUp();
  for (const text of ['1', '2', '3', '4', '5', '6']) {
    await writeFile(path.join(folder, 'articles/a.md'), articleFile('a', text));
    await load();
  }
  expect(await readdir(cache)).toHaveLength(4);
});

test.each<[string, (whole: Buffer) => Buffer | string]>([
  ['empty', () => ''],
  ['something else', () => 'broken'],
  ['cut off', (whole) => whole.subarray(0, whole.length - 5)],
  [
    'cut off at the end of a line',
    (whole) => whole.subarray(0, whole.lastIndexOf('\n', whole.length - 2) + 1),
  ],
  ['damaged in one byte', (whole) => Buffer.from(whole.toString('latin1').replace('One.', 'Ohe.'), 'latin1')],
  ['of another library', (whole) => Buffer.concat([Buffer.from('library-0\n'), whole.subarray(41)])],
])('a file that is %s is replaced, which is noted', async (_what, spoil) => {
  const { load, prepared, cache, notes } = await setUp();
  await load();
  const [name = ''] = await readdir(cache);
  const file = path.join(cache, name);
  const whole = await readFile(file);
  await writeFile(file, spoil(whole));
  expect((await load()).knowledge.passages[0]?.text).toBe('One.');
  expect(prepared).toHaveLength(2);
  expect(notes).toEqual([expect.stringContaining(file)]);
  expect(await readFile(file)).toEqual(whole);
});

test('where nothing can be kept, everything works as if nothing were', async () => {
  const { load, prepared, notes } = await setUp();
  const place = path.join(await createFolder({ file: 'a file, not a folder' }), 'file/cache');
  expect((await load(place)).knowledge.passages).toHaveLength(1);
  expect((await load(place)).knowledge.passages).toHaveLength(1);
  expect(prepared).toHaveLength(2);
  expect(notes).toEqual([expect.stringContaining('ENOTDIR'), expect.stringContaining('ENOTDIR')]);
});

test('several that prepare the same at one time do not disturb each other, and leave one whole file', async () => {
  const { load, cache, prepared } = await setUp();
  const all = await Promise.all([load(), load(), load(), load()]);
  for (const { knowledge } of all) expect(knowledge).toEqual(all[0]?.knowledge);
  expect(await readdir(cache)).toHaveLength(1);
  const before = prepared.length;
  await load();
  expect(prepared).toHaveLength(before);
});

test('what changes while it is prepared is not kept under the name of what was', async () => {
  const { folder, cache } = await setUp();
  const { knowledge } = await loadWhole({
    folder,
    cache,
    async *prepare(...from) {
      await writeFile(path.join(folder, 'articles/a.md'), articleFile('a', 'Two.'));
      yield* prepare(...from);
    },
  });
  expect(knowledge.passages[0]?.text).toBe('Two.');
  expect(await readdir(cache)).toEqual([]);
});

test('a fault is told as if nothing were kept, from another process too', async () => {
  const { load, folder, cache } = await setUp();
  await load();
  await writeFile(path.join(folder, 'articles/a.md'), articleFile('b', 'One.'));
  await expect(load()).rejects.toThrow("is not the file's name");
  await expect(loadPrepared({ folder, cache, prepare: prepareApart })).rejects.toMatchObject({
    name: 'KnowledgeError',
    faults: [{ file: path.join(folder, 'articles/a.md'), line: 2 }],
  });
  expect(await readdir(cache)).toHaveLength(1);
});

test('a folder that is not there is told', async () => {
  const { cache, folder } = await setUp();
  await mkdir(cache);
  const options = { folder: path.join(folder, 'nowhere'), cache, prepare: prepareApart };
  await expect(loadPrepared(options)).rejects.toThrow('nowhere/articles:1: the folder cannot be read');
});
