import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { systemClock } from '../../src/playground/clock.ts';
import type { MemberDriver } from '../../src/playground/member.ts';
import { createStandin, type Standin } from '../../src/playground/standin.ts';
import { type BotKind, startBotProcess } from './children.ts';
import { makeLargeFolder } from './large-knowledge.ts';
import type { BenchOptions } from './options.ts';
import { createLatency, type Latency, type Section } from './report.ts';

interface Figures extends Latency {
  readonly perSecond: number;
  /** Answered with a placeholder first. */
  readonly deferred: number;
}

/** From the gateway's dispatch to the acknowledgement at the stand-in, `/ask` against a bot that answers a constant. */
export async function benchHandling(options: BenchOptions): Promise<Section[]> {
  const levels = options.quick ? [1, 100] : [1, 100, 1000];
  const total = (inFlight: number) => (options.quick ? 200 : Math.max(1000, inFlight * 3));
  const { folder, remove } = await makeLargeFolder(1000);
  try {
    const questions = await readQuestions();
    const rows: (string | number)[][] = [];
    let ratio = Number.POSITIVE_INFINITY;
    for (const inFlight of levels) {
      options.progress(`handling: ${inFlight} in flight`);
      const floor = await measure('floor', folder, inFlight, total(inFlight), questions);
      const bare = await measure('bare', folder, inFlight, total(inFlight), questions);
      const ours = await measure('rapport', folder, inFlight, total(inFlight), questions);
      for (const [name, one] of [
        ['no library', floor],
        ['bare bot', bare],
        ['Rapport', ours],
      ] as const) {
        const row = [one.p50, one.p99, one.perSecond, one.deferred, one.p50 / bare.p50, one.p99 / bare.p99];
        rows.push([`${name}, ${inFlight} in flight`, ...row]);
      }
      if (inFlight === 100) ratio = ours.p99 / bare.p99;
    }
    return [
      {
        title: 'Handling: dispatch to acknowledgement over the gateway, 1,000 passages',
        columns: ['', 'p50 ms', 'p99 ms', 'a second', 'deferred', 'p50 ratio', 'p99 ratio'],
        rows,
        goals: [{ what: 'our p99 at 100 in flight to the bare bot’s', limit: 1.5, reached: ratio }],
      },
    ];
  } finally {
    await remove();
  }
}

async function measure(
  kind: BotKind,
  knowledge: string,
  inFlight: number,
  total: number,
  questions: readonly string[],
): Promise<Figures> {
  // Nothing is given up for late here: how late it is is what is asked.
  const standin = await createStandin({ clock: { now: systemClock.now, after: () => () => {} } });
  const member = seatMember(standin);
  const bot = await startBotProcess(kind, standin, { KNOWLEDGE_DIR: knowledge });
  try {
    await ask(member, inFlight, Math.max(200, inFlight), questions);
    return await ask(member, inFlight, total, questions);
  } finally {
    await bot.stop();
    await standin.close();
  }
}

/** Keeps so many questions in flight until all are answered. */
async function ask(
  member: MemberDriver,
  inFlight: number,
  total: number,
  questions: readonly string[],
): Promise<Figures> {
  const latency = createLatency();
  let [next, deferred] = [0, 0];
  const person = async () => {
    while (next < total) {
      const question = questions[next++ % questions.length] ?? '';
      const start = performance.now();
      const { callback, message } = await member.command('ask', { question });
      latency.record(performance.now() - start);
      if (callback.type === 5) deferred += 1;
      else if (!message) throw new Error(`handling: “${question}” was acknowledged without a reply`);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, person));
  return { ...latency.read(), perSecond: total / ((performance.now() - began) / 1000), deferred };
}

/** Somebody in a server that the bot is in. */
export function seatMember({ world, asMember }: Standin): MemberDriver {
  const guild = world.addGuild({ name: 'Embassy' });
  const channel = world.addChannel(guild, 'general');
  const user = world.addUser('member');
  world.addMember(guild, user);
  return asMember({ user, guild, channel });
}

/** The English questions whose answers are known. */
export async function readQuestions(): Promise<string[]> {
  const line = z.object({ question: z.string() });
  const text = await readFile('tests/answers/en-tuning.jsonl', 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((one) => line.parse(JSON.parse(one)).question);
}
