import { type Exchange, NoAnswerError } from '../../src/playground/exchange.ts';
import type { MemberDriver } from '../../src/playground/member.ts';
import { createStandin } from '../../src/playground/standin.ts';
import { type BotKind, startBotProcess } from './children.ts';
import { makeLargeFolder } from './large-knowledge.ts';
import type { BenchOptions } from './options.ts';
import { invitePeople, readQuestions } from './people.ts';
import { createLatency, type Latency, type Section } from './report.ts';

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
/** The first answer that is a placeholder. */
const DEFERRED = 5;

interface Figures extends Latency {
  /** Until the answer was there, which is later where a placeholder came first. */
  readonly answered: Latency;
  readonly perSecond: number;
  /** Answered with a placeholder first. */
  readonly deferred: number;
  /** Discord would have given these up. */
  readonly late: number;
}

/** From the gateway's dispatch to the acknowledgement at the stand-in, `/ask` against a bot that answers a constant. */
export async function benchHandling(options: BenchOptions): Promise<Section[]> {
  const levels = options.quick ? [1, 100] : [1, 100, 1000];
  const { folder, remove } = await makeLargeFolder(1000);
  try {
    const questions = await readQuestions();
    const rows: (string | number)[][] = [];
    const ratios = new Map<string, number>();
    for (const inFlight of levels) {
      const total = options.quick ? 100 : Math.max(1000, inFlight * 3);
      const measured = new Map<string, Figures>();
      for (const [name, contender] of Object.entries(contenders)) {
        options.progress(`handling: ${name}, ${inFlight} in flight`);
        measured.set(name, await measure(contender, folder, { inFlight, total, questions }));
      }
      const bare = measured.get('bare bot');
      if (!bare) throw new Error('handling: the bare bot is missing');
      for (const [name, one] of measured) {
        const ratio = one.p99 / bare.p99;
        const { p50, p99, answered, perSecond, deferred, late } = one;
        const figures = [
          p50,
          p99,
          p50 / bare.p50,
          ratio,
          answered.p50,
          answered.p99,
          perSecond,
          deferred,
          late,
        ];
        rows.push([`${name}, ${inFlight} in flight`, ...figures]);
        if (inFlight === 100) ratios.set(name, ratio);
      }
    }
    return [
      {
        title: 'Handling: dispatch to acknowledgement at the stand-in, 1,000 passages',
        columns: [
          '',
          'p50 ms',
          'p99 ms',
          'p50 ratio',
          'p99 ratio',
          'answered, p50 ms',
          'answered, p99 ms',
          'a second',
          'deferred',
          'over 3 s',
        ],
        rows,
        goals: ['Rapport', 'Rapport over HTTP'].map((name) => ({
          what: `${name}: p99 at 100 in flight to the bare bot’s`,
          limit: 1.5,
          reached: ratios.get(name) ?? Number.POSITIVE_INFINITY,
        })),
      },
    ];
  } finally {
    await remove();
  }
}

interface Contender {
  readonly kind: BotKind;
  readonly isHttp?: boolean;
}

/** The first is the floor: what the wire and the stand-in take. */
const contenders: Readonly<Record<string, Contender>> = {
  'no library': { kind: 'floor' },
  'bare bot': { kind: 'bare' },
  Rapport: { kind: 'rapport' },
  'Rapport over HTTP': { kind: 'rapport', isHttp: true },
};

interface Load {
  readonly inFlight: number;
  readonly total: number;
  readonly questions: readonly string[];
}

async function measure({ kind, isHttp }: Contender, knowledge: string, load: Load): Promise<Figures> {
  const standin = await createStandin();
  const person = invitePeople(standin);
  const { publicKey } = standin.endpoint;
  const http = isHttp ? { GATEWAY: 'off', HTTP_PORT: '0', DISCORD_PUBLIC_KEY: publicKey } : {};
  const bot = await startBotProcess(kind, standin, { KNOWLEDGE_DIR: knowledge, ...http });
  try {
    await bot.complete;
    if (isHttp) {
      const { url } = JSON.parse(/.*"HTTP listens".*/.exec(bot.printed)?.[0] ?? '{}');
      await standin.endpoint.set(`${url}/interactions`);
    }
    // It answers at all, and its code is compiled: one at a time no machine is too slow for that.
    const alone = await ask(person, { ...load, inFlight: 1, total: 20 });
    if (alone.late === 20) throw new Error(`handling: the ${kind} bot answers nothing`);
    await ask(person, { ...load, total: Math.min(load.total, Math.max(200, load.inFlight)) });
    return await ask(person, load);
  } finally {
    await bot.stop();
    await standin.close();
  }
}

/** Keeps so many questions in flight until all are answered: one that has a placeholder is in flight still. */
async function ask(person: () => MemberDriver, { inFlight, total, questions }: Load): Promise<Figures> {
  const [acknowledged, answered] = [createLatency(), createLatency()];
  let [next, deferred, late] = [0, 0, 0];
  const asking = async () => {
    while (next < total) {
      const question = questions[next++ % questions.length] ?? '';
      const start = performance.now();
      try {
        const exchange = await person().command('ask', { question });
        acknowledged.record(performance.now() - start);
        if (exchange.callback.type === DEFERRED) {
          deferred += 1;
          await exchange.until(isAnswered);
        }
        if (!isAnswered(exchange) || exchange.followUps.length > 0)
          throw new Error(
            `handling: “${question}” got no answer but ${JSON.stringify(exchange.callback.data)}`,
          );
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error;
        late += 1;
        acknowledged.record(performance.now() - start);
      }
      answered.record(performance.now() - start);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, asking));
  const perSecond = total / ((performance.now() - began) / 1000);
  return { ...acknowledged.read(), answered: answered.read(), perSecond, deferred, late };
}

/** A refusal is the asker’s alone, and takes the place of a placeholder that all see as a message below it. */
function isAnswered({ message, followUps }: Exchange): boolean {
  const isRefused = message !== undefined && (message.flags & EPHEMERAL) !== 0;
  const isLoading = message !== undefined && (message.flags & LOADING) !== 0;
  return followUps.length > 0 || (message !== undefined && !isRefused && !isLoading);
}
