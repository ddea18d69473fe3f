import { mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import type { Kind } from '../../src/import/kind.ts';
import { createReader, type ReaderLimits } from '../../src/import/reader.ts';
import { writeArticle } from '../../src/import/write-article.ts';
import { createFolder } from '../folder.ts';
import { run } from '../terminal/terminal-run.ts';
import { found, paragraphs, read } from './read.ts';
import { createDocx } from './shapes.ts';

const DOCUMENT =
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';

test('an archive that unpacks to a thousand times its size is refused', async () => {
  const bomb = createDocx(undefined, { 'word/footnotes.xml': new Uint8Array(70_000_000) });
  expect(bomb.length).toBeLessThan(1_000_000);
  await expect(read('a.docx', bomb)).rejects.toThrow('the archive unpacks to more than 60 MB');
});

test('what is in an archive beside text is never unpacked', async () => {
  const archive = createDocx(undefined, { 'word/media/film.bin': new Uint8Array(70_000_000) });
  expect(paragraphs(await read('a.docx', archive))).toHaveLength(2);
});

test('an archive that says it is small, and is not, is refused', async () => {
  const bomb = Buffer.from(createDocx(undefined, { 'word/footnotes.xml': new Uint8Array(5_000_000) }));
  // The size that the archive's list of files says.
  const lied = bomb.indexOf('word/footnotes.xml', bomb.lastIndexOf('word/document.xml')) - 46 + 24;
  expect(bomb.readUInt32LE(lied)).toBe(5_000_000);
  bomb.writeUInt32LE(50, lied);
  await expect(read('a.docx', bomb)).rejects.toThrow(
    'the archive cannot be read: too many bytes in the stream',
  );
});

test('an archive of too many files is refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`word/f${i}.xml`, strToU8('')]));
  await expect(read('a.docx', zipSync(many))).rejects.toThrow('6000 files, at most 5000');
});

test('an archive whose files would climb out of their folder is refused', async () => {
  const archive = createDocx(undefined, { '../../outside.xml': strToU8('x') });
  await expect(read('a.docx', archive)).rejects.toThrow('invalid relative path: ../../outside.xml');
});

