import { describe, expect, test } from 'vitest';
import { defineCommand, UserError } from '../../src/command.ts';
import { toCustomId } from '../../src/custom-id.ts';
import { removeButton } from '../../src/replies/remove.ts';
import { type PressReply, type Reply, text } from '../../src/reply.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { createGate, startBotOf, type Transport } from './bot-of.ts';
import { buttonOf, shown } from './shown.ts';

const EPHEMERAL = 64;
const options = { private: { type: 'boolean', description: { en: 'Private', ru: 'Лично' } } } as const;
const buttons = ['update', 'new', 'private', 'form', 'remove'] as const;
const CALLBACK = 'POST /interactions/:id/:token/callback';

/** A bot whose command, and whose buttons, take until the gate is opened; it loses patience when told to. */
async function startSlowOver(
  transport: Transport,
  outcome: (isPrivate: boolean) => Reply = (isPrivate) => reply('done', isPrivate),
) {
  const [gate, patience, entered] = [createGate(), createGate(), createGate()];
  let isSlow = true;
  const slow = defineCommand({
    command: 'slow',
    description: { en: 'Takes its time', ru: 'Не торопится' },
    options,
    isPrivate: (input) => input.private === true,
    async run({ input }): Promise<Reply> {
      entered.open();
      if (isSlow) await gate.passed;
      return outcome(input.private === true);
    },
    async complete() {
      await gate.passed;
      return [];
    },
    async press({ action }): Promise<PressReply> {
      await gate.passed;
      if (action === 'fail') throw new UserError('Not so.');
      if (action === 'form') return { kind: 'form', form };
      if (action === 'remove') return { kind: 'remove' };
      return action === 'update'
        ? { kind: 'update', reply: reply('changed', true) }
        : { kind: 'new', reply: reply('new', action === 'private') };
    },
  });
  const standin = await startStandin();
  const bot = await startBotOf([slow], standin, () => patience.passed, transport);
  const member = standin.asMember(furnish(standin));
  return {
    ...bot,
    standin,
    member,
    gate,
    patience,
    entered,
    quick: () => {
      isSlow = false;
    },
  };
}

const form = { id: toCustomId('slow', 'sent'), title: 'A form', label: 'Words', maxLength: 100 };

function reply(words: string, isPrivate: boolean): Reply {
  const row = buttons.map((name) => ({ id: toCustomId('slow', name), label: name }));
  return {
    private: isPrivate,
    blocks: [
      text(words),
      { kind: 'buttons', buttons: row },
      { kind: 'buttons', buttons: [{ id: toCustomId('slow', 'fail'), label: 'fail' }, removeButton('en')] },
    ],
  };
}

