import { cp } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands, messageCommands } from '../commands/index.ts';
import type { Asker } from '../src/command.ts';
import { defineCommand, defineSubcommand, UserError } from '../src/command.ts';
import { createDispatcher, type Incoming, type Outcome } from '../src/dispatch.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { isObject } from '../src/playground/json.ts';
import { checkMessage } from '../src/playground/message-limits.ts';
import { checkModal } from '../src/playground/modal-limits.ts';
import type { ReminderDesk } from '../src/reminders/desk.ts';
import { createZones } from '../src/reminders/zones.ts';
import { type Reply, text } from '../src/reply.ts';
import { toHash } from '../src/search/references.ts';
import { toCallback } from '../src/transport/respond.ts';
import { createFolder } from './folder.ts';
import { refusedBy } from './playground/refused.ts';
import { startStore } from './store/databases.ts';
import { createLog, createServices } from './transport/bot-of.ts';

const asker: Asker = {
  userId: '1',
  language: 'en',
  guild: { id: '2' },
  channelId: '3',
  channelType: 0,
  permissions: 0n,
  botPermissions: 0n,
  now: Date.UTC(2026, 4, 1),
  today: '2026-05-01',
};

const echo = defineCommand({
  command: 'echo',
  description: { en: 'Says it again', ru: 'Повторяет' },
  options: {
    words: { type: 'string', required: true, maxLength: 10, description: { en: 'W', ru: 'С' } },
    times: { type: 'integer', min: 1, max: 3, description: { en: 'T', ru: 'Р' } },
    where: { type: 'channel', description: { en: 'C', ru: 'К' } },
    who: { type: 'role', description: { en: 'R', ru: 'Р' } },
    loud: { type: 'boolean', description: { en: 'L', ru: 'Г' } },
    tone: {
      type: 'string',
      description: { en: 'T', ru: 'Т' },
      choices: [{ value: 'low', name: { en: 'Low', ru: 'Низкий' } }],
    },
  },
  isPrivate: (input) => input.loud !== true,
  run: ({ input }): Reply => ({ blocks: [text(JSON.stringify(input.words), String(input.times ?? 1))] }),
  complete: () => {
    throw new Error('no suggestions today');
  },
});

const nested = defineCommand({
  command: 'nested',
  description: { en: 'Has parts', ru: 'Из частей' },
  options: {},
  subcommands: {
    good: defineSubcommand({
      description: { en: 'Good', ru: 'Хорошо' },
      options: {},
      run: (): Reply => ({ blocks: [text('good')] }),
    }),
    bad: defineSubcommand({
      description: { en: 'Bad', ru: 'Плохо' },
      options: {},
      run: (): Reply => {
        throw new Error('a fault of ours');
      },
    }),
    wrong: defineSubcommand({
      description: { en: 'Wrong', ru: 'Неверно' },
      options: {},
      run: (): Reply => {
        throw new UserError('Mend it.');
      },
    }),
  },
  run: (): Reply => ({ blocks: [text('none of the parts')] }),
});

async function start() {
  const own = [echo, nested];
  const services = await createServices(own);
  const { log, logged } = createLog();
  const dispatcher = createDispatcher({
    commands: own,
    messageCommands: [],
    services: () => services,
    log,
    newId: () => 'id-7',
  });
  return { dispatcher, logged };
}

function call(name: string, options: Record<string, unknown> = {}, more: Partial<Asker> = {}): Incoming {
  return { kind: 'command', asker: { ...asker, ...more }, name, subcommand: undefined, options };
}

function part(subcommand: string): Incoming {
  return { kind: 'command', asker, name: 'nested', subcommand, options: {} };
}

function words(outcome: Outcome): string {
  if (outcome.kind !== 'new') return outcome.kind;
  return outcome.reply.blocks.map((block) => ('text' in block ? block.text.join('') : '')).join('\n');
}

