import { francAll } from 'franc-min';
import type { Block, Clue } from './draft.ts';
import { toLanguage } from './language-tag.ts';

/** Less text than this tells no language. */
const SHORTEST = 60;
/** As much of a text as tells its language. */
const ENOUGH = 5000;

/** The language that a text reads as, BCP 47; undefined where it is too short or could be several. */
function detectLanguage(blocks: readonly Block[]): string | undefined {
  const text = blocks
    .map((block) => block.text)
    .join(' ')
    .slice(0, ENOUGH);
  if (text.length < SHORTEST) return undefined;
  const [best] = francAll(text, { minLength: SHORTEST })[0] ?? [];
  return best === undefined || best === 'und' ? undefined : toLanguage(best);
}

/** The language a text reads as before what the page says of itself: sites label Urdu pages `en`. */
export function withDetectedLanguage(
  clues: readonly Clue[],
  blocks: readonly Block[],
): { clues: readonly Clue[]; remarks: string[] } {
  const detected = detectLanguage(blocks);
  const told = clues.find(({ field }) => field === 'language');
  if (detected === undefined) return { clues, remarks: [] };
  const primary = told && new Intl.Locale(told.value).language;
  if (primary === detected) return { clues, remarks: [] };
  const clue: Clue = { field: 'language', value: detected, where: 'what the text reads as' };
  const remarks = told
    ? [`${told.where} says that the language is ${told.value}, but the text reads as ${detected}`]
    : [];
  return { clues: [clue, ...clues], remarks };
}
