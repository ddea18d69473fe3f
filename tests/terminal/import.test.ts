import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createFolder } from '../folder.ts';
import { NEWSPAPER, PLAIN, RUSSIAN, UNDATED } from '../import/shapes.ts';
import { serve } from '../web/local-server.ts';
import { run } from './terminal-run.ts';

const FLAGS = ['--publisher', 'P', '--author', 'none', '--published', 'none', '--url', 'none', '--yes'];

async function createDesk(files: Record<string, string | Uint8Array>) {
  const folder = await createFolder({ 'k/articles/.keep': '', ...files });
  const knowledge = path.join(folder, 'k');
  return {
    folder,
    knowledge,
    import: (
      names: readonly string[],
      flags: readonly string[] = ['--yes'],
      more: Parameters<typeof run>[1] = {},
    ) =>
      run(
        [
          'import',
          ...names.map((name) => (/^\w+:/.test(name) ? name : path.join(folder, name))),
          ...flags,
          '--knowledge',
          knowledge,
        ],
        more,
      ),
    articles: async () =>
      (await readdir(path.join(knowledge, 'articles'))).filter((name) => !name.startsWith('.')),
    read: (id: string) => readFile(path.join(knowledge, `articles/${id}.md`), 'utf8'),
  };
}

test('an article is shown with its passages and with what likely questions find, then written, checked and found', async () => {
  const desk = await createDesk({ 'a.html': NEWSPAPER });
  const { code, stdout, stderr } = await desk.import(['a.html']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/title +Steel talks resume in Karachi \(meta og:title\)/);
  expect(stdout).toContain('4 passages\n     1 Engineers from two countries met in Karachi');
  expect(stdout).toMatch(
    /“Ivan Petrov”\n +steel-talks-resume-in-karachi#2: The head of the delegation, Ivan Petrov/,
  );
  expect(stdout).toMatch(/left out: “We use cookies .*“Previous article: Wheat prices fall”/);
  expect(stdout).toContain('1 written, 0 in already, 0 failed\n');
  expect(await desk.articles()).toEqual(['steel-talks-resume-in-karachi.md']);
  const checked = await run(['check', '--knowledge', desk.knowledge]);
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('1 article, 4 paragraphs')]);
  const asked = await run([
    'ask',
    'What did Ivan Petrov say of the furnaces?',
    '--knowledge',
    desk.knowledge,
  ]);
  expect(asked.stdout).toContain('Ivan Petrov');
});

test('not on a terminal and without --yes nothing is written, only shown', async () => {
  const desk = await createDesk({ 'a.html': NEWSPAPER });
  const { code, stdout } = await desk.import(['a.html'], []);
  expect([code, await desk.articles()]).toEqual([0, []]);
  expect(stdout).toContain('would be written: ');
  expect(stdout).toContain('0 written, 1 would be, 0 in already, 0 failed; nothing was written: add --yes');
});

test('what is missing is taken from flags, or is a gap that check refuses by file and line', async () => {
  const desk = await createDesk({ 'a.html': UNDATED });
  await desk.import(
    ['a.html'],
    ['--yes', '--author', 'none', '--published', '2001-07', '--quote', 'excerpt', '--id', 'pipeline'],
  );
  expect((await desk.read('pipeline')).split('\n\n')[0]).toBe(
    '---\nid: pipeline\ntitle: How the pipeline was surveyed\npublisher: Pipeline Review\npublished: 2001-07\nlanguage: en\nurl: ??? # not found: write it here, or take the line out if there is none\nquote: excerpt\n---',
  );
  const { code, stdout } = await run(['check', '--knowledge', desk.knowledge]);
  expect([code, stdout.split(' marks')[0]]).toEqual([
    1,
    `${desk.knowledge}/articles/pipeline.md:7: url: ???`,
  ]);
});

test('a flag says more than the page, and none only what the page does not say', async () => {
  const desk = await createDesk({ 'a.html': NEWSPAPER });
  await desk.import(['a.html'], ['--yes', '--title', 'Another title', '--author', 'none']);
  expect(await desk.read('another-title')).toContain('title: Another title\nauthor: Ayesha Malik\n');
});