describe('a request', () => {
  test.each([
    ['of a command', call('echo', { words: 'hi' }), '"hi"1'],
    ['with all that it may have', call('echo', { words: 'hi', times: 2, tone: 'low', loud: true }), '"hi"2'],
    [
      'with what nobody knows beside it',
      call('echo', { words: 'hi', strange: 1, ['__proto__']: 2 }),
      '"hi"1',
    ],
    ['without what it needs', call('echo'), /^words: /],
    ['with a number for a text', call('echo', { words: 7 }), /^words: /],
    ['with a text that is too long', call('echo', { words: 'w'.repeat(6000) }), /^words: /],
    ['with a number out of range', call('echo', { words: 'hi', times: 4 }), /^times: /],
    ['with half a number', call('echo', { words: 'hi', times: 1.5 }), /^times: /],
    ['with a choice that there is not', call('echo', { words: 'hi', tone: 'high' }), /^tone: /],
    ['with a channel that Discord did not describe', call('echo', { words: 'hi', where: '5' }), /^where: /],
    ['with a forged role', call('echo', { words: 'hi', who: { id: 'x', mentionable: true } }), /^who: /],
    ['of a command that is gone', call('old'), /^This command is no longer here/],
    ['of a command with a prototype’s name', call('constructor'), /^This command is no longer here/],
    ['of a part', part('good'), 'good'],
    ['of a part that is none', part('ugly'), /^This command is no longer here/],
    ['of a part with a prototype’s name', part('constructor'), /^This command is no longer here/],
    ['that the asker can mend', part('wrong'), 'Mend it.'],
  ])('%s', async (_what, incoming, expected) => {
    const { dispatcher, logged } = await start();
    expect(words(await dispatcher.handle(incoming))).toMatch(expected);
    const isGone = String(expected).includes('no longer here');
    expect(logged.map(({ msg }) => msg)).toEqual(isGone ? ['request of another release'] : []);
  });

  test('that fails by a fault of ours is logged once, with the id that the asker is told', async () => {
    const { dispatcher, logged } = await start();
    const outcome = await dispatcher.handle(part('bad'));
    expect(words(outcome)).toBe('Something went wrong here. If you tell the operator, name this: id-7');
    expect(outcome).toMatchObject({ reply: { private: true } });
    expect(logged).toMatchObject([
      { id: 'id-7', msg: 'request failed', err: { message: 'a fault of ours' } },
    ]);
  });

  test('for suggestions that fails suggests nothing', async () => {
    const { dispatcher, logged } = await start();
    const incoming: Incoming = {
      kind: 'complete',
      asker,
      name: 'echo',
      subcommand: undefined,
      option: 'words',
      typed: '',
    };
    expect(await dispatcher.handle(incoming)).toEqual({ kind: 'choices', choices: [] });
    expect(logged).toMatchObject([{ msg: 'suggestions failed' }]);
  });

  test.each([
    ['empty', ''],
    ['of another version', '9:echo:page'],
    ['of a command that is gone', '1:old:page'],
    ['of a command without buttons', '1:echo:page'],
    ['of a prototype', '1:constructor:page'],
  ])('from a button whose id is %s is told to ask again', async (_what, customId) => {
    const { dispatcher, logged } = await start();
    const outcome = await dispatcher.handle({
      kind: 'press',
      asker,
      customId,
      values: [],
      message: undefined,
    });
    expect(logged).toMatchObject([{ level: 30, msg: 'request of another release', what: customId }]);
    expect(words(outcome)).toBe('This button is from an older version. Please ask again.');
    expect(outcome).toMatchObject({ kind: 'new', reply: { private: true } });
  });

  test.each([
    ['private by what is asked', call('echo', { words: 'a' }), true],
    ['for all by what is asked', call('echo', { words: 'a', loud: true }), false],
    ['private, as it will be refused', call('echo'), true],
    ['for all, as nobody knows the command', call('old'), false],
  ])('is known to be %s before it is run', async (_what, incoming, expected) => {
    const { dispatcher } = await start();
    expect(dispatcher.isPrivate(incoming)).toBe(expected);
  });
});

describe('twenty questions a minute', () => {
  const ask = (seconds: number, userId = '1') =>
    call('echo', { words: 'a' }, { userId, now: asker.now + seconds * 1000 });

  test('the next is refused politely, the asker’s alone; another person’s is not', async () => {
    const { dispatcher } = await start();
    for (let i = 0; i < 20; i += 1) expect(words(await dispatcher.handle(ask(i)))).toBe('"a"1');
    const refused = await dispatcher.handle(ask(20));
    expect(words(refused)).toBe('Those were many questions in a minute. Please ask again in 40 s.');
    expect(refused).toMatchObject({ reply: { private: true } });
    expect(words(await dispatcher.handle(ask(20, '2')))).toBe('"a"1');
    expect(words(await dispatcher.handle(ask(60)))).toBe('"a"1');
  });

  test('buttons and suggestions are no questions', async () => {
    const { dispatcher } = await start();
    for (let i = 0; i < 50; i += 1) {
      await dispatcher.handle({
        kind: 'press',
        asker,
        customId: '1:message:remove',
        values: [],
        message: undefined,
      });
    }
    expect(words(await dispatcher.handle(ask(1)))).toBe('"a"1');
  });
});

