import { setTimeout as wait } from 'node:timers/promises';
import { loadKnowledge } from '../knowledge/load.ts';
import { NO_SUCH_NAME } from '../links/check-link.ts';
import { checkLinks } from '../links/check-links.ts';
import { collectLinks } from '../links/collect-links.ts';
import { type Checked, type LinkState, STATES } from '../links/link.ts';
import { isFresh, type LinkResults, loadLinkResults, saveLinkResults } from '../links/link-results.ts';
import { createGuardedAgent } from '../web/guarded-agent.ts';
import { INTERRUPTED } from './interruption.ts';
import { createProgress } from './progress.ts';
import { createTypesetter, type TerminalContext, type Typesetter, toPrintable, write } from './terminal.ts';

/** Which addresses to look at, and where earlier results are kept. */
export interface LinksOptions {
  /** Also those that were looked at within the week. */
  readonly all: boolean;
  readonly json: boolean;
  readonly results: string;
}

/** Milliseconds between two requests to one server, and how many servers are asked at once. */
const PAUSE = 1000;
const SERVERS = 8;
/** Pages between two savings of the results. */
const SAVE_EVERY = 50;
/** As many of the entries that a page backs are named. */
const MOST_IDS = 3;

/** Looks at every source's page and tells what became of it; 1 if one is dead, 130 after Ctrl-C. */
export async function links(
  folder: string,
  options: LinksOptions,
  context: TerminalContext,
): Promise<number> {
  const { streams, now, today } = context;
  const found = collectLinks(await loadKnowledge(folder));
  const results = await loadLinkResults(options.results);
  const due = [...found.keys()].filter((address) => options.all || !isFresh(results.get(address), today));

  const interruption = context.interruption();
  const progress = createProgress('Checking', streams, now);
  const agent = createGuardedAgent(await context.mayConnect());
  let [done, heard] = [0, false];
  let saving = Promise.resolve();
  const save = () => {
    saving = saving.then(() => saveLinkResults(options.results, results));
  };
  await checkLinks(due, {
    agent,
    pause: PAUSE,
    servers: SERVERS,
    interruption,
    // Ctrl-C does not wait for a pause to end.
    wait: (time) => wait(time, undefined, { signal: interruption }).catch(() => undefined),
    report(address, verdict) {
      results.set(address, { ...verdict, checked: today });
      heard ||= verdict.reason !== NO_SUCH_NAME;
      progress.report(++done, due.length);
      if (done % SAVE_EVERY === 0) save();
    },
  });
  progress.stop();
  await agent.destroy();
  if (!heard) doubtNames(due, results);
  save();
  await saving;

  const known = [...found].flatMap(([address, usedBy]): Link[] => {
    const result = results.get(address);
    return result ? [{ address, usedBy, ...result }] : [];
  });
  const report = { known, checked: done, left: due.length - done };
  const { stdout } = streams;
  await write(
    stdout,
    options.json ? `${JSON.stringify(toJson(report))}\n` : print(report, await createTypesetter(stdout)),
  );
  if (interruption.aborted) return INTERRUPTED;
  return known.some(({ state }) => state === 'dead') ? 1 : 0;
}

/** Where no name at all is found, this machine is not on the network, and nobody is dead. */
function doubtNames(addresses: readonly string[], results: LinkResults): void {
  for (const address of addresses) {
    const result = results.get(address);
    if (result?.reason !== NO_SUCH_NAME) continue;
    const reason = 'its name is not found, nor is any other: is this machine on the network?';
    results.set(address, { ...result, state: 'trouble', reason });
  }
}

interface Link extends Checked {
  readonly address: string;
  /** The ids of what the page is a source of. */
  readonly usedBy: readonly string[];
}

interface Report {
  readonly known: readonly Link[];
  /** Looked at in this run, and not reached before Ctrl-C. */
  readonly checked: number;
  readonly left: number;
}

const HEADINGS: Readonly<Record<Exclude<LinkState, 'fine'>, string>> = {
  dead: 'Dead: find another source, or the page in an archive',
  moved: 'Moved for good: write the new address',
  redirected: 'Redirected',
  blocked: 'Closed to programs: look with a browser',
  trouble: 'Trouble that may pass: look again another day',
};

function toJson({ known, checked, left }: Report) {
  return {
    checked,
    left,
    links: known.map(({ address, state, reason, location, checked, usedBy }) => {
      return { address, state, reason, location: location ?? null, checked, usedBy };
    }),
  };
}

function print({ known, checked, left }: Report, set: Typesetter): string {
  const byState = Map.groupBy(known, ({ state }) => state);
  const sections = STATES.flatMap((state) => {
    const found = state === 'fine' ? undefined : byState.get(state);
    if (!found || state === 'fine') return [];
    return [`${set.style('bold', HEADINGS[state])}\n${found.map((link) => printLink(link, set)).join('\n')}`];
  });
  const counts = STATES.toReversed().map((state) => `${byState.get(state)?.length ?? 0} ${state}`);
  const reached = left > 0 ? `, ${left} not reached` : '';
  const total = `${known.length} ${known.length === 1 ? 'address' : 'addresses'}: ${counts.join(', ')}; ${checked} looked at now${reached}`;
  return `${[...sections, total].join('\n\n')}\n`;
}

function printLink({ address, state, reason, location, usedBy }: Link, set: Typesetter): string {
  const more = usedBy.length > MOST_IDS ? ` and ${usedBy.length - MOST_IDS} more` : '';
  const told = state === 'moved' || location === undefined ? reason : `${reason}: ${location}`;
  return [
    `  ${toPrintable(address)}`,
    ...(state === 'moved'
      ? [`    ${set.style('green', toPrintable(location ?? ''))}`]
      : [`    ${toPrintable(told)}`]),
    set.style('dim', `    ${usedBy.slice(0, MOST_IDS).join(', ')}${more}`),
  ].join('\n');
}
