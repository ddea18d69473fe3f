import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createStandin, type Standin } from '../../src/playground/standin.ts';
import { type BotKind, startBotProcess } from './children.ts';
import { makeLargeFolder } from './large-knowledge.ts';
import type { BenchOptions } from './options.ts';
import { invitePeople } from './people.ts';
import type { Section } from './report.ts';

interface Figures {
  /** Seconds from the start of the process until it is logged in, and until its first answer is there. */
  readonly ready: number;
  readonly answer: number;
  /** Megabytes once it has answered and been left alone. */
  readonly memory: number;
}

/** Left alone for so long, in milliseconds, before its memory is read. */
const IDLE = { quick: 500, whole: 5000 };

/** A start takes a moment, and moments differ. */
const TIMES = { quick: 1, whole: 5 };

/** From nothing to the first answer, and the memory held then, against a bare client's; also in many servers. */
export async function benchStart(options: BenchOptions): Promise<Section[]> {
  const sizes = options.quick ? [1000] : [1000, 10_000, 100_000];
  const idle = options.quick ? IDLE.quick : IDLE.whole;
  const many = options.quick ? 500 : 10_000;
  const times = options.quick ? TIMES.quick : TIMES.whole;
  options.progress('start: a bare client');
  const bare = await measureMedian(times, 'bare', 'knowledge', 1, idle);
  const starts: (string | number)[][] = [['bare client', bare.ready, bare.answer, 1, 1]];
  const memories: (string | number)[][] = [['bare client', bare.memory, 1]];
  const reached = new Map<number, Figures>();
  for (const size of sizes) {
    options.progress(`start: ${size} passages`);
    const { folder, remove } = await makeLargeFolder(size);
    try {
      // Of the same content an earlier run has kept what this one is to make.
      await appendFile(join(folder, 'facts.yaml'), `\n# ${randomUUID()}\n`);
      // The first start reads, checks and indexes; the next finds what it kept.
      const first = await measure('rapport', folder, 1, idle);
      const ours = await measureMedian(times, 'rapport', folder, 1, idle);
      reached.set(size, ours);
      starts.push(toStart(`${size} passages, for the first time`, first, bare));
      starts.push(toStart(`${size} passages`, ours, bare));
      memories.push([`${size} passages`, ours.memory, ours.memory / bare.memory]);
    } finally {
      await remove();
    }
  }
  options.progress(`memory: ${many} servers`);
  const bareMany = await measure('bare', 'knowledge', many, idle);
  const oursMany = await measure('rapport', 'knowledge', many, idle);
  memories.push([`bare client, ${many} servers`, bareMany.memory, 1]);
  memories.push([
    `the shipped knowledge, ${many} servers`,
    oursMany.memory,
    oursMany.memory / bareMany.memory,
  ]);
  const ofTen = reached.get(10_000);
  return [
    {
      title: 'Start of a process: until it is logged in, and until it has answered',
      columns: ['', 'logged in, s', 'first answer, s', 'ratio, logged in', 'ratio, answered'],
      rows: starts,
      goals: ofTen
        ? [
            {
              what: 'until it is logged in at 10,000 passages to the bare client',
              limit: 2,
              reached: ofTen.ready / bare.ready,
            },
            {
              what: 'until it has answered at 10,000 passages to the bare client’s first answer',
              limit: 2,
              reached: ofTen.answer / bare.answer,
            },
          ]
        : [],
    },
    {
      title: 'Memory, idle after a first answer',
      columns: ['', 'resident MB', 'ratio to the bare client’s'],
      rows: memories,
      goals: [
        {
          what: 'at 1,000 passages to the bare client',
          limit: 1.3,
          reached: (reached.get(1000)?.memory ?? Number.POSITIVE_INFINITY) / bare.memory,
        },
      ],
    },
  ];
}

function toStart(what: string, { ready, answer }: Figures, bare: Figures): (string | number)[] {
  return [what, ready, answer, ready / bare.ready, answer / bare.answer];
}

/** The median of each figure, of starts that find what an earlier one has left: what it kept, and its commands in Discord. */
async function measureMedian(
  times: number,
  kind: BotKind,
  knowledge: string,
  servers: number,
  idle: number,
): Promise<Figures> {
  const standin = await createStandin();
  try {
    addServers(standin, servers);
    await measureStart(kind, standin, knowledge, 0);
    const all: Figures[] = [];
    for (let i = 0; i < times; i++) all.push(await measureStart(kind, standin, knowledge, idle));
    const medianOf = (figure: keyof Figures) =>
      all.map((figures) => figures[figure]).sort((a, b) => a - b)[times >> 1] ?? Number.NaN;
    return { ready: medianOf('ready'), answer: medianOf('answer'), memory: medianOf('memory') };
  } finally {
    await standin.close();
  }
}

/** A start in a Discord that has never heard of the bot. */
async function measure(kind: BotKind, knowledge: string, servers: number, idle: number): Promise<Figures> {
  const standin = await createStandin();
  try {
    addServers(standin, servers);
    return await measureStart(kind, standin, knowledge, idle);
  } finally {
    await standin.close();
  }
}

function addServers({ world }: Standin, servers: number): void {
  for (let i = 1; i < servers; i += 1) world.addChannel(world.addGuild({ name: `Server ${i}` }), 'general');
}

async function measureStart(
  kind: BotKind,
  standin: Standin,
  knowledge: string,
  idle: number,
): Promise<Figures> {
  const person = invitePeople(standin);
  const began = performance.now();
  const bot = await startBotProcess(kind, standin, { KNOWLEDGE_DIR: knowledge });
  try {
    const asked = await person().command('ask', {
      question: 'When were diplomatic relations established?',
    });
    // What comes before the knowledge is there may be told to wait.
    if (!JSON.stringify(await asked.finished()).includes('1 May 1948'))
      throw new Error(`start: the ${kind} bot’s first answer is wrong`);
    const answer = (performance.now() - began) / 1000;
    await bot.complete;
    await pause(idle);
    return { ready: bot.ready / 1000, answer, memory: await bot.residentSize() };
  } finally {
    await bot.stop();
  }
}
