import { describe, expect, test } from 'vitest';
import { commands, messageCommands } from '../../commands/index.ts';
import type { Standin } from '../../src/playground/standin.ts';
import { type CommandJson, toCommandJson } from '../../src/transport/command-json.ts';
import { compareCommands, publishCommands } from '../../src/transport/publish.ts';
import { startStandin } from '../playground/bot.ts';
import { run } from '../terminal/terminal-run.ts';
import { startLiveBot } from './live-bot.ts';

const wanted = toCommandJson(commands, messageCommands);

function writes({ wire }: Standin): string[] {
  const commandsOf = /\/applications\/\d+\/commands/;
  return wire
    .entries()
    .filter(({ method, path }) => method !== 'GET' && commandsOf.test(path))
    .map(({ method }) => method);
}

function publish({ apiUrl, token }: Standin, list: readonly CommandJson[], dryRun = false) {
  return publishCommands({ apiUrl, token, wanted: list, dryRun });
}

describe('commands are published', () => {
  test('on the first start, and a second start writes nothing', async () => {
    const standin = await startStandin();
    const first = await startLiveBot(standin);
    expect(writes(standin)).toHaveLength(wanted.length);
    expect(standin.commands().map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
    await first.stop();
    const second = await startLiveBot(standin);
    expect(writes(standin)).toHaveLength(wanted.length);
    expect(second.said('command published')).toEqual([]);
  });

  test('anew where one Russian description changed, and nowhere else', async () => {
    const standin = await startStandin();
    await publish(standin, wanted);
    const changed = wanted.map((command) =>
      command.name === 'ask'
        ? { ...command, description_localizations: { ru: 'Задать другой вопрос' } }
        : command,
    );
    expect(await publish(standin, changed)).toMatchObject([
      { kind: 'change', name: 'ask', fields: ['description_localizations'] },
    ]);
    expect(writes(standin)).toHaveLength(wanted.length + 1);
    expect(await publish(standin, changed)).toEqual([]);
  });

  test('and one that the code no longer has is deleted', async () => {
    const standin = await startStandin();
    await publish(standin, wanted);
    const [, ...fewer] = wanted;
    expect(await publish(standin, fewer)).toMatchObject([{ kind: 'delete', name: 'ask' }]);
    expect(writes(standin).at(-1)).toBe('DELETE');
    expect(standin.commands().map(({ name }) => name)).not.toContain('ask');
  });

  test('by name and kind: a message command of a slash command’s name is another', async () => {
    const standin = await startStandin();
    await publish(standin, wanted);
    const twin: CommandJson = { ...wanted.at(-1), name: 'ask', type: 3 };
    expect(await publish(standin, [...wanted, twin])).toMatchObject([{ kind: 'create', name: 'ask' }]);
  });
});

describe('npm run publish', () => {
  const env = ({ apiUrl, token }: Standin) => ({ DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token });

  test('-- --dry-run tells the difference and writes nothing', async () => {
    const standin = await startStandin();
    await publish(
      standin,
      wanted
        .map((command) =>
          command.name === 'event' ? { ...command, description: 'Another', options: [] } : command,
        )
        .filter(({ name }) => name !== 'help'),
    );
    const before = writes(standin).length;
    const { code, stdout } = await run(['publish', '--dry-run'], { env: env(standin) });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'change event description, options\ncreate help\nNothing was written.\n',
    });
    expect(writes(standin)).toHaveLength(before);
  });

  test('writes, and then nothing differs', async () => {
    const standin = await startStandin();
    const first = await run(['publish'], { env: env(standin) });
    expect(first.stdout).toMatch(/^create ask\n[\s\S]*create Find sources\nWritten\.\n$/);
    expect(await run(['publish'], { env: env(standin) })).toMatchObject({ stdout: 'Nothing differs.\n' });
  });

  test('without a token is a wrong configuration', async () => {
    const { code, stderr } = await run(['publish'], {});
    expect(code).toBe(78);
    expect(stderr).toContain('DISCORD_TOKEN');
  });
});

describe('compared with what is published', () => {
  const own: CommandJson = {
    name: 'a',
    type: 1,
    description: 'A',
    description_localizations: { ru: 'А' },
    options: [{ type: 3, name: 'o', description: 'O', required: false, max_length: 5 }],
    default_member_permissions: null,
    contexts: [0, 1, 2],
    integration_types: [0, 1],
  };
  const filled = {
    ...own,
    id: '1',
    application_id: '2',
    version: '3',
    nsfw: false,
    dm_permission: true,
    name_localizations: null,
    handler: null,
  };

  test.each([
    ['what Discord filled in', {}, []],
    ['places in another order', { contexts: [2, 0, 1], integration_types: [1, 0] }, []],
    ['keys in another order', { options: [{ max_length: 5, description: 'O', name: 'o', type: 3 }] }, []],
    [
      'an option’s defaults',
      {
        options: [
          {
            type: 3,
            name: 'o',
            description: 'O',
            max_length: 5,
            autocomplete: false,
            name_localizations: null,
            choices: [],
          },
        ],
      },
      [],
    ],
    ['a description', { description: 'B' }, ['description']],
    ['a localisation', { description_localizations: { ru: 'Б' } }, ['description_localizations']],
    [
      'a localisation too many',
      { description_localizations: { ru: 'А', de: 'A' } },
      ['description_localizations'],
    ],
    ['a name’s localisation', { name_localizations: { ru: 'а' } }, ['name_localizations']],
    ['an option less', { options: [] }, ['options']],
    [
      'an option that is required',
      { options: [{ type: 3, name: 'o', description: 'O', required: true, max_length: 5 }] },
      ['options'],
    ],
    [
      'an option’s length',
      { options: [{ type: 3, name: 'o', description: 'O', max_length: 6 }] },
      ['options'],
    ],
    ['who may', { default_member_permissions: '32' }, ['default_member_permissions']],
    ['where', { contexts: [0] }, ['contexts']],
    ['where it is installed', { integration_types: [0] }, ['integration_types']],
  ])('%s', (_what, difference, fields) => {
    const found = compareCommands([{ ...filled, ...difference }], [own]);
    expect(found.flatMap((one) => one.fields)).toEqual(fields);
  });

  test('nothing published, nothing wanted, and one for another', () => {
    expect(compareCommands([], [])).toEqual([]);
    expect(compareCommands([], [own])).toMatchObject([{ kind: 'create', name: 'a' }]);
    expect(compareCommands([filled], [])).toEqual([
      { kind: 'delete', name: 'a', id: '1', wanted: undefined, fields: [] },
    ]);
  });
});
