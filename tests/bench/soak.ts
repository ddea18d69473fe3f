import { cp, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { z } from 'zod';
import type { MemberDriver } from '../../src/playground/member.ts';
import { createStandin, type Standin } from '../../src/playground/standin.ts';
import { type Running, startBotProcess } from './children.ts';
import { invitePeople, readQuestions } from './people.ts';
import { createLatency, round } from './report.ts';

/** `npm run soak`: people who ask and press while the connection, Discord's API and the knowledge misbehave. */
const program = new Command('soak')
  .description('Mixed load with faults for a while. Fails where the bot ends, or answers no more.')
  .option('--minutes <number>', 'how long', Number, 30)
  .option('--people <number>', 'how many ask, each one question after the other', Number, 8)
  .parse();
const { minutes, people } = z
  .object({ minutes: z.number().positive(), people: z.number().int().positive() })
  .parse(program.opts());

/** Milliseconds between two questions of one person, between two faults, and between two looks at the memory. */
const THOUGHT = 400;
const PEACE = 5000;
const LOOK = 10_000;
/** The memory of a process that has just begun is not what it holds. */
const WARM = Math.min(120_000, (minutes * 60_000) / 4);

const place = await mkdtemp(join(tmpdir(), 'rapport-soak-'));
const knowledge = join(place, 'knowledge');
await cp('knowledge', knowledge, { recursive: true });
const standin = await createStandin();
const person = invitePeople(standin);
const bot = await startBotProcess('rapport', standin, { KNOWLEDGE_DIR: knowledge });
await bot.complete;
const end = performance.now() + minutes * 60_000;
const isOver = () => performance.now() >= end || bot.child.exitCode !== null;
const counts = { answered: 0, unanswered: 0, faults: 0 };
const latency = createLatency();
const sizes: { at: number; megabytes: number }[] = [];

const questions = await readQuestions();
await Promise.all([...Array.from({ length: people }, (_, i) => live(i)), misbehave(standin, bot), look(bot)]);
const alive = await isAlive();
report();
await bot.stop();
await standin.close();
await rm(place, { recursive: true });
if (bot.child.exitCode !== null || !alive) process.exitCode = 1;

/** One person: asks, turns a page, looks at a day, completes what is typed, draws a timeline now and then. */
async function live(seed: number): Promise<void> {
  for (let i = seed; !isOver(); i += 1) {
    const question = questions[(i * 7) % questions.length] ?? '';
    const start = performance.now();
    const driver = person();
    try {
      if (i % 40 === 0) await driver.command('timeline', { from: String(1950 + (i % 70)) });
      else if (i % 5 === 1) await driver.autocomplete('ask', 'question', question.slice(0, 12));
      else if (i % 5 === 2) await driver.command('event', { name: question });
      else if (i % 5 === 3) await driver.command('onthisday', {});
      else await askAndTurn(driver, question);
      counts.answered += 1;
      latency.record(performance.now() - start);
    } catch {
      counts.unanswered += 1;
    }
    await pause(THOUGHT);
  }
}

async function askAndTurn(driver: MemberDriver, question: string): Promise<void> {
  const { message } = await driver.command('ask', { question });
  const buttons = JSON.stringify(message?.components).match(/\{[^{}]*:ask:page:[^{}]*\}/g) ?? [];
  const next = buttons.find((button) => !button.includes('"disabled":true'));
  const id = next === undefined ? undefined : /"custom_id":"([^"]+)"/.exec(next)?.[1];
  if (message && id !== undefined) await driver.press(message, id);
}

/** Every five seconds something goes wrong, in turn. */
async function misbehave({ gateway, faults }: Standin, running: Running): Promise<void> {
  const answer = 'POST /interactions/:id/:token/callback';
  const wrongs: (() => unknown)[] = [
    () => gateway.cut(),
    () => faults.add(answer, 3, { kind: 'rate-limit', retryAfter: 0.2 }),
    () => faults.add(answer, 2, { kind: 'error', status: 500 }),
    () => gateway.askToReconnect(),
    () => running.child.kill('SIGHUP'),
    () => faults.add(answer, 2, { kind: 'reset', when: 'before' }),
    () => gateway.close(4000),
    () => touch(),
    () => faults.add(answer, 1, { kind: 'error', status: 502, when: 'after' }),
  ];
  for (let i = 0; !isOver(); i += 1) {
    await pause(PEACE);
    await wrongs[i % wrongs.length]?.();
    counts.faults += 1;
  }
}

/** A knowledge file that somebody has saved anew. */
async function touch(): Promise<void> {
  const [name = ''] = await readdir(join(knowledge, 'articles'));
  await utimes(join(knowledge, 'articles', name), new Date(), new Date());
}

async function look(running: Running): Promise<void> {
  const began = performance.now();
  await pause(WARM);
  while (!isOver()) {
    sizes.push({ at: (performance.now() - began) / 60_000, megabytes: await running.residentSize() });
    await pause(LOOK);
  }
}

/** Once all faults are over, it answers. */
async function isAlive(): Promise<boolean> {
  standin.faults.clear();
  if (bot.child.exitCode !== null) return false;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      await person().command('ask', { question: questions[0] ?? '' });
      return true;
    } catch {
      await pause(1000);
    }
  }
  return false;
}

function report(): void {
  const quarter = Math.max(1, Math.floor(sizes.length / 4));
  const mean = (some: typeof sizes) => some.reduce((sum, one) => sum + one.megabytes, 0) / some.length;
  const { p50, p99 } = latency.read();
  const { identifies, resumes } = standin.gateway;
  const lines = [
    `${minutes} minutes, ${people} people: ${counts.answered} answered, ${counts.unanswered} not; ${counts.faults} faults`,
    `${round(p50)} ms at the median, ${round(p99)} ms at the 99th percentile; ${identifies} logins, ${resumes} resumed`,
    `memory: ${round(mean(sizes.slice(0, quarter)))} MB in the first quarter, ${round(mean(sizes.slice(-quarter)))} MB in the last, ${round(Math.max(...sizes.map((one) => one.megabytes)))} MB at most`,
    alive ? 'it answers still' : 'IT ANSWERS NO MORE',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
