import { expect, test } from 'vitest';
import { commands, messageCommands } from '../../commands/index.ts';
import { type CommandJson, toCommandJson } from '../../src/transport/command-json.ts';
import { compareCommands, publishCommands } from '../../src/transport/publish.ts';
import { startStandin } from '../playground/bot.ts';
import { run } from '../terminal/terminal-run.ts';

const wanted = toCommandJson(commands, messageCommands);

test('what is published once is not written again, and one changed word is one write', async () => {
  const standin = await startStandin();
  const { apiUrl, token } = standin;
  const publish = (list: readonly CommandJson[], dryRun = false) =>
    publishCommands({ apiUrl, token, wanted: list, dryRun });
  const writes = () => standin.wire.entries().filter(({ method }) => method !== 'GET').length;

  expect(await publish(wanted)).toHaveLength(wanted.length);
  expect(writes()).toBe(wanted.length);
  expect(await publish(wanted)).toEqual([]);
  expect(writes()).toBe(wanted.length);

  const changed = wanted.map((command) =>
    command.name === 'help' ? { ...command, description_localizations: { ru: 'Иначе' } } : command,
  );
  expect(await publish(changed, true)).toMatchObject([
    { kind: 'change', name: 'help', fields: ['description_localizations'] },
  ]);
  expect(writes()).toBe(wanted.length);
  await publish(changed);
  expect(writes()).toBe(wanted.length + 1);

  const fewer = changed.filter(({ name }) => name !== 'help');
  expect(await publish(fewer)).toMatchObject([{ kind: 'delete', name: 'help' }]);
  expect(standin.commands().map(({ name }) => name)).not.toContain('help');
});

test('the terminal tells the difference, and writes it unless it is only asked to tell', async () => {
  const { apiUrl, token, commands: published } = await startStandin();
  const env = { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl };
  const told = await run(['publish', '--dry-run'], { env });
  expect(told.stdout).toMatch(/^create ask\n[\s\S]*\nNothing was written\.\n$/);
  expect(published()).toEqual([]);
  expect((await run(['publish'], { env })).stdout).toMatch(/\nWritten\.\n$/);
  expect((await run(['publish'], { env })).stdout).toBe('Nothing differs.\n');
  expect(await run(['publish'])).toMatchObject({
    code: 78,
    stderr: expect.stringContaining('DISCORD_TOKEN is not set'),
  });
});

test.each([
  ['what Discord fills in itself is no difference', { nsfw: false, version: '1', dm_permission: true }, []],
  ['an order of places is no difference', { contexts: [2, 1, 0], integration_types: [1, 0] }, []],
  ['another description is one', { description: 'Other' }, ['description']],
  [
    'another translation is one',
    { description_localizations: { ru: 'Другое' } },
    ['description_localizations'],
  ],
  ['another permission is one', { default_member_permissions: '32' }, ['default_member_permissions']],
])('%s', (_why, change, fields) => {
  const [first] = wanted;
  if (!first) throw new Error('no command');
  const existing = { id: '1', ...first, ...change };
  expect(compareCommands([existing], [first]).flatMap((difference) => difference.fields)).toEqual(fields);
});
