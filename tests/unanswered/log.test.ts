import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutIdentity } from '../../src/unanswered/entry.ts';
import { openUnansweredLog, UnansweredLogError } from '../../src/unanswered/log.ts';
import { createFolder } from '../folder.ts';

const DAY = '2026-05-01';

async function open() {
  const file = path.join(await createFolder({}), 'kept/unanswered.jsonl');
  const errors: unknown[] = [];
  const log = await openUnansweredLog({ file, onError: (error) => errors.push(error) });
  return { file, log, errors, lines: async () => (await readFile(file, 'utf8')).split('\n').filter(Boolean) };
}

describe('of a question is taken out', () => {
  test.each([
    ['a mention of a person', 'did <@123456789012345678> visit Moscow?', 'did visit Moscow?'],
    ['a mention of a role', 'did <@&123456789012345678> visit Moscow?', 'did visit Moscow?'],
    ['a channel', 'gas, as in <#123456789012345678>', 'gas, as in'],
    ['an emoji of a server', 'gas <:name:123456789012345678> and <a:n:1> steel', 'gas and steel'],
    ['a command', '</ask:123456789012345678> gas', 'gas'],
    ['an id', 'who is 123456789012345678 in Moscow', 'who is in Moscow'],
    ['an address of a page', 'see https://example.org/u/ann?x=1 about gas', 'see about gas'],
    ['an invitation', 'gas in discord.gg/abc', 'gas in'],
    ['an address of a person', 'write ann.b+c@example.org about gas', 'write about gas'],
    ['a name with an at sign', 'gas, says @ann_b', 'gas, says'],
    ['a telephone', 'call +92 300 123 45 67 about gas', 'call about gas'],
    ['a line’s end and a tab', 'gas\n\tpipeline', 'gas pipeline'],
  ])('%s', (_what, asked, kept) => {
    expect(withoutIdentity(asked)).toBe(kept);
  });

  test.each([
    '1947-1965',
    'the 1950 - 1970 trade',
    '15.5 billion dollars',
    '۱۹۴۸ میں تعلقات',
    'Визит 6–8 июня 2003 года',
  ])('nothing of “%s”', (asked) => {
    const kept = withoutIdentity(asked);
    expect(kept).toBe(/\p{L}/u.test(asked) ? asked : '');
  });
});

test('only what had no sure answer is kept: words, day and confidence', async () => {
  const { log, lines } = await open();
  log.keep('Who visited Russia?', 'found', DAY);
  log.keep('best pizza recipe', 'nothing', DAY);
  log.keep('Karachi <@123456789012345678> steel', 'perhaps', DAY);
  log.keep('<@123456789012345678>', 'nothing', DAY);
  await log.close();
  expect(await lines()).toEqual([
    '{"question":"best pizza recipe","day":"2026-05-01","confidence":"nothing"}',
    '{"question":"Karachi steel","day":"2026-05-01","confidence":"perhaps"}',
  ]);
});

test('what was kept before stays, and nobody else may read it', async () => {
  const { file, log, lines } = await open();
  log.keep('gas', 'nothing', DAY);
  await log.close();
  const again = await openUnansweredLog({ file, onError: () => undefined });
  again.keep('steel', 'nothing', DAY);
  await again.close();
  expect(await lines()).toHaveLength(2);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('at ten megabytes the file is put aside, one at most', async () => {
  const { file, log, lines } = await open();
  await writeFile(file, 'x'.repeat(10 * 1024 * 1024));
  log.keep('gas', 'nothing', DAY);
  await log.close();
  expect(await lines()).toHaveLength(1);
  expect((await stat(`${file}.1`)).size).toBe(10 * 1024 * 1024);
});

test('a file that cannot be written stops the start; one that is lost later is told once', async () => {
  const folder = await createFolder({ 'a-file': '' });
  const opened = openUnansweredLog({ file: path.join(folder, 'a-file/x'), onError: () => undefined });
  await expect(opened).rejects.toThrow(UnansweredLogError);
  await expect(opened).rejects.toThrow(/^UNANSWERED_LOG: .* cannot be written: /);

  const { file, log, errors } = await open();
  await rm(file);
  await mkdir(file);
  for (const question of ['gas', 'steel']) log.keep(question, 'nothing', DAY);
  await log.close();
  expect(errors).toHaveLength(1);
});