test.each([
  ['entities that multiply', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]>', 'UTF-8'],
  ['a file of this machine', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', 'UTF-8'],
  ['entities in another encoding', '<!DOCTYPE a [<!ENTITY b "bb">]>', 'UTF-16'],
])('XML that declares %s is refused', async (_what, declaration, encoding) => {
  const text = `<?xml version="1.0"?>${declaration}${DOCUMENT}<w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>`;
  const bytes =
    encoding === 'UTF-16' ? new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')) : strToU8(text);
  await expect(read('a.docx', createDocx('', { 'word/document.xml': bytes }))).rejects.toThrow(
    'word/document.xml declares XML entities',
  );
});

test('a picture that a Word document links to is not read from disk', async () => {
  const relationships =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
  const body = `${DOCUMENT}<w:p><w:r><w:t>Text.</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>`;
  const draft = await read(
    'a.docx',
    createDocx(body, { 'word/_rels/document.xml.rels': strToU8(relationships) }),
  );
  expect(paragraphs(draft)).toEqual(['Text.']);
});

test('scripts of a page are never executed, and markup in its text stays text', async () => {
  const words =
    'and so the paragraph goes on for a while, since a page needs some length to be taken for an article at all';
  const draft = await read(
    'a.html',
    `<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; **T**</title></head><body><article>
     <p onclick="x()">&lt;img src=x onerror=alert(1)&gt; @everyone [a](https://evil.example/) ${words}, ${words}.</p>
     <script>globalThis.executed = true; document.body.innerHTML = 'executed'</script><iframe src="javascript:executed"></iframe></article></body></html>`,
  );
  expect(found(draft, 'title')).toBe('<script>alert(1)</script> **T**');
  expect(paragraphs(draft)[0]).toContain('<img src=x onerror=alert(1)> @everyone [a](https://evil.example/)');
  expect(JSON.stringify(draft)).not.toContain('executed');
  expect('executed' in globalThis).toBe(false);
});

function limited(limits: Partial<ReaderLimits>) {
  const reader = createReader({ time: 30_000, memory: 1e9, ...limits });
  onTestFinished(() => reader.close());
  return (kind: Kind, bytes: Uint8Array) =>
    reader.read({ kind, bytes, address: undefined, charset: undefined });
}

test('a PDF whose pages unpack without end is ended with its thread, and the next source is read', async () => {
  const read = limited({ memory: 200_000_000 });
  const page = deflateSync(deflateSync(Buffer.alloc(600_000_000, '(x) Tj '), { level: 1 }));
  const bomb = createPdfOf(page, '[/FlateDecode /FlateDecode]');
  expect(bomb.length).toBeLessThan(1_000_000);
  await expect(read('pdf', bomb)).rejects.toThrow('reading it takes more than 200 MB of memory');
  expect(paragraphs(await read('text', Buffer.from('One line.\n\nAnother line.')))).toHaveLength(2);
});

test('a page that nests a million deep is given up in time, and the next source is read', async () => {
  const read = limited({ time: 1000 });
  const failure = /^reading it takes longer than 1 s|cannot be read|no paragraph/;
  await expect(read('html', Buffer.from('<div>'.repeat(1_000_000)))).rejects.toThrow(failure);
  const next = limited({});
  expect(paragraphs(await next('text', Buffer.from('One line.\n\nAnother line.')))).toHaveLength(2);
});

test.each([['../outside'], ['/etc/x'], ['..'], ['a/b'], ['a\\b'], ['A'], ['']])(
  'no article is written under the id "%s"',
  async (id) => {
    const folder = await createFolder({ 'articles/a.md': 'x' });
    await expect(writeArticle(folder, id, 'text')).rejects.toThrow(`"${id}" is not an id`);
    const { code, stderr } = await run(['import', 'x.html', '--id', id, '--knowledge', folder]);
    expect([code, stderr]).toEqual([
      2,
      `error: --id: "${id}" is not an id (small letters, digits and hyphens)\n`,
    ]);
  },
);

test('a folder of articles that is a link out of the knowledge is not written into', async () => {
  const outside = await createFolder({});
  const folder = await createFolder({ 'a.txt': 'One line.\n\nAnother line of text.' });
  await mkdir(path.join(folder, 'k'));
  await symlink(outside, path.join(folder, 'k/articles'));
  const { code, stderr } = await run([
    'import',
    path.join(folder, 'a.txt'),
    '--yes',
    '--knowledge',
    path.join(folder, 'k'),
  ]);
  expect([code, stderr]).toEqual([1, `${folder}/k/articles is a link that leaves the knowledge folder\n`]);
  expect(await readdir(outside)).toEqual([]);
});

test('an article is never written through a link that has its name', async () => {
  const outside = await createFolder({});
  const folder = await createFolder({ 'articles/b.md': 'x' });
  await symlink(path.join(outside, 'new.md'), path.join(folder, 'articles/a.md'));
  await expect(writeArticle(folder, 'a', 'text')).rejects.toThrow('a.md is there already');
  expect(await readdir(outside)).toEqual([]);
});

test.each([
  ['too large', 'a.txt', Buffer.alloc(10_000_001, 'a'), 'it is larger than 10 MB: 10000001 bytes'],
  ['empty', 'a.txt', '', 'it is empty'],
  [
    'a picture called .txt',
    'a.txt',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'its content is binary, not text',
  ],
  [
    'an old Word file',
    'a.docx',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'it is a Word file of the old kind (.doc): save it as .docx first',
  ],
  ['a text called .pdf', 'a.pdf', 'text', 'it is called a PDF file, but its content is none'],
  ['a broken PDF', 'a.pdf', '%PDF-1.7 and nothing more', 'it is no PDF that can be read'],
  [
    'another archive',
    'a.docx',
    zipSync({ 'a.txt': strToU8('x') }),
    'it is a ZIP archive, but no Word document in it',
  ],
  ['half an archive', 'a.docx', createDocx().subarray(0, 500), 'the archive cannot be read'],
  ['without a paragraph', 'a.html', '<html><body><nav>x</nav></body></html>', 'no paragraph was found in it'],
  ['a file of settings', 'a.ini', 'a = b', 'its kind is none that import reads'],
])('a source that is %s is told with its reason, and exit code 1', async (_what, name, content, reason) => {
  const folder = await createFolder({ [name]: content, 'k/facts.yaml': '' });
  const source = path.join(folder, name);
  const { code, stdout, stderr } = await run([
    'import',
    source,
    '--yes',
    '--knowledge',
    path.join(folder, 'k'),
  ]);
  expect(stderr).toContain(`${source}: ${reason}`);
  expect([code, stdout]).toEqual([1, '0 written, 0 in already, 1 failed\n']);
});

/** A PDF of one page with this content, packed as `filter` says. */
function createPdfOf(page: Uint8Array, filter: string): Buffer {
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length ${page.length}/Filter ${filter}>>stream\n`,
    ),
    page,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF'),
  ]);
}