test.each([
  ['--published', '2001-13', '--published: "2001-13" is not a month'],
  ['--language', 'english', '--language: "english" is not a language (such as en, ru or ur)'],
  ['--url', 'file:///x', '--url: "file:///x" is not an http or https address'],
  ['--title', ' ', '--title: title is empty'],
  ['--quote', 'half', 'Allowed choices are full, excerpt, none'],
])('%s %s is a usage error', async (flag, value, reason) => {
  const { code, stdout, stderr } = await run(['import', 'a.html', flag, value]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(reason);
});

test('on a terminal what is missing is asked for, again after a mistake, and nothing is written against a no', async () => {
  const desk = await createDesk({ 'a.html': UNDATED, 'b.txt': PLAIN });
  const answer = (lines: readonly string[]) => ({ stdin: lines.map((text) => `${text}\n`), columns: 100 });
  const yes = await desk.import(
    ['a.html'],
    [],
    answer(['', '2001-13', '2001-07', 'https://example.org/p', '']),
  );
  expect(yes.stdout).toContain('"2001-13" is not a month');
  expect((await desk.read('how-the-pipeline-was-surveyed')).split('\n\n')[0]).not.toMatch(/author|\?\?\?/);
  const no = await desk.import(['b.txt'], [], answer(['A publisher', '', 'n']));
  expect([no.code, no.stdout]).toEqual([
    0,
    expect.stringContaining('0 written, 1 declined, 0 in already, 0 failed'),
  ]);
  const left = await desk.import(['b.txt'], [], answer([]));
  expect([left.code, left.stdout]).toEqual([
    130,
    expect.stringContaining('0 written, 0 in already, 0 failed, 1 not reached'),
  ]);
  expect(await desk.articles()).toHaveLength(1);
});

test('the same source is in already; the same address with another text, or nine tenths of a text, is refused', async () => {
  const desk = await createDesk({
    'a.html': NEWSPAPER,
    'b.html': NEWSPAPER.replace(
      /<p>[\s\S]*<\/p>/,
      `<p>${'Quite another text of another day. '.repeat(20)}</p>`,
    ),
    'c.html': NEWSPAPER.replace('observer.example.com', 'mirror.example.com').replace(
      'Engineers from two',
      'Builders of three',
    ),
  });
  await desk.import(['a.html']);
  const file = `${desk.knowledge}/articles/steel-talks-resume-in-karachi.md`;
  const again = await desk.import(['a.html', 'b.html', 'c.html']);
  expect(again.stdout).toBe(`${desk.folder}/a.html: it is in: ${file}\n0 written, 1 in already, 2 failed\n`);
  expect(again.stderr).toMatch(
    new RegExp(
      `^${desk.folder}/b.html: it is a duplicate: ${file} has the same address\n${desk.folder}/c.html: it is a duplicate: ${file} holds 9\\d % of its text\n$`,
    ),
  );
  expect([again.code, await desk.articles()]).toEqual([1, ['steel-talks-resume-in-karachi.md']]);
});

test('a duplicate of what came earlier in the same run is refused too', async () => {
  const desk = await createDesk({
    'a.html': UNDATED,
    'b.html': UNDATED.replace('Surveyors walked', 'They walked'),
  });
  const { code, stderr, stdout } = await desk.import(['a.html', 'b.html']);
  expect([code, await desk.articles()]).toEqual([1, ['how-the-pipeline-was-surveyed.md']]);
  expect(stderr).toContain('b.html: it is a duplicate');
  expect(stdout).toContain('1 written, 0 in already, 1 failed');
});

test('nothing is ever overwritten: the same title gives another id, and a given id that is taken is refused', async () => {
  const other =
    '<p>Nothing that was said in the first one is said in here again, for this is the second part of it, with words of its own.</p>';
  const desk = await createDesk({ 'a.html': UNDATED, 'b.html': UNDATED.replace(/<p>[\s\S]*<\/p>/, other) });
  await desk.import(['a.html', 'b.html']);
  expect(await desk.articles()).toEqual([
    'how-the-pipeline-was-surveyed-2.md',
    'how-the-pipeline-was-surveyed.md',
  ]);
  const before = await desk.read('how-the-pipeline-was-surveyed');
  await rm(path.join(desk.knowledge, 'articles/how-the-pipeline-was-surveyed-2.md'));
  const { code, stderr } = await desk.import(['b.html'], ['--yes', '--id', 'how-the-pipeline-was-surveyed']);
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('is there already, and nothing is ever overwritten'),
  ]);
  expect(await desk.read('how-the-pipeline-was-surveyed')).toBe(before);
});