describe.each<Transport>(['gateway', 'HTTP'])('over %s,', (transport) => {
  const startSlow = (outcome?: (isPrivate: boolean) => Reply) => startSlowOver(transport, outcome);

  describe('a command that takes longer than Discord waits', () => {
    test.each([
      ['for all', {}, 0],
      ['for the asker alone', { private: true }, EPHEMERAL],
    ])('holds its place, %s, and fills it in', async (_whom, values, flags) => {
      const { member, gate, patience } = await startSlow();
      patience.open();
      const exchange = await member.command('slow', values);
      expect(exchange.callback).toMatchObject({ type: 5, data: flags === 0 ? {} : { flags } });
      gate.open();
      const message = await exchange.finished();
      expect(shown(message)).toContain('done');
      expect(message.flags & EPHEMERAL).toBe(flags);
    });

    test('answers at once when it is quick', async () => {
      const { member, gate } = await startSlow();
      gate.open();
      expect((await member.command('slow')).callback.type).toBe(4);
    });

    test('what is for the asker alone never fills a place that all see', async () => {
      const { member, gate, patience } = await startSlow(() => {
        throw new UserError('Only you read this.');
      });
      patience.open();
      const exchange = await member.command('slow');
      gate.open();
      await exchange.until(({ followUps }) => followUps.length > 0);
      expect(exchange.message).toBeUndefined();
      expect(shown(exchange.followUps[0])).toBe('Only you read this.');
      expect((exchange.followUps[0]?.flags ?? 0) & EPHEMERAL).toBe(EPHEMERAL);
    });
  });

  describe('a press that takes longer than Discord waits', () => {
    async function startPress(label: string) {
      const bot = await startSlow();
      bot.quick();
      const { message } = await bot.member.command('slow');
      if (!message) throw new Error('no reply');
      bot.patience.open();
      const exchange = await bot.member.press(message, buttonOf(message, label));
      expect(exchange.callback.type).toBe(6);
      bot.gate.open();
      return exchange;
    }

    test('changes the message, which stays as public as it was', async () => {
      const exchange = await startPress('update');
      await exchange.until(({ message }) => shown(message).includes('changed'));
      expect((exchange.message?.flags ?? 0) & EPHEMERAL).toBe(0);
    });

    test.each([
      ['new', 'new', 0],
      ['private', 'new', EPHEMERAL],
      ['fail', 'Not so.', EPHEMERAL],
      ['form', 'The form took too long to open. Please press the button again.', EPHEMERAL],
    ])('"%s" goes below it', async (label, words, flags) => {
      const exchange = await startPress(label);
      await exchange.until(({ followUps }) => followUps.length > 0);
      expect(shown(exchange.followUps[0])).toContain(words);
      expect((exchange.followUps[0]?.flags ?? 0) & EPHEMERAL).toBe(flags);
      expect(shown(exchange.message)).toContain('done');
    });

    test('takes it away', async () => {
      const exchange = await startPress('remove');
      await exchange.until(({ message }) => message === undefined);
      expect(exchange.followUps).toEqual([]);
    });
  });

  describe('what Discord refuses', () => {
    test('an answer that came too late is logged once, without a token, and the next question is answered', async () => {
      const { member, standin, gate, logged, hears } = await startSlow();
      gate.open();
      standin.faults.add(CALLBACK, 1, { kind: 'refusal', code: 10062 });
      const heard = hears('reply refused');
      member.command('slow').catch(() => undefined);
      expect(await heard).toMatchObject({ level: 50, err: { code: 10062, method: 'POST' } });
      expect((await member.command('slow')).callback.type).toBe(4);
      const lines = JSON.stringify(logged);
      expect(lines.match(/"msg":"reply/g)).toHaveLength(1);
      expect(lines).not.toMatch(/aW50ZXJhY3Rpb246|webhooks\//);
      expect(lines).not.toContain(standin.token);
    });

    test('a body that it does not take is logged once, and the next question is answered', async () => {
      const forms = [
        { blocks: [{ kind: 'buttons', buttons: [{ label: 'x', url: 'ftp://x' }] }] },
        reply('done', false),
      ];
      const { member, gate, logged, hears } = await startSlow(() => forms.shift() as Reply);
      gate.open();
      const heard = hears('reply refused');
      member.command('slow').catch(() => undefined);
      expect(await heard).toMatchObject({ err: { code: 50035 } });
      expect(shown((await member.command('slow')).message)).toContain('done');
      expect(JSON.stringify(logged)).not.toContain('ftp://');
    });

    test('a placeholder that is gone when the answer comes', async () => {
      const { member, standin, gate, patience, hears } = await startSlow();
      patience.open();
      standin.faults.add('PATCH /webhooks/:id/:token/messages/:message', 1, { kind: 'refusal', code: 10008 });
      await member.command('slow');
      const heard = hears('reply refused');
      gate.open();
      expect(await heard).toMatchObject({ err: { code: 10008 } });
    });
  });

  describe('a connection to Discord that breaks', () => {
    test.each([
      ['before it has the answer', { kind: 'drop', when: 'before' }, []],
      ['after it has the answer', { kind: 'drop', when: 'after' }, [30]],
      ['by a reset after it has the answer', { kind: 'reset', when: 'after' }, [30]],
      ['as it fails after it has the answer', { kind: 'error', status: 502, when: 'after' }, [30]],
    ] as const)('%s: the answer is there once, and no failure is logged', async (_when, fault, levels) => {
      const { member, standin, gate, logged, stop } = await startSlow();
      gate.open();
      standin.faults.add(CALLBACK, 1, fault);
      expect(shown((await member.command('slow')).message)).toContain('done');
      await stop(10_000);
      const own = logged.filter(({ msg }) => String(msg).startsWith('reply'));
      expect(own.map(({ level, msg }) => [level, msg])).toEqual(
        levels.map((level) => [level, 'reply was taken, and Discord’s word of that was lost']),
      );
    });

    test('as it has a placeholder: the placeholder is filled in', async () => {
      const { member, standin, gate, patience } = await startSlow();
      patience.open();
      standin.faults.add(CALLBACK, 1, { kind: 'drop', when: 'after' });
      const exchange = await member.command('slow');
      gate.open();
      expect(shown(await exchange.finished())).toContain('done');
    });

    test('as it is to fill the placeholder in: that is tried again until Discord is back', async () => {
      const { member, standin, gate, patience, logged } = await startSlow();
      patience.open();
      standin.faults.add('PATCH /webhooks/:id/:token/messages/:message', 10, { kind: 'error', status: 500 });
      const exchange = await member.command('slow');
      gate.open();
      expect(shown(await exchange.finished())).toContain('done');
      expect(logged.filter(({ msg }) => String(msg).startsWith('reply'))).toEqual([]);
    });

    test('each time is logged once, as what it is', async () => {
      const { member, standin, gate, logged, hears } = await startSlow();
      gate.open();
      standin.faults.add(CALLBACK, 2, { kind: 'drop', when: 'before' });
      const heard = hears('reply lost between here and Discord');
      member.command('slow').catch(() => undefined);
      expect(await heard).toMatchObject({ level: 50, err: { code: 'UND_ERR_SOCKET' } });
      expect((await member.command('slow')).callback.type).toBe(4);
      expect(JSON.stringify(logged).match(/"msg":"reply/g)).toHaveLength(1);
    });
  });

  test('an interaction that arrives twice is answered once, and logged once', async () => {
    const { member, standin, gate, logged } = await startSlow();
    gate.open();
    const { payload } = await member.command('slow');
    if (transport === 'HTTP') await standin.endpoint.post(payload);
    else standin.world.dispatches.emit({ event: 'INTERACTION_CREATE', data: payload });
    await member.command('slow');
    const answers = standin.wire.entries().filter(({ path }) => path.endsWith('/callback'));
    expect(answers).toHaveLength(2);
    expect(logged.filter(({ msg }) => String(msg).includes('interaction'))).toMatchObject([
      { level: 30, msg: 'interaction came again', interaction: payload.id },
    ]);
    expect(logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  describe('a bot that stops', () => {
    test('finishes what is in flight and takes nothing new', async () => {
      const { member, standin, gate, stop, entered } = await startSlow();
      const pending = member.command('slow');
      await entered.passed;
      const stopped = stop(10_000);
      gate.open();
      const { message } = await pending;
      expect(shown(message)).toContain('done');
      await stopped;
      expect(standin.gateway.connected).toBe(0);
      expect((await standin.endpoint.post({ type: 1 })).status).toBe(0);
    });

    test('gives up what takes too long', async () => {
      const { member, stop, patience, standin } = await startSlow();
      patience.open();
      const exchange = await member.command('slow');
      await stop(10);
      expect(exchange.callback.type).toBe(5);
      expect(standin.gateway.connected).toBe(0);
      expect((await standin.endpoint.post({ type: 1 })).status).toBe(0);
    });
  });
});
