import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { articleFile, createFolder } from '../folder.ts';
import { run } from './terminal-run.ts';

test.each([['ask'], ['check'], ['coverage'], ['evaluate'], ['event'], ['import'], ['links'], ['onthisday']])(
  '%s --help tells how it is used',
  async (name) => {
    const { code, stdout } = await run([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: npm run ${name}`);
    expect(stdout).toContain('--knowledge <folder>');
  },
);

test.each([
  ['no command', []],
  ['a command that is none', ['answer']],
  ['an option that is none', ['check', '--loud']],
  ['no question', ['ask']],
  ['an empty question', ['ask', ' ']],
  ['a question beside --batch', ['ask', '--batch', 'why']],
  ['no question set', ['evaluate']],
  ['no event', ['event']],
  ['nothing to import', ['import']],
  ['an id for two articles', ['import', 'a', 'b', '--id', 'c']],
  ['a day that no year has', ['onthisday', '02-30']],
  ['a year that is none', ['onthisday', '05-01', '--year', 'soon']],
])('%s is a usage error: exit code 2 and a word of help', async (_what, argv) => {
  const { code, stdout, stderr } = await run(argv);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).not.toBe('');
});

test('faults of the knowledge end a question with exit code 1 and file and line', async () => {
  const folder = await createFolder({ 'articles/a.md': articleFile('b', 'One.') });
  const { code, stdout, stderr } = await run(['ask', 'x', '--knowledge', folder]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(`${folder}/articles/a.md:2: id: "b" is not the file's name "a"\n`);
});

test('KNOWLEDGE_DIR names another folder, and a wrong value is told with the name of the variable', async () => {
  const folder = await createFolder({ 'articles/a.md': articleFile('a', 'One about zebras.') });
  expect((await run(['ask', 'zebras'], { env: { KNOWLEDGE_DIR: folder } })).stdout).toContain('zebras');
  const { code, stderr } = await run(['ask', 'zebras'], { env: { KNOWLEDGE_DIR: '' } });
  expect(code).toBe(78);
  expect(stderr).toContain('KNOWLEDGE_DIR');
});

test('check names every fault, a line each, and counts what is there when there is none', async () => {
  const bad = await createFolder({ 'articles/a.md': articleFile('b', ''), 'articles/c.md': 'text' });
  const failed = await run(['check', '--knowledge', bad]);
  expect(failed.code).toBe(1);
  expect(failed.stdout.trimEnd().split('\n')).toHaveLength(3);
  for (const line of failed.stdout.trimEnd().split('\n')) expect(line).toMatch(/^.+\.md:\d+: .+/);

  const fine = await run(['check']);
  expect(fine.code).toBe(0);
  expect(fine.stderr).not.toMatch(/^(?!note: )./m);
  expect(fine.stdout).toMatch(
    /^knowledge: \d+ articles?, \d+ paragraphs, 475 events, 100 facts, \d+ questions, \d+ questions out of scope, 26 topics, \d+ glossary entries, no fault\n$/,
  );
});

test('through npm: the answer alone on standard output, and a reader that stops early is no error', async () => {
  const shell = promisify(execFile);
  const asked = await shell('npm', ['run', '--silent', 'ask', '--', 'Who visited Russia in May 2011?']);
  expect(asked.stdout).toContain('  The official visit of Pakistani President Asif Ali Zardari');
  const cut = await shell('bash', [
    '-o',
    'pipefail',
    '-c',
    `yes '{"id":1,"question":"Zardari"}' | head -300 | npm run --silent ask -- --batch | head -1 | wc -l`,
  ]).catch((error: { stdout: string; stderr: string }) => error);
  expect(cut.stdout.trim()).toBe('1');
  expect(cut.stderr).not.toMatch(/EPIPE|at .*\.ts/);
});
