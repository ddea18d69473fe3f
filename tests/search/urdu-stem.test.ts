import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stemUrdu } from '../../src/search/urdu-stem.ts';

test.each([
  ['ہ, ے and the oblique plural: agreement', ['معاہدہ', 'معاہدے', 'معاہدوں', 'معاہدات']],
  ['the same: visit', ['دورہ', 'دورے', 'دوروں']],
  ['the same: aircraft', ['طیارہ', 'طیارے', 'طیاروں']],
  ['the same: project', ['منصوبہ', 'منصوبے', 'منصوبوں']],
  ['feminine plurals: meeting', ['ملاقات', 'ملاقاتیں', 'ملاقاتوں']],
  ['feminine plurals: exercise', ['مشق', 'مشقیں', 'مشقوں']],
  ['feminine plurals in ی: change', ['تبدیلی', 'تبدیلیاں', 'تبدیلیوں']],
  ['masculine nouns without an ending: country', ['ملک', 'ملکوں']],
  ['the same: prisoner', ['قیدی', 'قیدیوں']],
  ['Arabic plurals: relation', ['تعلق', 'تعلقات']],
  ['the same: export', ['برآمد', 'برآمدات']],
  ['the same after ہ: event', ['واقعہ', 'واقعے', 'واقعات']],
  ['plurals of a noun in ا: leader', ['رہنما', 'رہنماؤں']],
  ['two spellings: America', ['امریکہ', 'امریکا']],
  ['two spellings: bang', ['دھماکہ', 'دھماکا', 'دھماکے', 'دھماکوں']],
  ['a silent hamza: withdrawal', ['انخلا', 'انخلاء']],
  ['izafat: visit of', ['دورہ', 'دورۂ']],
])('%s', (_why, words) => {
  expect(new Set(words.map(stemUrdu)).size).toBe(1);
});

test.each([
  ['talk and night', 'بات', 'رات'],
  ['Russia and Russian', 'روس', 'روسی'],
  ['peace and aid', 'امن', 'امداد'],
  ['war and stone', 'جنگ', 'سنگ'],
  ['minister and ministry', 'وزیر', 'وزارت'],
  ['army and soldier', 'فوج', 'فوجی'],
  ['opinion and king', 'رائے', 'راجہ'],
])('%s stay apart', (_why, one, other) => {
  expect(stemUrdu(one)).not.toBe(stemUrdu(other));
});

test('a stem is never empty and never longer than its word', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ابتدروںیےہءئؤۂ'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(word, fc.string({ minLength: 2 })), (any) => {
      expect(stemUrdu(any).length).toBeLessThanOrEqual(any.length);
      expect(stemUrdu(any) === '' && any !== 'ء').toBe(false);
    }),
  );
});
