import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/playground/clock.ts';
import { shardOf } from '../../src/playground/snowflake.ts';
import type { Standin } from '../../src/playground/standin.ts';
import { startStandin } from '../playground/bot.ts';
import { runPostgres, startStore } from '../store/databases.ts';
import { aTarget } from '../store/rows.ts';
import { shown } from '../transport/shown.ts';
import { postsIn } from './rig.ts';

/** With FULL the minute that the dead one's claims last really passes (`npm run crash-table`). */
const isFull = process.env.FULL !== undefined;
const MINUTE = 60_000;
const SERVERS = 12;
const CHANNELS = 10;

const postgres = runPostgres();

test('of two processes with half the shards each one is killed during reminders: none is lost, none comes twice', async () => {
  const standin = await startTwoShards();
  const url = await postgres.fresh();
  const places = Array.from({ length: SERVERS }, (_, i) => {
    const guild = standin.world.addGuild({ name: `server ${i}` });
    const channels = Array.from({ length: CHANNELS }, (_, j) => standin.world.addChannel(guild, `c-${j}`));
    return { guild, channels };
  });
  const channels = places.flatMap((place) => place.channels);
  const [victim, survivor] = [await startProcess(standin, url, '0'), await startProcess(standin, url, '1')];
  await Promise.all([victim.ready, survivor.ready]);

  const ledger = await openLedger(url);
  const store = await startStore(url);
  const today = new Date().toISOString().slice(0, 10);
  for (const { guild, channels: own } of places) {
    for (const { id: channel } of own) {
      const target = {
        channel,
        guild: guild.id,
        zone: 'UTC',
        time: '00:00',
        quiet_days: true,
        not_before: today,
      };
      await store.addTarget(aTarget(target), CHANNELS);
    }
  }
  await expect.poll(() => standin.sends.total, { timeout: 30_000, interval: 5 }).toBeGreaterThan(20);
  victim.child.kill('SIGKILL');
  const killed = performance.now();
  const sentBefore = standin.sends.total;

  // The other goes on as if nothing were: its own, and what nobody had taken.
  await expect.poll(ledger.isOrphaned, { timeout: 60_000 }).toBe(true);
  const orphans = await ledger.open();
  const others = performance.now();
  const guild = places.map((place) => place.guild).find(({ id }) => shardOf(id, 2) === 1);
  if (!guild) throw new Error('no server on the second shard');
  const user = standin.world.addUser('member');
  standin.world.addMember(guild, user);
  const channel = standin.world.addChannel(guild, 'questions');
  const { message } = await standin
    .asMember({ user, guild, channel })
    .command('ask', { question: 'helicopters' });
  expect(shown(message)).toContain('Mi-35M');

  if (!isFull) await ledger.pass(MINUTE);
  await expect.poll(ledger.sent, { timeout: 2 * MINUTE }).toBe(channels.length);
  const done = performance.now();

  const counts = channels.map((channel) => postsIn(standin, channel).length);
  const figures = {
    channels: channels.length,
    sentBefore,
    orphans,
    lost: counts.filter((count) => count === 0).length,
    twice: counts.filter((count) => count > 1).length,
    secondsUntilTheRestWasSent: Number(((others - killed) / 1000).toFixed(1)),
    secondsUntilAllWasSent: Number(((done - killed) / 1000).toFixed(1)),
    identifies: standin.gateway.identifies,
    resumes: standin.gateway.resumes,
    connected: standin.gateway.connected,
  };
  if (isFull) await writeFile('node_modules/.vitest/two-processes.json', JSON.stringify(figures));
  expect(figures).toMatchObject({ lost: 0, twice: 0, identifies: 2, resumes: 0, connected: 1 });
  expect(survivor.said.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
}, 240_000);

/** A stand-in whose servers fall on both shards: ids of different milliseconds do. */
async function startTwoShards(): Promise<Standin> {
  let ahead = 0;
  const standin = await startStandin({
    shards: 2,
    maxConcurrency: 2,
    clock: { now: () => Date.now() + ahead, after: systemClock.after },
  });
  const { addGuild } = standin.world;
  standin.world.addGuild = function add(guild) {
    ahead += 1;
    return addGuild.call(this, guild);
  };
  return standin;
}

async function startProcess(standin: Standin, url: string, shard: string) {
  const child = spawn(process.execPath, ['--import', './src/node-version.js', 'src/main.ts'], {
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: standin.token,
      DISCORD_API_URL: standin.apiUrl,
      DATABASE_URL: url,
      SHARDS: shard,
      SHARD_COUNT: '2',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      if (line.includes('ready to answer')) resolve();
    });
  });
  return { child, said, ready };
}

/** The ledger as nobody but the database sees it. */
async function openLedger(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  onTestFinished(() => client.end());
  const count = async (where: string) =>
    Number((await client.query(`select count(*) from deliveries where ${where}`)).rows[0].count);
  return {
    sent: () => count("state = 'sent'"),
    open: () => count("state <> 'sent'"),
    /** Only claims of one process are left, and there is nothing that nobody has taken. */
    async isOrphaned() {
      const { rows } = await client.query("select distinct owner from deliveries where state = 'pending'");
      return rows.length <= 1 && (await count('true')) === SERVERS * CHANNELS;
    },
    /** What has been claimed was so long ago. */
    pass: (milliseconds: number) =>
      client.query(
        'update deliveries set lease_until = lease_until - $1, next_attempt = next_attempt - $1 where next_attempt is not null',
        [milliseconds],
      ),
  };
}
