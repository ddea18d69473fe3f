import { type Details, type Given, REQUIRED, readGiven } from '../import/details.ts';
import { FIELDS, type Field } from '../import/draft.ts';
import type { Dialogue } from './dialogue.ts';
import { type Streams, toPrintable, write } from './terminal.ts';

const EXAMPLES: Readonly<Record<Field, string>> = {
  title: 'as it was published',
  author: 'who wrote it',
  publisher: 'the newspaper, journal, ministry or site',
  published: '2018, 2018-05 or 2018-05-01',
  language: 'en, ru, ur, …',
  url: 'where it can be read',
};

/** Asks a person for each field that nothing was found for. */
export async function askMissing(details: Details, dialogue: Dialogue, { stdout }: Streams): Promise<Given> {
  const given: Given = {};
  for (const field of FIELDS) {
    const { value, hints } = details[field];
    if (value !== undefined) continue;
    for (const hint of hints) {
      await write(stdout, `  ${toPrintable(`${hint.where}: ${hint.value}`)}\n`);
    }
    const without = REQUIRED.has(field) ? 'Enter: leave a gap' : 'Enter: there is none';
    for (;;) {
      const typed = await dialogue.ask(`  ${field} (${EXAMPLES[field]}; ${without})? `);
      if (typed.trim() === '') {
        if (!REQUIRED.has(field)) given[field] = null;
        break;
      }
      const read = readGiven(field, typed);
      if ('value' in read) {
        given[field] = read.value;
        break;
      }
      await write(stdout, `  ${toPrintable(read.problem)}\n`);
    }
  }
  return given;
}
