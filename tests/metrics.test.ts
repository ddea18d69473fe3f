import { describe, expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import type { MemberDriver } from '../src/playground/member.ts';
import { shareLiveBot } from './transport/live-bot.ts';
import { buttonOf } from './transport/shown.ts';

const START = Date.parse('2026-05-01T03:30:00Z');
const began = Date.now();
const on = shareLiveBot({ now: () => START + Date.now() - began, env: { METRICS_PORT: '0' } });

async function scrape(): Promise<string> {
  const response = await fetch(`${on.live.bot.metricsUrl}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  return response.text();
}

/** Series of Rapport's own, without their values. */
const series = (text: string) =>
  text
    .split('\n')
    .flatMap((line) => (line.startsWith('rapport_') ? line.slice(0, line.lastIndexOf(' ')) : []));

const value = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')
      .at(-1),
  );

async function use(member: MemberDriver) {
  const { message } = await member.command('ask', { question: 'Who visited Russia in May 2011?' });
  if (!message) throw new Error('no reply');
  await member.press(message, buttonOf(message, 'Remove'));
  await member.command('ask', { question: 'best pizza recipe' });
  await member.command('ask', { question: '???' });
  await member.autocomplete('ask', 'question', 'Tash');
  await member.messageCommand('Find sources', member.say('Zardari came to Moscow in May 2011'));
  await member.command('reminders status').catch(() => undefined);
  await member.dispatchRaw({ type: 2, data: { id: '1', name: 'secret-of-a-person', type: 1 } });
  const button = { custom_id: '1:secret:go', component_type: 2 };
  await member.dispatchRaw({ type: 3, data: button, message: { id: '1', author: { id: '2' } } });
}

describe('the metrics', () => {
  test('count what was asked, by command and outcome', async () => {
    await use(on.member({ permissions: 32n }));
    const text = await scrape();
    const interactions = (labels: string) => value(text, `rapport_interactions_total{${labels}}`);
    expect(interactions('kind="command",command="ask",outcome="answered"')).toBe(2);
    expect(interactions('kind="command",command="ask",outcome="refused"')).toBe(1);
    expect(interactions('kind="complete",command="ask",outcome="answered"')).toBe(1);
    expect(interactions('kind="press",command="message",outcome="answered"')).toBe(1);
    expect(interactions('kind="message-command",command="Find sources",outcome="answered"')).toBe(1);
    expect(interactions('kind="command",command="reminders status",outcome="answered"')).toBe(1);
    expect(interactions('kind="command",command="unknown",outcome="refused"')).toBe(1);
    expect(interactions('kind="press",command="unknown",outcome="refused"')).toBe(1);
    expect(value(text, 'rapport_searches_total{confidence="nothing"}')).toBe(1);
    expect(value(text, 'rapport_searches_total{confidence="found"}')).toBeGreaterThan(0);
    expect(value(text, 'rapport_acknowledgement_seconds_count{how="answered"}')).toBe(9);
    expect(value(text, 'rapport_handling_seconds_count{kind="command"}')).toBe(5);
    expect(value(text, 'rapport_gateway_shards{state="ready"}')).toBe(1);
    expect(text).toMatch(/^rapport_knowledge_info\{version="[0-9a-f]+"\} 1$/m);
    expect(text).toContain('process_resident_memory_bytes');
  });

  test('count reminders by outcome, and how late the oldest due one is', async () => {
    const member = on.member({ permissions: 32n });
    await member.command('reminders set', { time: '09:00', zone: 'Karachi' });
    await member.command('reminders test');
    const text = await scrape();
    expect(value(text, 'rapport_reminders_total{outcome="sent"}')).toBe(1);
    expect(value(text, 'rapport_reminders_lag_seconds')).toBe(0);
  });

  test('have no label of a person’s, and no more series than there are commands and outcomes', async () => {
    await use(on.member({ permissions: 32n }));
    const before = series(await scrape());
    await use(on.member({ permissions: 32n }));
    const after = series(await scrape());
    expect(after).toEqual(before);
    const names = new Set(
      commands.flatMap(({ command, subcommands = {} }) => [
        command,
        ...Object.keys(subcommands).map((name) => `${command} ${name}`),
      ]),
    );
    const said = after.flatMap((line) => line.match(/command="([^"]*)"/)?.[1] ?? []);
    expect(said.filter((name) => !names.has(name)).toSorted()).toEqual(
      expect.arrayContaining(['Find sources', 'message', 'unknown', 'unknown']),
    );
    expect(after.join('\n')).not.toMatch(/\d{17}|secret|pizza|2011/);
  });

  test('are not served where Discord reaches the bot', async () => {
    expect(on.live.bot.httpUrl).toBeUndefined();
    expect((await fetch(`${on.live.bot.metricsUrl}/healthz`)).status).toBe(404);
  });
});
