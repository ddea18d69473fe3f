import { request } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Attachment, Message } from '../../src/playground/message.ts';
import { createMovableClock } from '../../src/playground/movable-clock.ts';
import { createPlayground, type PlaygroundOptions } from '../../src/playground/page-server.ts';
import { ask, startBot, startStandin } from './bot.ts';

async function startPlayground(options: Partial<PlaygroundOptions> = {}) {
  const clock = createMovableClock();
  const standin = await startStandin({ clock });
  const playground = await createPlayground({ standin, clock, port: 0, ...options });
  onTestFinished(() => playground.close());
  const [viewer] = playground.scene.viewers;
  const [channel] = playground.scene.channels;
  const here = `${playground.url}/api/${viewer?.id}/${channel?.id}`;
  return { ...playground, standin, clock, here };
}

/** fetch sets Host and Sec-Fetch-* itself, so that a forged one needs the plain client. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

describe('who may speak to the page', () => {
  test.each([
    ['the page itself', {}, 200],
    ['localhost by name', { host: 'localhost:1' }, 200],
    ['the loopback address of IPv6', { host: '[::1]:1' }, 200],
    ['a name that an attacker’s DNS points here', { host: 'evil.example' }, 403],
    ['an address that it does not listen at', { host: '10.0.0.1' }, 403],
    ['a host that is none', { host: 'a b' }, 403],
    ['a foreign page', { origin: 'https://evil.example' }, 403],
    ['a page in a sandbox', { origin: 'null' }, 403],
    [
      'a foreign page’s picture or script',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      403,
    ],
    ['a link on a foreign page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
  ])('%s', async (_who, headers: Record<string, string>, status) => {
    const { url } = await startPlayground();
    expect(await statusOf(`${url}/api/state`, headers)).toBe(status);
  });

  test('where it listens everywhere, addresses are taken and names are not', async () => {
    const { url } = await startPlayground({ host: '0.0.0.0' });
    expect(await statusOf(`${url}/api/state`, { host: '10.0.0.1:9090' })).toBe(200);
    expect(await statusOf(`${url}/api/state`, { host: 'evil.example' })).toBe(403);
  });
});

test('the page allows scripts of its own files only, and no text as markup', async () => {
  const { url } = await startPlayground();
  const answer = await fetch(url);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
});

test.each(['/page-server.ts', '/../page-server.ts', '/%2e%2e/page-server.ts', '/tsconfig.json'])(
  'only the page’s files are given out, not %s',
  async (path) => {
    const { url } = await startPlayground();
    expect((await fetch(url + path)).status).toBe(404);
  },
);

test('a busy port is told, and the next free one is taken', async () => {
  const first = await startPlayground();
  const port = Number(new URL(first.url).port);
  const busy: number[] = [];
  const second = await startPlayground({ port, onBusy: (one) => busy.push(one) });
  expect(busy[0]).toBe(port);
  expect(Number(new URL(second.url).port)).toBe(port + busy.length);
});

test('the state names the bot, the channels and the people', async () => {
  const { url, standin } = await startPlayground();
  const state = async () => (await fetch(`${url}/api/state`)).json();
  expect(await state()).toMatchObject({
    bot: { name: 'Rapport', isOnline: false },
    viewer: { name: 'Amina' },
    channels: [{ name: 'general' }, { name: 'reminders' }, { name: 'Rapport', isDirect: true }],
  });
  await startBot(standin);
  expect(await state()).toMatchObject({ bot: { isOnline: true } });
});

test('a command is run and its answer is seen', async () => {
  const { here, standin } = await startPlayground();
  const client = await startBot(standin, async (interaction) =>
    interaction.isChatInputCommand() ? interaction.reply(`${interaction.locale}`) : undefined,
  );
  await client.application.commands.set([ask]);
  const { status, body } = await post(`${here}/command`, {
    locale: 'ru',
    name: 'ask',
    values: { question: 'x' },
  });
  expect([status, body]).toEqual([200, { took: expect.any(Number), modal: null }]);
  expect(await (await fetch(`${here}/messages`)).json()).toMatchObject([{ content: 'ru' }]);
});

describe('what goes wrong is told with a code', () => {
  const press = { messageId: '1', customId: 'x' };
  test.each([
    ['a body that is none', 'command', { name: 5 }, 400, 'body'],
    ['a field too many', 'say', { content: 'x', html: '<b>' }, 400, 'body'],
    ['a command that is not published', 'command', { name: 'ask', values: {} }, 422, 'input'],
    ['a message that is not there', 'press', press, 404, 'message'],
    ['a form that is not open', 'modal', { modalId: crypto.randomUUID(), values: {} }, 410, 'modal'],
    ['an action that there is none of', 'dance', {}, 404, 'not-found'],
  ])('%s', async (_what, action, body, status, code) => {
    const { here } = await startPlayground();
    expect(await post(`${here}/${action}`, body)).toMatchObject({ status, body: { code } });
  });

  test('a channel that the viewer does not have', async () => {
    const { url } = await startPlayground();
    expect(await post(`${url}/api/1/2/say`, { content: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'channel' },
    });
  });

  test('a body that is not JSON', async () => {
    const { here } = await startPlayground();
    const answer = await fetch(`${here}/say`, { method: 'POST', body: 'content=x' });
    expect(answer.status).toBe(415);
  });
});

test('the clock is moved on and back, and everyone who looks is told', async () => {
  const { url, here, clock } = await startPlayground();
  const events = await fetch(`${here.split('/').slice(0, -1).join('/')}/events`);
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  const tomorrow = Date.UTC(2100, 0, 1, 9);
  await post(`${url}/api/clock`, { to: tomorrow });
  expect(clock.now() - tomorrow).toBeLessThan(60_000);
  let told = '';
  while (!told.includes('event: clock')) told += (await reader?.read())?.value ?? '';
  expect(told).toContain(`"now":${String(tomorrow).slice(0, 6)}`);
  await post(`${url}/api/clock`, { to: 'now' });
  expect(clock.ahead).toBe(0);
  expect(await post(`${url}/api/clock`, { by: -1 })).toMatchObject({ status: 400, body: { code: 'body' } });
});

test('what the bot uploads is given out by the page itself, and only pictures are shown', async () => {
  const { url, here, standin, scene } = await startPlayground();
  const client = await startBot(standin);
  const channel = await client.channels.fetch(scene.channels[0]?.id ?? '');
  const files = [
    { attachment: Buffer.from('89504e470d0a1a0a', 'hex'), name: 'map.png' },
    { attachment: Buffer.from('<script>'), name: 'page.html' },
  ];
  if (channel?.isSendable()) await channel.send({ files });
  const [message] = (await (await fetch(`${here}/messages`)).json()) as [Message];
  const [picture, page] = message.attachments as [Attachment, Attachment];
  expect(picture.url).toMatch(/^\/attachments\//);
  expect((await fetch(url + picture.url)).headers.get('content-type')).toBe('image/png');
  const downloaded = await fetch(url + page.url);
  expect(downloaded.headers.get('content-disposition')).toBe('attachment');
  expect(downloaded.headers.get('content-type')).toBe('application/octet-stream');
});
