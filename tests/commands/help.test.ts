import { describe, expect, test } from 'vitest';
import { shareLiveBot } from '../transport/live-bot.ts';
import { shown } from '../transport/shown.ts';

const on = shareLiveBot();
const PRIVATE = 32768 | 64;

describe('/help', () => {
  test.each([
    ['en-US', '**/ask** Ask a question'],
    ['ru', '**/спросить** Задать вопрос'],
  ])('in %s names every command as the client does', async (locale, expected) => {
    const { message } = await on.member({ locale }).command('help');
    expect(shown(message)).toContain(expected);
    expect(message?.flags).toBe(PRIVATE);
    // A command with subcommands is named once for each.
    const names = new Set(shown(message).match(/^\*\*\/[^\s*]+/gm));
    expect(names.size).toBe(on.standin.commands().filter(({ type }) => type === 1).length);
  });
});
