import { measureCoverage } from '../calendar/coverage.ts';
import { formatMonthDay } from '../calendar/format.ts';
import { loadWhole } from './load-search.ts';
import { printTable } from './table.ts';
import { createTypesetter, type Streams, type TerminalContext, write } from './terminal.ts';

/** How many anniversaries each of the 366 days has, as a calendar; events by decade and by topic. */
export async function coverage(folder: string, context: TerminalContext): Promise<number> {
  const { streams } = context;
  const { events, topics } = await loadWhole(folder, context);
  const { days, gaps, decades, topics: byTopic } = measureCoverage(events);
  const set = await createTypesetter(streams.stdout);
  const full = [...days.values()].filter((count) => count > 0).length;
  const labels = new Map(topics.map(({ id, labels }) => [id, labels.en]));
  const empty = gaps.slice(0, 5).map(({ from, to, length }) => {
    const span =
      from === to
        ? formatMonthDay(from, 'en')
        : `${formatMonthDay(from, 'en')} – ${formatMonthDay(to, 'en')}`;
    return `  ${span} (${length} ${length === 1 ? 'day' : 'days'})`;
  });
  await write(
    streams.stdout,
    [
      set.style('bold', `${events.length} events; ${full} of 366 days have an anniversary`),
      printCalendar(days, streams.stdout),
      `Longest runs of days without one:\n${empty.join('\n')}`,
      printTable(
        [['decade', 'events'], ...[...decades].map(([decade, count]) => [decade, String(count)])],
        'lr',
      ),
      printTable(
        [
          ['topic', 'events'],
          ...[...byTopic].map(([topic, count]) => [labels.get(topic) ?? topic, String(count)]),
        ],
        'lr',
      ),
      '',
    ].join('\n\n'),
  );
  return 0;
}

/** Each month's days as a table, or where a terminal has no room for that, with one character for a day. */
function printCalendar(days: ReadonlyMap<string, number>, { isTTY, columns }: Streams['stdout']): string {
  const months = [...Map.groupBy(days, ([day]) => day.slice(0, 2))].map(([month, entries]) => {
    const name = formatMonthDay(`${month}-01`, 'en').replace(/^1 /, '').slice(0, 3);
    return [name, ...entries.map(([, count]) => (count === 0 ? '·' : String(count)))];
  });
  const numbers = Array.from({ length: 31 }, (_, i) => String(i + 1));
  const table = printTable([['', ...numbers], ...months], `l${'r'.repeat(31)}`);
  const width = Math.max(...table.split('\n').map((line) => line.length));
  if (!isTTY || columns === undefined || width <= columns) return table;
  const lines = months.map(([name, ...cells]) => {
    const marks = cells.map((cell) => (cell.length > 1 ? '+' : cell)).join('');
    return `${name} ${marks.match(/.{1,10}/g)?.join(' ')}`;
  });
  const header = ['1', '11', '21', '31'].map((day) => day.padEnd(10)).join(' ');
  const hasMany = lines.some((line) => line.includes('+'));
  return [`    ${header.trimEnd()}`, ...lines, ...(hasMany ? ['+ is ten or more'] : [])].join('\n');
}
