import { expect, test } from 'vitest';
import { FIELDS } from '../../src/import/draft.ts';
import { found, headings, paragraphs, read } from './read.ts';
import {
  createDocx,
  createPdf,
  createPdfInUrdu,
  JSON_LD,
  MARKDOWN,
  NEWSPAPER,
  PLAIN,
  REPRINT,
  RUSSIAN,
  UNDATED,
  URDU,
} from './shapes.ts';

test.each([
  [
    "a newspaper's page",
    'a.html',
    NEWSPAPER,
    [
      'Steel talks resume in Karachi',
      'Ayesha Malik',
      'Daily Observer',
      '2015-03-04',
      'en',
      'https://observer.example.com/steel',
    ],
  ],
  [
    'an Urdu page that calls itself English',
    'a.html',
    URDU,
    ['کراچی میں فولاد کے کارخانے پر مذاکرات', undefined, 'روزنامہ مثال', '2019-02-11', 'ur', undefined],
  ],
  [
    'a Russian page in windows-1251',
    'a.html',
    RUSSIAN,
    ['Переговоры о заводе в Карачи', undefined, 'Пример', '2015-03-04', 'ru', undefined],
  ],
  [
    'a page without a date',
    'a.html',
    UNDATED,
    ['How the pipeline was surveyed', undefined, 'Pipeline Review', undefined, 'en', undefined],
  ],
  [
    'a page that tells all in JSON-LD',
    'a.html',
    JSON_LD,
    [
      'Wheat for turbines',
      'Sergei Orlov, Nadia Khan',
      'Example Institute',
      '2012-10-05',
      'en',
      'https://institute.example.org/wheat',
    ],
  ],
  [
    'a reprint that names its original',
    'a.html',
    REPRINT,
    [
      'How the pipeline was surveyed',
      'Lev Gromov',
      'Pipeline Review',
      '2001-07',
      'en',
      'https://original.example.org/pipeline',
    ],
  ],
  [
    'Markdown',
    'a.md',
    MARKDOWN,
    [
      'Notes on the harbour',
      'R. Siddiqui',
      'Harbour Notes',
      '2003-05-01',
      'en',
      'https://notes.example.org/harbour',
    ],
  ],
  [
    'plain text',
    'a.txt',
    PLAIN,
    ['The last train to the mill', 'Omar Sheikh', undefined, '1987-06-12', 'en', undefined],
  ],
  [
    'a PDF',
    'a.pdf',
    await createPdf(),
    ['A reading room in Peshawar', 'Tamara Belova', undefined, undefined, 'en', undefined],
  ],
  [
    'a Word document',
    'a.docx',
    createDocx(),
    ['A bridge over the Kabul river', 'Hamid Raza', undefined, undefined, 'en', undefined],
  ],
])(
  '%s gives title, author, publisher, date, language and address, or a gap',
  async (_shape, name, content, wanted) => {
    const draft = await read(name, content);
    expect(FIELDS.map((field) => found(draft, field))).toEqual(wanted);
  },
);

test("a newspaper's page keeps its paragraphs and headings and loses its furniture, which is told", async () => {
  const draft = await read('a.html', NEWSPAPER);
  expect(paragraphs(draft).map((text) => text.slice(0, 20))).toEqual([
    'Engineers from two c',
    'The head of the dele',
    'The mill was planned',
    'The next round of ta',
  ]);
  expect(paragraphs(draft)[1]).toContain('“We have brought the drawings,” he said.');
  expect(headings(draft)).toEqual(['A long history']);
  for (const line of [
    'We use cookies to improve your experience. Accept',
    'Share on Facebook Tweet',
    'The mill in 2010. Photo: A. Agency',
    'Read more: Ten things about steel',
    'Previous article: Wheat prices fall',
    'Next article',
    'Most read',
    'By Ayesha Malik',
    '© 2015 Daily Observer. All rights reserved.',
  ]) {
    expect(draft.dropped).toContain(line);
  }
  expect(JSON.stringify(draft)).not.toContain('executed');
});

