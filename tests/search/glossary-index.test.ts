import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/knowledge/fault.ts';
import { parseGlossary } from '../../src/knowledge/glossary.ts';
import { createGlossaryIndex } from '../../src/search/glossary-index.ts';
import { tokenize } from '../../src/search/tokens.ts';

const SMALL = `
- { id: visit, en: [visit, trip], ru: [визит, поездка, посетить], ur: [دورہ] }
- { id: visa, en: [visa, visas], ru: [виза] }
- { id: sco, en: [SCO, Shanghai Cooperation Organisation], ru: [ШОС], ur: [شنگھائی تعاون تنظیم] }
- { id: shanghai, en: [Shanghai], ru: [Шанхай], ur: [شنگھائی] }
- { id: usa, en: [US, United States], ru: [США] }
- { id: pakistan, en: [Pakistan], ru: [Пакистан], ur: [پاکستان] }
- { id: president, en: [president, head of state], ru: [президент], ur: [صدر] }
- { id: agreement, en: [agreement, deal], ru: [соглашение], ur: [معاہدہ] }
- { id: bank-a, en: [bank], ru: [банк] }
- { id: bank-b, en: [shore], ru: [берег, банки] }
`;
const parse = (yaml: string) => parseGlossary(yaml, 'glossary.yaml', [] as Fault[]).map(({ value }) => value);
const small = createGlossaryIndex(parse(SMALL));
const shipped = createGlossaryIndex(
  parse(readFileSync(new URL('../../knowledge/glossary.yaml', import.meta.url), 'utf8')),
);

/** Each stretch that is known, as `asked words: form, form`. */
function read(index: typeof small, question: string): string[] {
  const tokens = tokenize(question);
  return index.expand(tokens).map(({ first, last, forms }) => {
    const asked = tokens.slice(first, last + 1).map(({ word }) => word);
    return `${asked.join(' ')}: ${forms.map((form) => form.join(' ')).join(', ')}`;
  });
}

describe('a word or a phrase of a question', () => {
  test.each([
    ['is translated from Russian', 'Когда был визит?', ['визит: visit, trip']],
    ['… in another case', 'после визита', ['визита: visit, trip']],
    ['… in a plural that gains a vowel', 'сколько поездок', ['поездок: visit, trip']],
    ['… whose stem is that of another word', 'визы для всех', ['визы: visa']],
    ['… that the stemmer cuts too short', 'с Пакистаном', ['пакистаном: pakistan']],
    ['is translated from Urdu', 'دورہ کب ہوا', ['دورہ: visit, trip']],
    ['… in the oblique plural', 'معاہدوں', ['معاہدوں: agreement, deal']],
    ['has English synonyms', 'a trip to Lahore', ['trip: visit']],
    ['is an abbreviation that is written out', 'Who leads the SCO?', ['sco: shanghai cooper organis']],
    [
      'is a phrase that is abbreviated',
      'شنگھائی تعاون تنظیم',
      ['شنگھائی تعاون تنظیم: sco, shanghai cooper organis'],
    ],
    ['is the longest phrase that fits', 'شنگھائی میں تعاون', ['شنگھائی: shanghai']],
    ['has stop words inside it', 'the head of the state', ['head state: presid']],
    ['is no pronoun, when it is an acronym', 'Did the US object?', ['us: unit state']],
    ['says no more than it did', 'Пакистан and Pakistan', ['пакистан: pakistan']],
    ['has all its meanings, when its stem has several', 'банка', ['банка: bank, shore']],
    ['is not known', 'pizza', []],
  ])('%s', (_why, question, expected) => {
    expect(read(small, question)).toEqual(expected);
  });

  test.each([
    ['a name means one thing', 'ШОС', 0.95],
    ['a translation nearly one', 'визит', 0.85],
    ['a synonym shares some of its meaning', 'trip', 0.6],
  ])('%s', (_why, question, likeness) => {
    expect(small.expand(tokenize(question))[0]?.likeness).toBe(likeness);
  });

  test.each([
    ['a word of the same root', 'соглашательство', ['agreement', 'deal']],
    ['a letter too many', 'презиидент', ['presid', 'head state']],
    ['two letters swapped', 'соглашнеие', ['agreement', 'deal']],
    ['a prefix that makes another word', 'свизиты', []],
    ['a word of its own that is one letter off', 'виденье', []],
    ['a word that only begins alike', 'президиум', []],
  ])('near to %s', (_why, question, expected) => {
    const found = tokenize(question).flatMap((token) => small.nearest(token).forms);
    expect(found.map((form) => form.join(' '))).toEqual(expected);
  });

  test('words that are names of our own data are words like any other', () => {
    const words = ['found', 'next', 'ends', 'terms', 'constructor', '__proto__'];
    const index = createGlossaryIndex(
      parse(words.map((word, i) => `- { id: e${i}, en: [${word}, other${i}] }`).join('\n')),
    );
    for (const [i, word] of words.entries()) {
      expect(index.expand(tokenize(word)).flatMap(({ forms }) => forms.flat())).toEqual([
        ...tokenize(`other${i}`).map(({ term }) => term),
      ]);
    }
  });

  test('finds texts of another language too', () => {
    const russian = createGlossaryIndex(parse(SMALL), 'ru');
    expect(read(russian, 'دورہ')).toEqual(['دورہ: виз, поездк, посет']);
  });
});

