import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';

/** A newspaper's page: menus, share buttons, a cookie line, captions, what to read next, a footer. */
export const NEWSPAPER = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Steel talks resume in Karachi | Daily Observer</title>
<meta property="og:site_name" content="Daily Observer"><meta property="og:title" content="Steel talks resume in Karachi">
<meta property="article:published_time" content="2015-03-04T23:10:00+05:00"><meta name="author" content="Ayesha Malik">
<link rel="canonical" href="https://observer.example.com/steel?utm_source=front#top">
<script>document.title = 'executed'</script></head><body onload="document.title = 'executed'">
<div class="cookie-bar">We use cookies to improve your experience. <button>Accept</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Steel talks resume in Karachi</h1><div class="byline">By Ayesha Malik</div>
<time datetime="2015-03-04">March 4, 2015</time>
<div class="share-bar"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<p>Engineers from two countries met in Karachi on Wednesday to discuss the repair of the rolling mill, which has stood idle since the spring of the previous year, officials said.</p>
<figure><img src="x.jpg" onerror="document.title = 'executed'"><figcaption>The mill in 2010. Photo: A. Agency</figcaption></figure>
<p>The head of the delegation, Ivan Petrov, said that the furnaces could be working again within eighteen months if the spare parts arrived in time. &ldquo;We have brought the drawings,&rdquo; he said.</p>
<h2>A long history</h2>
<p>The mill was planned in the nineteen-sixties, and its first furnace was lit two decades later; thousands of workers were trained on the site, and many of their teachers had come from abroad.</p>
<p>Read more: <a href="/x">Ten things about steel</a></p>
<p>The next round of talks is to be held in the summer, and both sides expect an agreement on the price of the equipment, which has been disputed for several months by now.</p>
<p><a href="/p">Previous article: Wheat prices fall</a></p><p><a href="/n">Next article</a></p></article>
<aside><h3>Most read</h3><ul><li><a href="/1">One story</a></li><li><a href="/2">Another story</a></li></ul></aside></main>
<footer>© 2015 Daily Observer. All rights reserved.</footer></body></html>`;

/** In Urdu, by a site that says it is in English, as many do. */
export const URDU = `<!doctype html><html lang="en-US" dir="rtl"><head><meta charset="utf-8">
<meta property="og:title" content="کراچی میں فولاد کے کارخانے پر مذاکرات"><meta property="og:site_name" content="روزنامہ مثال">
<meta property="article:published_time" content="2019-02-11"></head><body><article>
<h1>کراچی میں فولاد کے کارخانے پر مذاکرات</h1>
<p>کراچی میں بدھ کے روز دونوں ممالک کے انجینئروں نے فولاد کے کارخانے کی مرمت پر بات چیت کی۔ حکام کے مطابق یہ کارخانہ گزشتہ سال سے بند پڑا ہے اور ہزاروں مزدور اس کے دوبارہ کھلنے کا انتظار کر رہے ہیں۔</p>
<p>مزید پڑھیں: فولاد کے بارے میں دس باتیں</p>
<p>وفد کے سربراہ نے کہا کہ اگر پرزے وقت پر پہنچ جائیں تو بھٹیاں اٹھارہ ماہ میں دوبارہ کام کر سکتی ہیں۔ انہوں نے بتایا کہ نقشے ساتھ لائے گئے ہیں اور کام جلد شروع ہو گا۔</p>
</article></body></html>`;

const RUSSIAN_TEXT = `<html><head><title>Переговоры о заводе в Карачи — Пример</title>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><meta property="og:site_name" content="Пример">
</head><body><div id="content"><h1>Переговоры о заводе в Карачи</h1><p class="date">4 марта 2015 года</p>
<p>Инженеры двух стран встретились в среду в Карачи, чтобы обсудить ремонт прокатного стана, который, по словам чиновников, простаивает с весны прошлого года и ждёт запасных частей.</p>
<p>Руководитель делегации Иван Петров заявил, что печи могут заработать через полтора года, если оборудование будет поставлено в срок. «Мы привезли чертежи», — сказал он журналистам.</p>
<p>Читайте также: <a href="/x">Десять фактов о стали</a></p>
<p>Следующий раунд переговоров состоится летом, и обе стороны рассчитывают договориться о цене оборудования, о которой спорят уже несколько месяцев.</p>
</div></body></html>`;

/** In Russian, in an encoding of the nineties, which only the page itself names. */
export const RUSSIAN = toWindows1251(RUSSIAN_TEXT);

/** A page that tells neither its date nor its author. */
export const UNDATED = `<html lang="en"><head><title>How the pipeline was surveyed</title><meta property="og:site_name" content="Pipeline Review"></head><body><main>
<h1>How the pipeline was surveyed</h1><p>Surveyors walked the whole route twice, first in the dry season and then after the rains, because the river crossings move by several hundred metres from one year to the next.</p>
<p>Their notebooks are kept in the archive of the ministry, and the maps that were drawn from them are still in use by the engineers who look after the valves and the pumping stations.</p></main></body></html>`;

/** Everything about it stands in JSON-LD, as many sites generate it. */
export const JSON_LD = `<html><head><title>x</title><script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#org","name":"Example Institute"},
{"@type":"NewsArticle","headline":"Wheat for turbines","datePublished":"2012-10-05T08:00:00Z","inLanguage":"en",
"author":[{"@type":"Person","name":"Sergei Orlov"},{"@type":"Person","name":"Nadia Khan"}],"publisher":{"@id":"#org"},
"mainEntityOfPage":"https://institute.example.org/wheat"}]}</script></head><body><div>
<p>The exchange of wheat for turbines was agreed by letter, without a ceremony, and it took the shipping company most of the winter to find vessels that could carry both cargoes in turn.</p>
<p>By the spring the first turbine stood in the harbour, under a tarpaulin, while the customs officers looked for a tariff that would fit it; in the end it entered the country as a spare part.</p>
</div></body></html>`;

/** A reprint, which names the address of the original. */
export const REPRINT = UNDATED.replace(
  '</head>',
  '<link rel="canonical" href="https://original.example.org/pipeline"><meta name="date" content="2001-07"><meta name="author" content="Lev Gromov"></head>',
);

export const MARKDOWN = `---
title: Notes on the harbour
author: R. Siddiqui
date: 2003-05-01
site: Harbour Notes
lang: en
url: https://notes.example.org/harbour
---
# Notes on the harbour

