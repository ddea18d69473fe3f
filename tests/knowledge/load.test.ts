import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formatFault, KnowledgeError } from '../../src/knowledge/fault.ts';
import { LARGEST_FILE } from '../../src/knowledge/files.ts';
import { inspectKnowledge, loadKnowledge } from '../../src/knowledge/load.ts';
import { articleFile, createFolder } from '../folder.ts';

test('the shipped article is in word for word: 18 paragraphs, no furniture of its site', async () => {
  const { passages } = await loadKnowledge('knowledge');
  const kozin = passages.filter(({ article }) => article === 'kozin-2018');
  expect(kozin).toHaveLength(18);
  expect(kozin[0]?.text).toMatch(/^On May 1, 2018, Moscow and Islamabad are going to mark a long date/);
  expect(kozin[17]?.text).toMatch(/the long-term strategic interests of our two friendly states\.$/);
  expect(kozin.map(({ text }) => text).join('\n')).not.toMatch(
    /Previous article|Next article|DISCLAIMER|Dr\. Vladimir/,
  );
});

test('a knowledge folder loads into one value that cannot be changed', async () => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'One.'),
    'articles/b.md': articleFile('b', 'Two.'),
  });
  const knowledge = await loadKnowledge(folder);
  expect(knowledge.passages.map(({ id }) => id)).toEqual(['a#1', 'b#1']);
  expect(() => Object.assign(knowledge.passages[0] ?? {}, { text: 'Other.' })).toThrow(TypeError);
  expect(() => (knowledge.passages as unknown[]).push(1)).toThrow(TypeError);
});

test('the version changes with the content and only with it', async () => {
  const one = await loadKnowledge(await createFolder({ 'articles/a.md': articleFile('a', 'One.') }));
  const same = await loadKnowledge(await createFolder({ 'articles/a.md': articleFile('a', 'One.') }));
  const other = await loadKnowledge(await createFolder({ 'articles/a.md': articleFile('a', 'Two.') }));
  expect(same.version).toBe(one.version);
  expect(other.version).not.toBe(one.version);
});

test('every fault of every file is named in one run, with file and line', async () => {
  const outside = await createFolder({ 'secret.md': articleFile('link', 'Secret.') });
  const bomb = Array.from({ length: 12 }, (_, i) => `k${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`).join(
    '\n',
  );
  const folder = await createFolder({
    'articles/missing-key.md': '---\nid: missing-key\ntitle: T\nlanguage: en\n---\nText.',
    'articles/unknown-key.md': articleFile('unknown-key', 'Text.', 'colour: red\n'),
    'articles/bad-date.md': articleFile('bad-date', 'Text.', 'published: 2018-13\n'),
    'articles/bad-url.md': articleFile('bad-url', 'Text.', 'url: javascript:alert(1)\n'),
    'articles/other-id.md': articleFile('good', 'Text.'),
    'articles/good.md': articleFile('good', 'Text.'),
    'articles/empty.md': articleFile('empty', ''),
    'articles/not-utf8.md': Buffer.concat([
      Buffer.from(articleFile('not-utf8', 'Text.')),
      Buffer.from([0xe9, 0x0a]),
    ]),
    'articles/large.md': articleFile('large', 'x'.repeat(LARGEST_FILE)),
    'articles/bomb.md': `---\nk0: &a0 x\n${bomb}\n---\nText.`,
  });
  await symlink(path.join(outside, 'secret.md'), path.join(folder, 'articles/link.md'));

  const { knowledge, faults } = await inspectKnowledge(folder);
  expect(knowledge).toBeUndefined();
  const told = faults.map((fault) => formatFault(fault).replace(`${folder}/articles/`, ''));
  expect(told).toEqual([
    expect.stringMatching(/^bad-date\.md:6: published: "2018-13" is not a month/),
    expect.stringMatching(/^bad-url\.md:6: url: "javascript:alert\(1\)" is not an http or https address/),
    expect.stringMatching(/^bomb\.md:3: YAML aliases/),
    expect.stringMatching(/^empty\.md:6: the article is empty/),
    expect.stringMatching(/^large\.md:1: is too large: \d+ bytes, at most 5000000/),
    expect.stringMatching(/^link\.md:1: is a link that leaves the knowledge folder/),
    expect.stringMatching(/^missing-key\.md:2: publisher: is missing/),
    expect.stringMatching(/^not-utf8\.md:9: is not UTF-8 text/),
    expect.stringMatching(/^other-id\.md:2: id: "good" is not the file's name "other-id"/),
    expect.stringMatching(/^other-id\.md:2: id: "good" is the id of articles\/good\.md too/),
    expect.stringMatching(/^unknown-key\.md:6: unknown key "colour"/),
  ]);
});

test('a link inside the folder is read like the file that it points to', async () => {
  const folder = await createFolder({
    'drafts/a.md': articleFile('a', 'One.'),
    'articles/b.md': articleFile('b', 'Two.'),
  });
  await symlink('../drafts/a.md', path.join(folder, 'articles/a.md'));
  expect((await loadKnowledge(folder)).passages).toHaveLength(2);
});

test('a file that is no article is remarked on, a hidden one is not', async () => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'One.'),
    'articles/notes.txt': 'x',
    'articles/.DS_Store': 'x',
  });
  const { faults, notes } = await inspectKnowledge(folder);
  expect(faults).toEqual([]);
  expect(notes.map(({ file }) => path.basename(file))).toEqual(['notes.txt']);
});