/** What buttons, menus and forms say, and what none says. */
const ACTIONS = [
  ...['ask:page', 'ask:whole', 'ask:report', 'ask:reported', 'ask:event', 'event:go', 'event:open'],
  ...['timeline:page', 'timeline:calendar', 'sources:page', 'sources:details', 'message:remove'],
  ...[
    'reminders:sources',
    'reminders:gone',
    'privacy:delete',
    'help:page',
    'gone:page',
    'message:page',
    'event:gone',
    'ask:gone',
  ],
];

describe('hostile requests', () => {
  /** A small part of the shipped knowledge: what is searched in a moment has everything that a reply can hold. */
  async function hostile() {
    const folder = await createFolder({});
    for (const part of ['topics.yaml', 'articles/kozin-2018.md', 'events/1940s.yaml', 'events/1960s.yaml']) {
      await cp(path.join('knowledge', part), path.join(folder, part), { recursive: true });
    }
    const store = await startStore('sqlite::memory:');
    const reminders: ReminderDesk = {
      store,
      zones: createZones(),
      isPaused: false,
      permissionsIn: () => undefined,
      postTest: async () => ({ state: 'sent' }),
    };
    const services = { ...(await createServices(commands, folder)), reminders };
    const { log, logged } = createLog();
    const options = { commands, messageCommands, services: () => services, log, newId: () => 'id' };
    const { passages, events } = await loadKnowledge(folder);
    const hashes = [...passages, ...events].map(({ id }) => toHash(id));
    return { dispatcher: createDispatcher(options), hashes, logged };
  }

  const odd = fc.constantFrom(
    ...[
      '',
      ' ',
      '\u200B',
      '\u202Eabc',
      '**',
      '@everyone',
      '<@1>',
      '`'.repeat(300),
      '-'.repeat(6000),
      'x'.repeat(6000),
    ],
    ...[
      'a '.repeat(3000),
      '\n'.repeat(6000),
      '😀'.repeat(3000),
      'Ташкент 1966',
      'تاشقند',
      '1 May 1948',
      '1948',
      '05-01',
    ],
    ...[
      'gas pipeline',
      'Tashkent Declaration',
      'kozin-2018',
      '0000-00-00',
      '9999',
      '\ud800',
      'Pakistan Soviet Union',
    ],
  );
  const anyText = fc.oneof({ weight: 3, arbitrary: odd }, fc.string({ unit: 'binary', maxLength: 60 }));
  const value = fc.oneof(
    { weight: 20, arbitrary: anyText },
    fc.boolean(),
    fc.double(),
    fc.constant(null),
    fc.object(),
  );
  /** A channel or a role, as Discord describes what was chosen. */
  const chosen = fc.record({
    id: fc.constantFrom('1', '3', '4', 'x'),
    type: fc.constantFrom(0, 5, 11, 2, -1),
    permissions: fc.bigInt({ min: 0n, max: 1n << 60n }),
    mentionable: fc.boolean(),
  });
  /** Right more often than not, so that something is set and then changed. */
  const mostly = (...right: unknown[]) =>
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: value });
  const reminderOptions = {
    channel: fc.oneof(chosen, value),
    role: fc.oneof(chosen, value),
    time: mostly('09:00', '23:59'),
    zone: mostly('Asia/Karachi', 'Москва', 'Karachi time'),
    topics: mostly('energy', 'energy, culture'),
    importance: mostly('1', '3'),
    'quiet-days': mostly(true, false),
    language: mostly('ru', 'ur'),
    setting: mostly('role', 'topics'),
    date: mostly('1 May'),
    until: mostly('3 мая'),
  };
  const parts = commands.flatMap(({ subcommands = {} }) => Object.keys(subcommands));
  const name = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...commands.map(({ command }) => command)) },
    fc.constantFrom('', 'gone', '__proto__', 'constructor', 'Find sources'),
  );
  const someone = fc.record({
    userId: fc.integer({ min: 0, max: 2000 }).map(String),
    language: fc.constantFrom<Asker['language']>('en', 'ru', 'ur'),
    guild: fc.option(fc.constant({ id: '1' }), { nil: undefined }),
    permissions: fc.bigInt({ min: 0n, max: 1n << 60n }),
  });
  const message = fc.record({
    id: fc.constant('9'),
    authorId: fc.constant('8'),
    content: anyText,
    texts: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 3 }), anyText), { maxLength: 3 })
      .map((all) => new Map(all)),
    askerId: fc.constantFrom('own', '0', undefined),
  });

  test('ten thousand of them: no throw, and every reply is such as Discord takes', {
    timeout: 60_000,
  }, async () => {
    const { dispatcher, hashes, logged } = await hostile();
    const hash = fc.oneof(fc.constantFrom(...hashes), fc.constantFrom('', 'gone00', '__', '-'.repeat(90)));
    const piece = fc.oneof(
      { weight: 3, arbitrary: hash },
      fc.array(hash, { maxLength: 14 }).map((all) => all.join('')),
      fc.constantFrom('0', '1', '2', '-1', '1e9', 'NaN', 'ru', 'ur', 'e', '1948-01-01', '1970-12-31', 'x'),
    );
    const customId = fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .tuple(fc.constantFrom(...ACTIONS), fc.array(piece, { maxLength: 5 }))
          .map(([action, args]) => ['1', action, ...args].join(':')),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('-1', '0', '1', '2', '9'), fc.array(hash, { maxLength: 12 }))
          .map(([page, all]) => ['1:ask:page', page, all.join('')].join(':')),
      },
      anyText,
    );
    const subcommand = fc.oneof(
      { weight: 20, arbitrary: fc.constant(undefined) },
      fc.constantFrom('x', 'constructor'),
    );
    const request = fc.oneof(
      fc.record({
        kind: fc.constant('command' as const),
        name: fc.constantFrom('reminders', 'reminders', 'privacy'),
        subcommand: fc.constantFrom('set', 'set', ...parts),
        options: fc.record(reminderOptions, { requiredKeys: ['time', 'zone'] }),
      }),
      fc.record({
        kind: fc.constant('command' as const),
        name,
        subcommand,
        options: fc.dictionary(
          fc.constantFrom(
            'question',
            'source',
            'private',
            'name',
            'date',
            'topic',
            'from',
            'to',
            '__proto__',
          ),
          value,
          { maxKeys: 4 },
        ),
      }),
      fc.record({
        kind: fc.constant('message-command' as const),
        name: fc.oneof({ weight: 9, arbitrary: fc.constant('Find sources') }, name),
        message,
      }),
      fc.record({
        kind: fc.constant('complete' as const),
        name,
        subcommand,
        option: fc.constantFrom('question', 'source', 'name', 'topic', ''),
        typed: anyText,
      }),
      fc.record({
        kind: fc.constant('press' as const),
        customId,
        values: fc.array(fc.oneof(hash, anyText), { maxLength: 2 }),
        message: fc.option(message, { nil: undefined }),
      }),
    );
    let shownSettings = 0;
    await fc.assert(
      fc.asyncProperty(request, someone, async (asked, who) => {
        const incoming: Incoming = { ...asked, asker: { ...asker, ...who } };
        // Half of the presses are the asker's own.
        if (incoming.kind === 'press' && incoming.message?.askerId === 'own') {
          Object.assign(incoming.message, { askerId: who.userId });
        }
        dispatcher.isPrivate(incoming);
        const outcome = await dispatcher.handle(incoming);
        expect(refusals(outcome)).toEqual([]);
        if (JSON.stringify(words(outcome)).includes('(Asia/Karachi)')) shownSettings += 1;
      }),
      { numRuns: 10_000 },
    );
    expect(shownSettings).toBeGreaterThan(0);
    expect(logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });
});

/** What Discord would say to an outcome as a first answer. */
function refusals(outcome: Outcome): string[] {
  const { data = {}, files } = toCallback(outcome);
  const json: unknown = JSON.parse(JSON.stringify(data));
  if (!isObject(json)) return ['no object'];
  const uploads = files.map(({ name }) => name);
  switch (outcome.kind) {
    case 'new':
    case 'update':
      return refusedBy(() => checkMessage(json, { kind: 'reply', path: ['data'], uploads }));
    case 'form':
      return refusedBy(() => checkModal(json));
    case 'choices': {
      const choices = json.choices as Array<{ name: string; value: string }>;
      const fits = (one: string) => one.length >= 1 && one.length <= 100;
      return choices.length <= 25 && choices.every(({ name, value }) => fits(name) && fits(value))
        ? []
        : ['choices'];
    }
    case 'remove':
      return [];
  }
}
