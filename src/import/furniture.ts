/** A line longer than this in words is an article's, whatever it begins with. */
const LONGEST = 14;
const LONGEST_SENTENCE = 6;

// What sites set around and between an article's paragraphs, in the languages that they are in.
const WHOLE_LINE = new RegExp(
  `^(?:${[
    'share(?: this.*| on .*)?|tweet|e-?mail|print(?: this.*)?|comments?(?: \\(\\d+\\))?|leave a (?:comment|reply).*',
    '(?:advertisement|sponsored|promoted|ad)(?: content)?|listen to (?:this )?article.*|\\d+ min(?:ute)?s? read',
    '(?:related|popular|trending|recommended|latest)(?: (?:articles?|stories|news|posts?|topics?|content|reading))?:?',
    '(?:previous|next)(?: (?:article|post|story))?(?:[:»«>].*)?|(?:previous|next) (?:article|post|story).*',
    '(?:read|see|watch)(?: also| more| next)(?:[:|].*)?|also read.*|more (?:from|on|in|about) .*|click here.*|download pdf',
    '(?:subscribe|sign up|sign in|log in|register|follow us|join us|newsletter).*|back to top|skip to .*|menu|search|home',
    '(?:tags?|topics?|categor(?:y|ies)|filed under|published in|posted in)(?::.*)?',
    '(?:photo|image|picture|credit|photograph|file photo|caption)(?: by| credit)?:.*|.{0,40}getty images|.{0,40}/ ?(?:afp|reuters|ap)',
    'all rights reserved.*|terms (?:of|and) .*|privacy policy|accept(?: all)?(?: cookies)?|i agree',
    'поделиться.*|читайте также.*|читать (?:далее|также|дальше).*|предыдущая (?:статья|запись|новость).*|следующая (?:статья|запись|новость).*',
    'реклама|комментарии.*|оставить комментарий.*|подпи(?:саться|шитесь|ска).*|теги:.*|фото:.*|распечатать|версия для печати|наверх|меню|поиск|все права защищены.*',
    'شیئر کریں.*|مزید پڑھیں.*|یہ بھی پڑھیں.*|پچھلا مضمون.*|اگلا مضمون.*|اشتہار|تبصرے.*|تصویر:.*|ہمیں فالو کریں.*|سبسکرائب.*',
  ].join('|')})$`,
  'iu',
);

const COOKIES =
  /\bcookies?\b.*\b(?:accept|agree|consent|polic|use|site|experience)|\b(?:use|uses|using) cookies\b|файл\S* cookie|کوکیز/iu;

/** Is a line the site's own and not the article's? `linked` is the share of it that is links, 0 to 1. */
export function isFurniture(text: string, linked = 0): boolean {
  // A table of contents leads the eye to its page numbers with dots.
  if (/(?:\.\s?){6,}\s*\p{Nd}+\s*$/u.test(text)) return true;
  const words = text.split(' ').length;
  if (words > LONGEST * 3) return false;
  if (COOKIES.test(text)) return true;
  if (words <= LONGEST && (linked > 0.8 || /^(?:©|\(c\) |copyright )/i.test(text))) return true;
  // A sentence may begin as furniture does: "Read more carefully, the treaty says otherwise."
  const most = /[.!?…۔]$/.test(text) ? LONGEST_SENTENCE : LONGEST;
  return words <= most && WHOLE_LINE.test(text.replace(/[.!…۔]+$/, ''));
}
