import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEvents } from '../../src/knowledge/event.ts';
import { parseGlossary } from '../../src/knowledge/glossary.ts';
import { skeletonOf } from '../../src/search/skeleton.ts';
import { fold } from '../../src/search/tokens.ts';
import { romanise, skeletonsOf } from '../../src/search/transliterate.ts';

describe('a Russian spelling meets the English one', () => {
  test.each([
    ['letter by letter', 'Путин', 'putin'],
    ['in the genitive', 'Лаврова', 'lavrov'],
    ['in the instrumental', 'Зориным', 'zorin'],
    ['й as y', 'Шойгу', 'shoygu'],
    ['й as i', 'Шойгу', 'shoigu'],
    ['ей as ey', 'Сергей', 'sergey'],
    ['ий as y', 'Дмитрий', 'dmitry'],
    ['ый as y', 'Подгорный', 'podgorny'],
    ['е as ye at the beginning', 'Евгений', 'yevgeny'],
    ['ё as e', 'Горбачёв', 'gorbachev'],
    ['ё as o', 'Горбачёв', 'gorbachov'],
    ['кс as x', 'Алексей', 'alexei'],
    ['дж as j', 'Джунеджо', 'junejo'],
    ['х as kh', 'Хрущёв', 'khrushchev'],
    ['х as h', 'Рахман', 'rahman'],
    ['ье as ye', 'Афанасьев', 'afanasyev'],
    ['soft signs say nothing', 'Шульгинов', 'shulginov'],
  ])('%s: %s', (_why, russian, english) => {
    expect(romanise(russian)).toContain(english);
  });

  test.each(
    toPairs(`Патрушев Patrushev; Булганин Bulganin; Косыгин Kosygin; Громыко Gromyko; Шеварднадзе Shevardnadze;
      Медведев Medvedev; Матвиенко Matvienko; Кабулов Kabulov; Рябков Ryabkov; Хорев Khorev; Фрадков Fradkov;
      Мишустин Mishustin; Нарышкин Naryshkin; Мантуров Manturov; Захарова Zakharova; Примаков Primakov;
      Зардари Zardari; Шариф Sharif; Куреши Qureshi; Джинна Jinnah; Лиакат Liaquat; Айюб Ayub; Яхья Yahya;
      Бхутто Bhutto; Мушарраф Musharraf; Гилани Gilani; Хусейн Hussain; Баджва Bajwa; Каяни Kayani; Якуб Yaqub;
      Зафрулла Zafrullah; Фаиз Faiz; Хаваджа Khawaja; Исхак Ishaq; Шахбаз Shehbaz; Асиф Asif; Карзай Karzai;
      Шастри Shastri; Ганди Gandhi; Пауэрс Powers; Кордовес Cordovez; Пикассо Picasso; Шульц Shultz;
      Назарбаев Nazarbayev; Рахмон Rahmon; Абдул Abdul`),
  )('%s sounds like %s', (russian, english) => {
    expect(skeletonsOf(russian)).toContain(skeletonOf(fold(english)));
  });
});

describe('an Urdu spelling meets the English one', () => {
  test.each(
    toPairs(`پیٹروشیف Petrushev; لاوروف Lavrov; پیوٹن Putin; بلگانن Bulganin; کوسیگن Kosygin; گرومیکو Gromyko;
      خروشچیف Khrushchev; بریژنیف Brezhnev; گورباچوف Gorbachev; میدویدیف Medvedev; شوئیگو Shoigu; کابلوف Kabulov;
      خوریف Khorev; ریابکوف Ryabkov; مانتوروف Manturov; پریماکوف Primakov; میشوستن Mishustin; زخارووا Zakharova;
      سٹالن Stalin; اسٹالن Stalin; یوری Yuri; بورس Boris; میخائل Mikhail; ولادیمیر Vladimir; زرداری Zardari;
      شریف Sharif; قریشی Qureshi; جناح Jinnah; لیاقت Liaquat; ایوب Ayub; یحییٰ Yahya; بھٹو Bhutto; مشرف Musharraf;
      گیلانی Gilani; حسین Hussain; باجوہ Bajwa; کیانی Kayani; یعقوب Yaqub; ظفراللہ Zafrullah; فیض Faiz;
      خواجہ Khawaja; اسحاق Ishaq; شہباز Shehbaz; آصف Asif; عمران Imran; کرزئی Karzai; شاستری Shastri;
      گاندھی Gandhi; پاورز Powers; ظہیر Zaheer; تہمینہ Tehmina; جنجوعہ Janjua; عباسی Abbasi; قصوری Kasuri`),
  )('%s sounds like %s', (urdu, english) => {
    expect(skeletonsOf(fold(urdu))).toContain(skeletonOf(fold(english)));
  });
});

test.each([
  ['Путин', 'Primakov'],
  ['Лавров', 'Lahore'],
  ['زرداری', 'Sharif'],
  ['ایوب', 'Yaqub'],
])('%s does not sound like %s', (name, other) => {
  expect(skeletonsOf(name)).not.toContain(skeletonOf(fold(other)));
});

test('most people of the knowledge are found without the glossary, and few others with them', () => {
  const root = new URL('../../knowledge/', import.meta.url);
  const text = (name: string) => readFileSync(new URL(name, root), 'utf8');
  const people = readdirSync(new URL('events/', root))
    .flatMap((name) => parseEvents(text(`events/${name}`), name, []))
    .flatMap(({ value }) => value.people)
    .flatMap((name) => name.split(/[\s-]+/).map(fold))
    .filter((word) => word.length > 2);
  const skeletons = Map.groupBy(new Set(people), skeletonOf);
  const entries = parseGlossary(text('glossary.yaml'), 'glossary.yaml', []).map(({ value }) => value);

  const shares = (['ru', 'ur'] as const).map((language) => {
    let [asked, found, others] = [0, 0, 0];
    for (const entry of entries) {
      const names = entry.en.filter((form) => /^\p{Lu}/u.test(form));
      const own = names.map(fold).filter((name) => people.includes(name));
      for (const form of own.length === 0 ? [] : entry[language].filter((form) => !/[\s-]/.test(form))) {
        const candidates = skeletonsOf(fold(form)).flatMap((skeleton) => skeletons.get(skeleton) ?? []);
        asked++;
        found += Number(own.some((name) => candidates.includes(name)));
        others += candidates.filter((name) => !own.includes(name)).length;
      }
    }
    return { enough: asked > 200, found: found / asked, others: others / asked };
  });
  // Measured: 0.97 and 0.93; what is missed is mostly another word (قائداعظم is Jinnah).
  expect(shares.map(({ enough }) => enough)).toEqual([true, true]);
  expect(shares[0]?.found).toBeGreaterThan(0.95);
  expect(shares[1]?.found).toBeGreaterThan(0.91);
  for (const { others } of shares) expect(others).toBeLessThan(0.9);
});

test('never throws, and the same word always has the same spellings', () => {
  const word = fc.string({ unit: fc.constantFrom(...'абвдежзийклмнщьёюяاوہحیستʼx1'), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(word, fc.string()), (any) => {
      expect(romanise(any)).toEqual(romanise(any));
      expect(skeletonsOf(any)).toEqual(skeletonsOf(any));
      expect(skeletonsOf(any).length).toBeLessThanOrEqual(64);
    }),
  );
});

/** `name English; name English` to a table. */
function toPairs(table: string): Array<[string, string]> {
  return table.split(';').map((pair) => {
    const [name = '', english = ''] = pair.trim().split(/\s+/);
    return [name, english];
  });
}