test('a folder among the articles is remarked on, with what to do, whatever its name', async () => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'One.'),
    'articles/1960s/b.md': articleFile('b', 'Two.'),
    'articles/c.md/c.md': articleFile('c', 'Three.'),
  });
  const { faults, notes } = await inspectKnowledge(folder);
  expect(faults).toEqual([]);
  expect(notes.map(({ message }) => message)).toEqual(
    Array(2).fill(
      'not read: it is a folder; what is to be read stands in articles/ itself, so move its files there',
    ),
  );
});

const SOURCE = '  sources: [{ title: A page, publisher: A paper, url: https://example.org/a }]';

test('a broken event hides nothing else: its own topics, dates and evidence are checked, footnotes to it stand', async () => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'It was so.[^bad] And so.[^worse][^fine][^nowhere]'),
    'articles/b.md': articleFile('c', 'Other.'),
    'events/e.yaml': [
      `- id: bad\n  title: T\n  summary: S\n  date: 1969-02-30\n  importance: 7\n  topics: [sprot]\n  evidence: [{ passage: a#1, quote: nobody }]\n${SOURCE}`,
      `- id: worse\n  title: T\n  summary: S\n  date: 1969-05-02\n  end: 1969-05-01\n  topics: [un]\n  colour: red\n  evidence: [{ passage: b#1, quote: Other. }]\n${SOURCE}`,
      `- id: fine\n  title: T\n  summary: S\n  date: 1970\n  topics: [un]\n${SOURCE}\n`,
    ].join('\n'),
    'topics.yaml': '- { id: un, labels: { en: UN, ru: ООН, ur: UN } }\n',
  });
  const { faults } = await inspectKnowledge(folder);
  expect(faults.map((fault) => formatFault(fault).replace(`${folder}/`, ''))).toEqual([
    'articles/a.md:8: footnote "nowhere" is the id of no event and no fact',
    'articles/b.md:2: id: "c" is not the file\'s name "b"',
    'events/e.yaml:4: date "1969-02-30" is not a day',
    'events/e.yaml:5: event "bad": importance: must be 1, 2 or 3',
    'events/e.yaml:6: unknown topic "sprot": topics.yaml lists the known ones',
    'events/e.yaml:7: evidence: passage a#1 does not hold the words "nobody"',
    'events/e.yaml:13: end "1969-05-01" is before its date "1969-05-02"',
    'events/e.yaml:15: event "worse": unknown key "colour"',
  ]);
});

test('a list of topics that cannot be read is one fault, not one for each topic', async () => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'One.'),
    'events/e.yaml': `- id: a\n  title: T\n  summary: S\n  date: 1970\n  topics: [un]\n${SOURCE}\n`,
    'topics.yaml': 'un: UN\n',
  });
  const { faults } = await inspectKnowledge(folder);
  expect(faults.map(({ message }) => message)).toEqual(['must be a list of topics']);
});

test.each([
  ['a folder that is not there', {}, 'the folder cannot be read'],
  ['a folder without an article', { 'articles/.keep': '' }, 'the folder holds no article'],
])('%s is a fault', async (_what, files, message) => {
  const folder = await createFolder(files as Record<string, string>);
  await expect(loadKnowledge(folder)).rejects.toThrow(KnowledgeError);
  await expect(loadKnowledge(folder)).rejects.toThrow(message);
});
