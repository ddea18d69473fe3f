import type { Token } from './tokens.ts';

/** What kind of thing a question asks for. */
export type AnswerType = 'time' | 'number' | 'name';

const ASKS: ReadonlyArray<readonly [AnswerType, RegExp]> = [
  [
    'time',
    /\b(?:when|what (?:year|date|day|month|time)|(?:which|what) (?:year|month|day))\b|когда|в каком году|какого числа|کب|کس سال|کس تاریخ/iu,
  ],
  [
    'number',
    /\bhow (?:many|much|long|large|big|often|old|far)\b|\bwhat (?:percentage|number|percent|share|amount)\b|сколько|کتن[اےی]/iu,
  ],
  ['name', /\b(?:who|whom|whose|where)\b|(?<!\p{L})(?:кто|кого|кому|кем|где|куда)(?!\p{L})|کون|کس نے|کہاں/iu],
];

const MONTH =
  /(?<!\p{L})(?:january|february|march|april|may|june|july|august|september|october|november|december|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)/iu;
const YEAR = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/;
const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion|half|third|quarter|dozen|percent)\b/i;

/** What a question asks for, if its words tell. */
export function findAnswerType(question: string): AnswerType | undefined {
  return ASKS.find(([, pattern]) => pattern.test(question))?.[0];
}

/** Does a sentence hold a thing of the kind asked for? A name must not be one that the question gave. */
export function hasAnswer(
  type: AnswerType,
  sentence: string,
  tokens: readonly Token[],
  inQuestion: (term: string) => boolean,
): boolean {
  if (type === 'time') return YEAR.test(sentence) || (MONTH.test(sentence) && /\d/.test(sentence));
  if (type === 'number') return NUMBER.test(sentence);
  return tokens.some((token) => token.capital && /^\p{L}/u.test(token.word) && !inQuestion(token.term));
}