test('a page that is read elsewhere than where it says it lives is remarked on', async () => {
  const draft = await read('a.html', REPRINT, 'https://copy.example.com/p?utm_source=x');
  expect(found(draft, 'url')).toBe('https://original.example.org/pipeline');
  expect(draft.remarks).toEqual([
    'it was read at https://copy.example.com/p?utm_source=x, and says that its own address is https://original.example.org/pipeline',
  ]);
});

test('a page without a canonical address has the one at which it was read, without campaign marks', async () => {
  const draft = await read('a.html', UNDATED, 'https://review.example.com/survey?utm_source=x&id=4#top');
  expect(found(draft, 'url')).toBe('https://review.example.com/survey?id=4');
});

test('Urdu keeps its language and its text, whatever the page says', async () => {
  const draft = await read('a.html', URDU);
  expect(paragraphs(draft)).toHaveLength(2);
  expect(paragraphs(draft)[1]).toBe(
    'وفد کے سربراہ نے کہا کہ اگر پرزے وقت پر پہنچ جائیں تو بھٹیاں اٹھارہ ماہ میں دوبارہ کام کر سکتی ہیں۔ انہوں نے بتایا کہ نقشے ساتھ لائے گئے ہیں اور کام جلد شروع ہو گا۔',
  );
  expect(draft.dropped).toContain('مزید پڑھیں: فولاد کے بارے میں دس باتیں');
  expect(draft.remarks).toEqual(['html lang says that the language is en-US, but the text reads as ur']);
});

test('Russian in windows-1251 is decoded by the word of the page', async () => {
  const draft = await read('a.html', RUSSIAN);
  expect(paragraphs(draft)[1]).toMatch(
    /^Руководитель делегации Иван Петров .* «Мы привезли чертежи», — сказал он журналистам\.$/,
  );
  expect(paragraphs(draft)).toHaveLength(3);
  expect(draft.remarks).toEqual(['it was decoded from windows-1251']);
});

test('a PDF is joined over lines and pages, without headers and page numbers', async () => {
  const draft = await read('a.pdf', await createPdf());
  expect(paragraphs(draft)).toEqual([
    'The office in Peshawar was small, with one window and a telephone that worked in the mornings. It was the first foreign office to keep a reading room.',
    'Nobody remembers who brought the chess boards, but from that winter on the room was full every evening, and the Russian-Pakistani club kept its own table of results.',
    'The boards are in the museum now, and the club meets in a school, as it has done for a long time.',
    'Its members still write to one another when a tournament ends, and the letters are kept.',
  ]);
  expect(draft.dropped).toEqual(['Journal of Small Places, volume 3 101', '1']);
  expect(draft.clues).toContainEqual(expect.objectContaining({ field: 'published', weak: true }));
});

test('a Word document keeps headings and text, without what was deleted from it', async () => {
  const draft = await read('a.docx', createDocx());
  expect(headings(draft)).toEqual(['The opening']);
  expect(paragraphs(draft)).toEqual([
    'The bridge was opened in the autumn, after three years of work by engineers from both countries.',
    'The first lorry crossed it at noon & stopped in the middle.',
  ]);
});

test('Markdown becomes plain paragraphs; what only looks like a footnote stays text', async () => {
  const draft = await read('a.md', MARKDOWN);
  expect(paragraphs(draft)).toEqual([
    'The harbour was dredged twice before the first ship could dock, and the pilots still talk of it.',
    'Two came from Odessa and stayed for a year.',
    'One stayed for good.',
    'A footnote[^1] that is no footnote here.',
    '[^1]: Said in passing.',
  ]);
  expect(headings(draft)).toEqual(['The pilots']);
});

test('plain text joins what line ends part, and keeps the hyphen of a word that has one elsewhere', async () => {
  expect(paragraphs(await read('a.txt', PLAIN))).toEqual([
    'The last train to the mill left the station at a quarter past nine, with two carriages and a long-term loan of a locomotive from the port railway.',
    '# 4 was painted on its side, for it was the fourth.',
    'The driver had worked on the long-term contract since it began.',
  ]);
});

test('a PDF whose fonts do not tell which letters they show is refused, not imported with holes', async () => {
  await expect(read('a.pdf', await createPdfInUrdu())).rejects.toThrow(
    /^its fonts do not tell which letters they show \(\d+ % are unknown\): run a text recognition \(OCR\) over it/,
  );
});
