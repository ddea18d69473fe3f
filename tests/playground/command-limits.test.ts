import { describe, expect, test } from 'vitest';
import { checkCommand, checkCommandSet } from '../../src/playground/command-limits.ts';
import { refuseForm } from '../../src/playground/discord-error.ts';
import type { JsonObject } from '../../src/playground/json.ts';
import { refusedBy } from './refused.ts';

const command = (more: JsonObject = {}): JsonObject => ({ name: 'ask', description: 'Ask', ...more });
const option = (name: string, more: JsonObject = {}): JsonObject => ({
  type: 3,
  name,
  description: 'd',
  ...more,
});
const many = (count: number, make: (index: number) => JsonObject) =>
  Array.from({ length: count }, (_, i) => make(i));

const wrong: [why: string, command: JsonObject, refused: string][] = [
  ['a name is lower case', command({ name: 'Ask' }), 'name [APPLICATION_COMMAND_INVALID_NAME]'],
  ['a name has no spaces', command({ name: 'ask me' }), 'name [APPLICATION_COMMAND_INVALID_NAME]'],
  ['a name has 32 characters', command({ name: 'a'.repeat(33) }), 'name [BASE_TYPE_MAX_LENGTH]'],
  ['a name is needed', { description: 'x' }, 'name [BASE_TYPE_REQUIRED]'],
  ['a description is needed', { name: 'ask' }, 'description [BASE_TYPE_REQUIRED]'],
  ['a description is not empty', command({ description: '' }), 'description [BASE_TYPE_REQUIRED]'],
  [
    'a description has 100 characters',
    command({ description: 'x'.repeat(101) }),
    'description [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'Discord has no Urdu',
    command({ name_localizations: { ur: 'ask' } }),
    'name_localizations.ur [BASE_TYPE_CHOICES]',
  ],
  [
    'a localised name is lower case too',
    command({ name_localizations: { ru: 'Спросить' } }),
    'name_localizations.ru [APPLICATION_COMMAND_INVALID_NAME]',
  ],
  ['25 options', command({ options: many(26, (i) => option(`o${i}`)) }), 'options [BASE_TYPE_MAX_LENGTH]'],
  [
    'option names differ',
    command({ options: [option('a'), option('a')] }),
    'options.1 [APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS]',
  ],
  [
    'required options come first',
    command({ options: [option('a'), option('b', { required: true })] }),
    'options.1 [APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID]',
  ],
  [
    'choices or autocompletion',
    command({ options: [option('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] }),
    'options.0.autocomplete [APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE]',
  ],
  [
    '25 choices',
    command({ options: [option('a', { choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) })] }),
    'options.0.choices [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a choice has 100 characters',
    command({ options: [option('a', { choices: [{ name: 'x'.repeat(101), value: 'x' }] })] }),
    'options.0.choices.0.name [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a choice’s value has 100 characters',
    command({ options: [option('a', { choices: [{ name: 'x', value: 'x'.repeat(101) }] })] }),
    'options.0.choices.0.value [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'an option’s name is lower case',
    command({ options: [option('Question')] }),
    'options.0.name [APPLICATION_COMMAND_INVALID_NAME]',
  ],
  [
    'an option’s description has 100 characters',
    command({ options: [option('a', { description: 'x'.repeat(101) })] }),
    'options.0.description [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a localised description has 100 characters',
    command({ description_localizations: { ru: 'я'.repeat(101) } }),
    'description_localizations.ru [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'an option is of a known type',
    command({ options: [option('a', { type: 99 })] }),
    'options.0 [UNION_TYPE_CHOICES]',
  ],
  [
    'a text has 6,000 characters',
    command({ options: [option('a', { max_length: 6001 })] }),
    'options.0.max_length [NUMBER_TYPE_MAX]',
  ],
  [
    'subcommands stand among themselves',
    command({ options: [option('a', { type: 1 }), option('b')] }),
    'options [APPLICATION_COMMAND_OPTIONS_TYPE_INVALID]',
  ],
  [
    'a menu command has no description',
    command({ type: 3, name: 'Find sources' }),
    'description [APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED]',
  ],
  ['contexts are known', command({ contexts: [7] }), 'contexts.0 [BASE_TYPE_CHOICES]'],
  [
    '8,000 characters, the longest localisation counting',
    command({
      options: many(25, (i) =>
        option(`o${i}`, {
          choices: many(4, (j) => ({
            name: `${j}`,
            value: `${j}`,
            name_localizations: { ru: `${j}`.padEnd(85, 'я') },
          })),
        }),
      ),
    }),
    '. [APPLICATION_COMMAND_TOO_LARGE]',
  ],
];

describe('a command that Discord refuses fails here', () => {
  test.each(wrong)('%s', (_why, body, refused) => {
    expect(refusedBy(() => refuseForm(checkCommand(body, [])))).toEqual([`50035 ${refused}`]);
  });
});

test.each([
  ['Cyrillic', 'спросить'],
  ['Urdu', 'پوچھیں'],
  ['an apostrophe and a hyphen', "what's-new"],
])('a name may be in %s', (_why, name) => {
  expect(refusedBy(() => refuseForm(checkCommand(command({ name }), [])))).toEqual([]);
});

test('permissions may be a string of digits, as discord.js sends them', () => {
  const body = command({ default_member_permissions: '32' });
  expect(refusedBy(() => refuseForm(checkCommand(body, [])))).toEqual([]);
});

describe('a whole set', () => {
  test('has each name once', () => {
    expect(refusedBy(() => checkCommandSet([command(), command()]))).toEqual([
      '50035 1 [APPLICATION_COMMANDS_DUPLICATE_NAME]',
    ]);
  });

  test('may have one name in two types', () => {
    expect(refusedBy(() => checkCommandSet([command(), { type: 3, name: 'ask' }]))).toEqual([]);
  });

  test('has 100 slash commands and 15 message commands', () => {
    const slash = many(101, (i) => command({ name: `c${i}` }));
    const menu = many(16, (i) => ({ type: 3, name: `m${i}` }));
    expect(refusedBy(() => checkCommandSet(slash.slice(1)))).toEqual([]);
    expect(refusedBy(() => checkCommandSet(slash))).toHaveLength(1);
    expect(refusedBy(() => checkCommandSet(menu))).toHaveLength(1);
  });
});