test('an address is imported with what its server says of it, and each failure has its reason', async () => {
  const base = await serve((request, response) => {
    if (request.url === '/ru')
      response.setHeader('content-type', 'text/html; charset=windows-1251').end(RUSSIAN);
    else if (request.url === '/png') response.setHeader('content-type', 'image/png').end('x');
    else response.writeHead(404).end();
  });
  const desk = await createDesk({});
  const names = [`${base}/ru`, `${base}/png`, `${base}/gone`, 'file:///etc/passwd'];
  const flags = ['--yes', '--author', 'none', '--url', 'none'];
  const { code, stdout, stderr } = await desk.import(names, flags, { mayConnect: () => true });
  expect(stderr.split('\n')).toEqual([
    `${base}/png: its content type is image/png: not HTML, PDF, DOCX, Markdown or plain text`,
    `${base}/gone: its server answers 404 Not Found`,
    'file:///etc/passwd: file: is neither http nor https',
    '',
  ]);
  expect([code, stdout]).toEqual([1, expect.stringContaining('1 written, 0 in already, 3 failed')]);
  expect(await desk.read('peregovory-o-zavode-v-karachi')).toContain('language: ru\n');
  const refused = await desk.import([`${base}/ru`]);
  expect(refused.stderr).toBe(`${base}/ru: 127.0.0.1 is a private or reserved address\n`);
});

test('a folder is read with the folders in it, and what is of another kind is passed over and told', async () => {
  const desk = await createDesk({
    's/a.html': NEWSPAPER,
    's/deep/b.txt': PLAIN,
    's/c.png': 'x',
    's/.hidden.txt': 'x',
  });
  const { stdout, stderr } = await desk.import(['s'], FLAGS);
  expect(stdout).toContain('2 written, 0 in already, 0 failed');
  expect(stderr).toContain(`1 file of another kind was passed over: ${desk.folder}/s/c.png`);
});

test('Ctrl-C ends between two files with a report, and the next run does the rest', async () => {
  const desk = await createDesk(
    Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`s/${i}.txt`, createText(i)])),
  );
  const command = [
    'src/cli.ts',
    'import',
    path.join(desk.folder, 's'),
    ...FLAGS,
    '--knowledge',
    desk.knowledge,
  ];
  const child = spawn(process.execPath, command);
  let [out, stopped] = ['', false];
  child.stdout.on('data', (chunk) => {
    out += chunk;
    if (stopped || !out.includes('written: ')) return;
    stopped = true;
    child.kill('SIGINT');
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(130);
  const [, written = 0, left = 0] = (
    /(\d+) written, 0 in already, 0 failed, (\d+) not reached\n$/.exec(out) ?? []
  ).map(Number);
  expect(written).toBeGreaterThan(0);
  expect(written + left).toBe(120);
  expect(await desk.articles()).toHaveLength(written);
  expect((await run(['check', '--knowledge', desk.knowledge])).code).toBe(0);

  const rest = await desk.import(['s'], FLAGS);
  expect(rest.stdout.trimEnd().split('\n').at(-1)).toBe(`${left} written, ${written} in already, 0 failed`);
  const again = await desk.import(['s'], FLAGS);
  expect([again.code, again.stdout]).toEqual([0, '0 written, 120 in already, 0 failed\n']);
});

/** A text that no other number gives. */
function createText(number: number): string {
  const sentence = (part: number) =>
    Array.from({ length: 12 }, (_, i) => `word${(number * 7919 + part * 104_729 + i * i * 31) % 9973}`).join(
      ' ',
    );
  return `Report ${number} of the port\n\n${[1, 2, 3].map((part) => `It says ${sentence(part)}.`).join('\n\n')}\n`;
}
