import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const exe = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const b = await chromium.launch({ executablePath: exe, args: ['--no-sandbox'] });
const p = await b.newPage();
await p.setContent(
  `<html dir=rtl lang=ur><style>@font-face{font-family:N;src:url(data:font/woff2;base64,${(await import('node:fs')).readFileSync('node_modules/@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2').toString('base64')})}body{font-family:N;font-size:14px;text-align:justify}</style><h1>کراچی میں مذاکرات</h1><p>کراچی میں بدھ کے روز دونوں ممالک کے انجینئروں نے فولاد کے کارخانے کی مرمت پر بات چیت کی۔ حکام کے مطابق یہ کارخانہ گزشتہ سال سے بند پڑا ہے اور ہزاروں مزدور اس کے دوبارہ کھلنے کا انتظار کر رہے ہیں۔</p><p>سنہ 1948 میں تعلقات قائم ہوئے۔ وفد کے سربراہ نے کہا کہ اگر پرزے وقت پر پہنچ جائیں تو بھٹیاں اٹھارہ ماہ میں دوبارہ کام کر سکتی ہیں۔</p></html>`,
);
await p.pdf({ path: '/tmp/k9/shapes/urdu2.pdf', format: 'A5' });
await p.setContent(
  `<html lang=ru><style>body{font-family:sans-serif;font-size:13px;text-align:justify;hyphens:auto;width:260px}</style><h1>Переговоры о заводе</h1><p>Инженеры двух стран встретились в среду в Карачи, чтобы обсудить ремонт прокатного стана, который, по словам чиновников, простаивает с весны прошлого года и ждёт запасных частей.</p><p>Следующий раунд переговоров состоится летом, и обе стороны рассчитывают договориться о цене оборудования, о которой спорят уже несколько месяцев.</p></html>`,
);
await p.pdf({ path: '/tmp/k9/shapes/russian2.pdf', format: 'A5' });
await b.close();
