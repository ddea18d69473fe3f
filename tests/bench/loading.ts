import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { markdownTable } from 'markdown-table';
import { makeDistractors } from '../../src/evaluation/distractors.ts';
import { createRandom } from '../../src/evaluation/random.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { findLibrary, type Library } from '../../src/search/library.ts';
import { prepareApart } from '../../src/search/prepare-apart.ts';

// How long loading a large knowledge takes and how long it holds the event loop: `npm run bench-loading -- 100000`.
// The shipped knowledge, and made-up passages among it up to the number.

/** Paragraphs of one made-up article's file. */
const ARTICLE = 200;
/** Milliseconds between two looks at the clock. */
const RESOLUTION = 1;
const TODAY = '2026-11-24';

const size = Number(process.argv[2] ?? 100_000);
const place = await mkdtemp(path.join(tmpdir(), 'rapport-bench-'));
const folder = path.join(place, 'knowledge');
const cache = path.join(place, 'cache');
try {
  await fill();
  const rows = [
    ['what', 'seconds', 'longest hold, ms', '99.9 % below, ms', 'longest by its own CPU, ms', 'resident, MB'],
  ];
  let library: Library | undefined;
  const load = async () => {
    library = await (await findLibrary({ folder, cache, prepare: prepareApart })).open();
  };
  rows.push(await measure('first load: read, checked, indexed in a process of its own', load));
  rows.push(await measure('second load: as it was kept', load));
  rows.push(
    await measure('… while questions are asked, each 0.5 s after an answer', () =>
      asking(() => library, load),
    ),
  );
  await writeFile(path.join(folder, 'articles/one-more.md'), toFile('one-more', ['One more paragraph.']));
  rows.push(await measure('reload of a changed folder, asked the same', () => asking(() => library, load)));
  rows.push(
    await measure('the same questions without a load', () =>
      asking(
        () => library,
        () => pause(3000),
      ),
    ),
  );
  process.stdout.write(`${size} passages, Node ${process.version}\n\n${markdownTable(rows)}\n`);
} finally {
  await rm(place, { recursive: true });
}

async function fill(): Promise<void> {
  await cp('knowledge', folder, { recursive: true });
  const knowledge = await loadKnowledge(folder);
  const texts = makeDistractors(knowledge, Math.max(0, size - knowledge.passages.length), createRandom(1));
  await mkdir(path.join(folder, 'articles'), { recursive: true });
  for (let i = 0; i < texts.length; i += ARTICLE) {
    const id = `made-up-${i / ARTICLE}`;
    const paragraphs = texts.slice(i, i + ARTICLE).map(({ text }) => text);
    await writeFile(path.join(folder, 'articles', `${id}.md`), toFile(id, paragraphs));
  }
}

function toFile(id: string, paragraphs: readonly string[]): string {
  const head = `---\nid: ${id}\ntitle: Made up ${id}\npublisher: Nobody\nlanguage: en\n---`;
  return `${[head, ...paragraphs].join('\n\n')}\n`;
}

async function measure(what: string, work: () => Promise<void>): Promise<string[]> {
  globalThis.gc?.();
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const busy = watchBusy();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  const toText = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
  const resident = (process.memoryUsage().rss / 1e6).toFixed(0);
  process.stderr.write(`${what}: ${seconds.toFixed(1)} s\n`);
  return [
    what,
    seconds.toFixed(1),
    toText(delay.max),
    toText(delay.percentile(99.9)),
    (busy() / 1000).toFixed(1),
    resident,
  ];
}

/** The most microseconds of its own that this thread worked between two turns, whatever else the machine is busy with. */
function watchBusy(): () => number {
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return user + system;
  };
  let [last, most] = [used(), 0];
  const timer = setInterval(() => {
    const now = used();
    most = Math.max(most, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return most;
  };
}

/** Asks, as people would, until the work is done: the next question comes a while after an answer. */
async function asking(library: () => Library | undefined, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const ask = () => {
    library()?.search.ask('Who visited Russia in May 2011?', TODAY);
    timer = setTimeout(ask, 500);
  };
  ask();
  await work();
  clearTimeout(timer);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
