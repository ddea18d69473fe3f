import { skeletonOf } from './skeleton.ts';

/** More spellings of one name than this are noise, and cost time. */
const MOST_SPELLINGS = 32;

/** Latin spellings that a Cyrillic word may have, the likeliest first; none for another script. */
export function romanise(word: string): string[] {
  const folded = word.toLowerCase();
  if (!/^\p{Script=Cyrillic}+$/u.test(folded)) return [];
  return [...new Set(nominativesOf(folded).flatMap((form) => spell(form, CYRILLIC)))];
}

/**
 * What is left of a name when only the sound of its consonants counts, in whichever of the three scripts it is
 * written. The word comes folded. Several, where a letter has several sounds; none for an unknown script.
 */
export function skeletonsOf(word: string): string[] {
  const folded = word.toLowerCase();
  const latin = /^[a-z']+$/.test(folded) ? [folded] : [...romanise(folded), ...consonantsOf(folded)];
  return [...new Set(latin.map(skeletonOf))].filter((skeleton) => skeleton !== '');
}

/** A Russian name without its case ending, beside the name as it stands: Лаврова and Лавров. */
function nominativesOf(word: string): string[] {
  const base = word.replace(/(?<=.{4})(?:ого|ому|[ыио]м|ем|ой|[ауые])$/, '');
  return base === word ? [word] : [word, base];
}

/** Urdu writes few vowels: Latin letters for the consonants, and for a vowel that begins the word. */
function consonantsOf(word: string): string[] {
  if (!/^\p{Script=Arabic}+$/u.test(word)) return [];
  const spellings = spell(word, URDU);
  // Urdu sets a vowel before two consonants at a word's beginning: اسٹالن is Stalin.
  return word.startsWith('اس') ? [...spellings, ...spell(word.slice(1), URDU)] : spellings;
}

/** A sound of one or several letters, where it may stand, and how Latin letters may write it. */
type Sound = readonly [letters: string, spellings: string, where?: 'first' | 'last'];

/** All ways to spell a word, sound by sound; the first of the fitting sounds counts. */
function spell(word: string, sounds: readonly Sound[]): string[] {
  let spellings = [''];
  for (let at = 0; at < word.length; ) {
    const rest = word.slice(at);
    const sound = sounds.find(([letters, , where]) => {
      if (!rest.startsWith(letters) || (where === 'first' && at > 0)) return false;
      return where !== 'last' || rest === letters;
    });
    const variants = sound ? sound[1].split('|') : [''];
    spellings = spellings.flatMap((start) => variants.map((variant) => start + variant));
    spellings = spellings.slice(0, MOST_SPELLINGS);
    at += sound?.[0].length ?? 1;
  }
  return spellings;
}

const CYRILLIC: readonly Sound[] = [
  ...sounds('дж:j кс:x|ks'),
  ...sounds('ий:y|i ый:y ей:ei|ey ай:ai|ay ой:oi|oy уй:ui|uy ья:ia|ya ье:ye|ie ьо:yo|io', 'last'),
  ...sounds('ё:yo|e е:ye|e э:e', 'first'),
  ...sounds('аи:ai айю:ayu йю:yu'),
  ...sounds('а:a б:b в:v г:g д:d е:e|ye ё:yo|e|o ж:zh з:z и:i й:i|y к:k л:l м:m н:n о:o п:p р:r с:s т:t'),
  ...sounds('у:u ф:f х:kh|h ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu|u я:ya|a'),
];

const URDU: readonly Sound[] = [
  ...sounds('ا:a|i|u|e|o ع:a|i|u|o آ:a و:v|u|o ی:y|i ہ:h ح:h', 'first'),
  // The apostrophe keeps ت and ہ from becoming the one sound th.
  ...sounds("ہ:|'h ح:|'h ۃ:|t", 'last'),
  ...sounds('ب:b پ:p ت:t ٹ:t ث:s ج:j چ:ch خ:kh د:d ڈ:d ذ:z ر:r ڑ:r ز:z ژ:zh س:s ش:sh ص:s ض:z ط:t ظ:z'),
  ...sounds("غ:gh ف:f ق:q ک:k گ:g ل:l م:m ن:n ں:n و:|v ی:y ح:'h ہ:'h ھ:h"),
];

function sounds(table: string, where?: 'first' | 'last'): Sound[] {
  return table.split(' ').map((line): Sound => {
    const [letters = '', spellings = ''] = line.split(':');
    return where ? [letters, spellings, where] : [letters, spellings];
  });
}