describe('the glossary that ships', () => {
  test.each([
    ['diplomatic relations', 'Когда были установлены дипломатические отношения?', 'diplomat relat'],
    ['a visit, as a verb', 'Кто посетил Россию в мае 2011 года?', 'visit'],
    ['a president by his name', 'Когда Зардари приезжал в Москву?', 'zardari'],
    ['a declaration', 'Что такое Ташкентская декларация?', 'tashkent declar'],
    ['a helicopter by its number', 'Сколько вертолётов Ми-35М получил Пакистан?', 'mi 35'],
    ['a spy plane', 'Когда сбили самолёт-разведчик?', 'spy plane'],
    ['a steel mill in one word', 'кредит на строительство меткомбината', 'steel mill'],
    ['a pipeline by its other name', 'Какова длина «Пакистанского потока»?', 'north south'],
    ['an ambassador, in the instrumental', 'Кто был первым послом СССР?', 'ambassador'],
    ['the General Assembly', 'резолюция Генассамблеи ООН', 'gener assembl'],
    ['a departure, in a past that shares no stem with its infinitive', 'когда ушли войска', 'withdraw'],
    ['… and in the future', 'когда выйдут войска', 'withdraw'],
    ['a visit in a case that reads like visas', 'расскажи о визите', 'visit'],
    ['a threat, in a verb of its own', 'чем грозил Никита Сергеевич', 'threaten'],
    ['a leader by name and patronymic', 'чем грозил Никита Сергеевич', 'khrushchev'],
    ['a store of ammunition', 'взрыв на складе боеприпасов', 'depot'],
    ['a deficit, as the surplus of the other side', 'торговый дефицит', 'surplu'],
    ['a day in the genitive, not the treaty ДНЯО', 'с какого дня', 'date'],
    ['Urdu: a crash', 'طیارہ گر کر تباہ ہوا', 'crash'],
    ['Urdu: the present', 'آج کل سفیر کون ہے', 'current'],
    ['Urdu: Fatima Jinnah by her title', 'مادرِ ملت کو دعوت', 'fatima jinnah'],
    ['English: an aeroplane', 'which jet was shot down', 'aircraft'],
    ['Urdu: diplomatic relations', 'روس اور پاکستان کے سفارتی تعلقات', 'diplomat relat'],
    ['Urdu: the treaty of Tashkent', 'معاہدہ تاشقند کب ہوا', 'tashkent declar'],
    ['Urdu: a helicopter by its number, in Urdu digits', 'ایم آئی ۳۵ ہیلی کاپٹر', 'mi 35'],
    ['Urdu: a prime minister, written as one word', 'وزیراعظم کون تھا', 'prime minist'],
    ['Urdu: … or as two', 'وزیر اعظم کون تھا', 'prime minist'],
    ['Urdu: a prize', 'فیض کو لینن امن انعام کب ملا', 'lenin prize'],
    ['Urdu: military exercises', 'مشترکہ فوجی مشقیں کب ہوئیں', 'exercis'],
    ['English: a visit that was called off', 'which visits were cancelled', 'call off'],
    ['English: USSR', 'the premier of the USSR', 'soviet union'],
    ['English: a name in another spelling', 'Muhammad Khaqan', 'hagan'],
  ])('leads to %s', (_why, question, expected) => {
    const forms = shipped.expand(tokenize(question)).flatMap((expansion) => expansion.forms);
    expect(forms.map((form) => form.join(' '))).toContain(expected);
  });
});

test('stretches stand in order, do not overlap, and are the same each time, whatever the question', () => {
  const word = fc.constantFrom(
    'визит',
    'United',
    'States',
    'head',
    'state',
    'شنگھائی',
    'تعاون',
    'تنظیم',
    'x',
  );
  const question = fc.oneof(
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.string(),
  );
  fc.assert(
    fc.property(question, (text) => {
      const tokens = tokenize(text);
      const expansions = small.expand(tokens);
      let next = 0;
      for (const { first, last, forms } of expansions) {
        expect(first).toBeGreaterThanOrEqual(next);
        expect(last).toBeGreaterThanOrEqual(first);
        expect(forms.every((form) => form.length > 0)).toBe(true);
        next = last + 1;
      }
      expect(next).toBeLessThanOrEqual(tokens.length);
      expect(small.expand(tokens)).toEqual(expansions);
    }),
  );
});

test('a glossary may hold any word as a form, also one that a tree of forms is built with', () => {
  const index = createGlossaryIndex(parse('- { id: find, en: [found, next, ends, located] }'));
  for (const word of ['found', 'next', 'ends'])
    expect(index.expand(tokenize(word))[0]?.forms).toContainEqual(['locat']);
});

test.each([
  ['one letter is wrong', 'соглашеиие', true],
  ['one is missing', 'соглашние', true],
  ['its ending is one that the stemmer does not know', 'посетившего', false],
  ['it is like nothing', 'квартира', false],
  ['it is written in Latin letters, where the texts tell', 'agreemnt', false],
])('a word that no entry has is taken for the nearest: %s', (_why, question, wanted) => {
  const token = tokenize(question).at(-1) ?? expect.fail('no word');
  const near = small.nearest(token).forms.flat();
  expect(near.includes('agreement')).toBe(wanted);
});
