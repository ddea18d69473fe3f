import type { Day } from '../calendar/date.ts';
import type { Language } from '../calendar/format.ts';
import type { Press, Services } from '../command.ts';
import { toCustomId } from '../custom-id.ts';
import { type Block, type Button, type Inline, type Reply, small, text } from '../reply.ts';
import { findLanguage } from '../search/language.ts';
import { orderHits } from '../search/order.ts';
import { HASH_LENGTH, type Reference, toHash } from '../search/references.ts';
import type { Answer } from '../search/search.ts';
import { textsIn } from '../texts/texts.ts';
import { eventBlock, passageBlock } from './hit.ts';
import { marked } from './marked.ts';
import { removeButton } from './remove.ts';

/** The numeric id of the text that repeats the question: a press finds it there. */
export const QUESTION_ID = 1;

const PER_PAGE = 3;
/** As many as a custom id of a hundred characters has room for. */
const MOST_ITEMS = 12;

/** What an answer's page is made of. */
export interface AnswerPage {
  readonly question: string;
  readonly items: readonly Reference[];
  /** From 1. */
  readonly page: number;
  readonly language: Language;
  readonly today: Day;
  /** The id of the only article that was searched. */
  readonly article: string | undefined;
}

/** Language of the frame: the question's where that is Russian or Urdu, else the asker's. */
export function frameLanguage(question: string, asker: { readonly language: Language }): Language {
  return findLanguage(question) ?? asker.language;
}

/** Language of what a press brings: that of the frame whose button it was, where it says one, or of the question there. */
export function pressLanguage(press: Press): Language {
  const carried = press.args.find((arg) => arg === 'ru' || arg === 'ur');
  return carried ?? frameLanguage(press.message?.texts.get(QUESTION_ID) ?? '', press);
}

/** The first page of an answer, or an honest nothing with ways on. */
export function answerReply(
  answer: Answer,
  asked: Pick<AnswerPage, 'language' | 'today' | 'article'>,
  services: Services,
): Reply {
  const { language } = asked;
  const items = answer.confidence === 'nothing' ? [] : orderHits(answer).slice(0, MOST_ITEMS);
  if (items.length > 0) {
    return answerPage({ ...asked, question: answer.question, items, page: 1 }, answer, services);
  }
  const texts = textsIn(language);
  return {
    tone: 'warning',
    blocks: [
      questionLine(answer.question),
      text(texts.found.nothing),
      ...(answer.suggestions.length > 0
        ? [text(texts.found.tryThese, ' ', ...spread(answer.suggestions.map((word) => ({ bold: [word] }))))]
        : []),
      { kind: 'buttons', buttons: [removeButton(language)] },
    ],
  };
}

/** One page of what was found. */
export function answerPage(wanted: AnswerPage, answer: Answer, { search }: Services): Reply {
  // What a page button names may have left the knowledge meanwhile, and with it the last pages.
  const last = pageCount(wanted);
  const page = { ...wanted, page: Math.min(Math.max(1, Math.trunc(wanted.page) || 1), last) };
  const { question, items, language } = page;
  const texts = textsIn(language);
  const shown = items.slice((page.page - 1) * PER_PAGE, page.page * PER_PAGE);
  const blocks = shown.flatMap((item, i): Block[] => {
    const block =
      item.kind === 'event'
        ? eventBlock(item.event, answer.asksWhen && page.page === 1 && i === 0, language)
        : passageBlock(item.passage, marked(search.quote(question, item.passage, page.today)), language);
    return i === 0 ? [block] : [{ kind: 'divider' }, block];
  });
  return {
    tone: 'neutral',
    blocks: [
      questionLine(question),
      ...(answer.confidence === 'perhaps' ? [text(texts.found.perhaps)] : []),
      ...(blocks.length > 0 ? blocks : [text(texts.found.gone)]),
      ...pageLine(page),
      { kind: 'buttons', buttons: [...pageButtons(page), removeButton(language)] },
    ],
  };
}

/** The question as it was asked, so that a press can read it again. */
function questionLine(question: string): Block {
  return { ...small(question), id: QUESTION_ID };
}

function pageCount({ items }: AnswerPage): number {
  return Math.max(1, Math.ceil(items.length / PER_PAGE));
}

function pageLine(page: AnswerPage): Block[] {
  const pages = pageCount(page);
  return pages === 1 ? [] : [small(textsIn(page.language).page(page.page, pages))];
}

function pageButtons(page: AnswerPage): Button[] {
  const pages = pageCount(page);
  if (pages === 1) return [];
  const { buttons } = textsIn(page.language);
  const hashes = page.items
    .map((item) => toHash(item.kind === 'event' ? item.event.id : item.passage.id))
    .join('');
  const article = page.article === undefined ? [] : [toHash(page.article)];
  const go = (to: number) => toCustomId('ask', 'page', to, hashes, ...article);
  return [
    { id: go(page.page - 1), label: buttons.back, disabled: page.page <= 1 },
    { id: go(page.page + 1), label: buttons.next, disabled: page.page >= pages },
  ];
}

/** The items that a page button names, each once; what is no longer in the knowledge is left out. */
export function parseItems(hashes: string, { references }: Services): Reference[] {
  const parts = hashes.match(new RegExp(`.{${HASH_LENGTH}}`, 'g')) ?? [];
  return [...new Set(parts)].slice(0, MOST_ITEMS).flatMap((hash) => references.find(hash) ?? []);
}

function spread(words: readonly Inline[]): Inline[] {
  return words.flatMap((word, i) => (i === 0 ? [word] : [' · ', word]));
}