The harbour was dredged **twice** before the first
ship could dock, and [the pilots](https://example.org/) still talk of it.

## The pilots

- Two came from Odessa and stayed for a year.
- One stayed for good.

<script>alert(1)</script>

A footnote[^1] that is no footnote here.

[^1]: Said in passing.
`;

export const PLAIN = `The last train to the mill

By Omar Sheikh
12 June 1987

The last train to the mill left the station at a quar-
ter past nine, with two carriages and a long-
term loan of a locomotive from the port railway.

# 4 was painted on its side, for it was the fourth.

The driver
had worked on the long-term contract since it began.
`;

/** Pages with a running header, page numbers, words parted at line ends, and a paragraph over two pages. */
export async function createPdf(): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A5',
    margin: 50,
    info: { Title: 'Microsoft Word - draft.doc', Author: 'Tamara Belova' },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve));
  const pages = [
    [
      'The office in Peshawar was small, with one win-',
      'dow and a telephone that worked in the morn-',
      'ings. It was the first foreign office to keep a',
      'reading room.',
      '',
      'Nobody remembers who brought the chess',
      'boards, but from that winter on the room was',
    ],
    [
      'full every evening, and the Russian-',
      'Pakistani club kept its own table of results.',
      '',
      'The boards are in the museum now, and the',
      'club meets in a school, as it has done for a',
      'long time.',
    ],
    ['Its members still write to one another when', 'a tournament ends, and the letters are kept.'],
  ];
  for (const [number, lines] of pages.entries()) {
    if (number > 0) pdf.addPage();
    pdf
      .font('Helvetica')
      .fontSize(8)
      .text(`Journal of Small Places, volume 3 ${number + 101}`, 50, 25, { lineBreak: false });
    if (number === 0) pdf.fontSize(18).text('A reading room in Peshawar', 50, 55, { lineBreak: false });
    let y = number === 0 ? 100 : 60;
    for (const line of lines) {
      if (line !== '') pdf.fontSize(11).text(line, 50, y, { lineBreak: false });
      y += line === '' ? 10 : 14;
    }
    pdf.fontSize(9).text(`${number + 1}`, 200, 545, { lineBreak: false });
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Urdu in a font that draws letters and their dots apart, and names the letters only of some. */
export async function createPdfInUrdu(): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A5' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve));
  pdf.font('node_modules/@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff');
  pdf.text('کراچی میں بدھ کے روز دونوں ممالک کے انجینئروں نے بات چیت کی۔', { features: ['rtla'] });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A Word document: styled headings, a list, a deleted phrase, its properties. */
export function createDocx(body = DOCX_BODY, more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'docProps/core.xml': strToU8(
      '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>A bridge over the Kabul river</dc:title><dc:creator>Hamid Raza</dc:creator><dcterms:created>2009-04-17T10:00:00Z</dcterms:created></cp:coreProperties>',
    ),
    'word/styles.xml': strToU8(
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
    ),
    'word/document.xml': strToU8(body),
    ...more,
  });
}

const DOCX_BODY = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A bridge over the Kabul river</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The bridge was opened in the autumn, after </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>three years</w:t></w:r><w:r><w:t xml:space="preserve"> of work by engineers from both countries.</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The opening</w:t></w:r></w:p>
<w:p><w:r><w:t>The first lorry </w:t></w:r><w:del w:id="1"><w:r><w:delText>that was never there </w:delText></w:r></w:del><w:r><w:t>crossed it at noon &amp; stopped in the middle.</w:t></w:r></w:p>
</w:body></w:document>`;

function toWindows1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => codes.get(letter) ?? 63);
}
