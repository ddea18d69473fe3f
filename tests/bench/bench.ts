import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { Command, Option } from 'commander';
import { benchHandling } from './handling.ts';
import type { BenchOptions } from './options.ts';
import { benchReminders } from './reminders.ts';
import { print, type Section } from './report.ts';
import { benchSearch } from './search.ts';
import { benchStart } from './start.ts';

const stages: Readonly<Record<string, (options: BenchOptions) => Promise<Section[]>>> = {
  handling: benchHandling,
  search: benchSearch,
  start: benchStart,
  reminders: benchReminders,
};

/** `npm run bench`: tables of figures beside those of others, all of one run, and the same as JSON. */
const program = new Command('bench')
  .description('Measures the bot beside others. Fails only where something gives no answer or a wrong one.')
  .option('--quick', 'small sizes, in under two minutes', false)
  .option('--set <folder>', 'search a folder with articles/ and questions.jsonl instead of the knowledge')
  .option('--targets <number>', 'so many reminders that are due at once', Number)
  .addOption(new Option('--only <stages...>', 'these stages alone').choices(Object.keys(stages)))
  .option('--json <file>', 'where the figures go', 'node_modules/.bench/bench.json')
  .parse();
const { quick, set, targets, only, json } = program.opts<{
  quick: boolean;
  set?: string;
  targets?: number;
  only?: string[];
  json: string;
}>();

const began = performance.now();
const sections: Section[] = [];
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
process.stdout.write(`# Benchmarks\n\n${machine}${quick ? ', quick' : ''}\n`);
for (const [name, stage] of Object.entries(stages)) {
  if (only && !only.includes(name)) continue;
  const found = await stage({ quick, set, targets, today: '2026-11-24', progress });
  sections.push(...found);
  for (const section of found) process.stdout.write(`\n${print(section)}\n`);
}
await mkdir(dirname(json), { recursive: true });
await writeFile(json, `${JSON.stringify({ machine, quick, sections }, null, 2)}\n`);
const seconds = (performance.now() - began) / 1000;
process.stdout.write(`\n${seconds.toFixed(0)} s in all; the figures are in ${json}\n`);

function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${what}\n`);
}
