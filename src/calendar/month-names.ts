/** Each month's names as people type them: English, Russian (stems of all cases), Urdu; abbreviations end the row. */
const NAMES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:jan|янв|январ[ьяею]|جنوری)$/iu, ['january', 'января', 'январь', 'январе']],
  [/^(?:feb|фев|февр|феврал[ьяею]|فروری)$/iu, ['february', 'февраля', 'февраль', 'феврале']],
  [/^(?:mar|мар|март[аеу]?|مارچ)$/iu, ['march', 'марта']],
  [/^(?:apr|апр|апрел[ьяею]|اپریل)$/iu, ['april', 'апреля', 'апрель', 'апреле']],
  [/^(?:ма[йяею]|مئی|مئ)$/iu, ['may']],
  [/^(?:jun|июн[ьяею]|جون)$/iu, ['june']],
  [/^(?:jul|июл[ьяею]|جولائی|جولای)$/iu, ['july']],
  [/^(?:aug|авг|август[аеу]?|اگست)$/iu, ['august', 'августа', 'августе']],
  [/^(?:sept?|сент?|сентябр[ьяею]|ستمبر)$/iu, ['september', 'сентября', 'сентябрь', 'сентябре']],
  [/^(?:oct|окт|октябр[ьяею]|اکتوبر)$/iu, ['october', 'октября', 'октябрь', 'октябре']],
  [/^(?:nov|ноя|нояб|ноябр[ьяею]|نومبر)$/iu, ['november', 'ноября', 'ноябрь', 'ноябре']],
  [/^(?:dec|дек|декабр[ьяею]|دسمبر)$/iu, ['december', 'декабря', 'декабрь', 'декабре']],
];

/** 1 to 12 for a month's name or abbreviation in English, Russian or Urdu, in any case; else undefined. */
export function monthOf(word: string): number | undefined {
  const plain = word.toLowerCase();
  const index = NAMES.findIndex(([pattern, full]) => pattern.test(plain) || full.includes(plain));
  return index < 0 ? undefined : index + 1;
}

/** 1 to 12 for a word of at least `length` letters that is one typing error away from a full English or Russian name. */
export function misspeltMonthOf(word: string, length: number): number | undefined {
  const plain = word.toLowerCase();
  if (plain.length < length) return undefined;
  const index = NAMES.findIndex(([, full]) =>
    full.some((name) => name.length >= 5 && isOneErrorAway(plain, name)),
  );
  return index < 0 ? undefined : index + 1;
}

/** One letter too many, too few, another, or two neighbours swapped. */
function isOneErrorAway(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [left, right] = [a.slice(same), b.slice(same)];
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}
