import { defineCommand, type Press, type Services, UserError } from '../src/command.ts';
import { toCustomId } from '../src/custom-id.ts';
import {
  answerPage,
  answerReply,
  frameLanguage,
  parseItems,
  pressLanguage,
  QUESTION_ID,
} from '../src/replies/answer.ts';
import { findArticle, suggestArticles } from '../src/replies/article-choice.ts';
import { shorten } from '../src/replies/marked.ts';
import { turnPage } from '../src/replies/remove.ts';
import { sourceLine } from '../src/replies/source-line.ts';
import { type PressReply, quote, type Reply, small, text } from '../src/reply.ts';
import { toHash } from '../src/search/references.ts';
import { textsIn } from '../src/texts/texts.ts';

/** What `quote: excerpt` lets be shown of a paragraph. */
const EXCERPT_LENGTH = 300;
/** A paragraph can be longer than a message. */
const LONGEST_PARAGRAPH = 3000;

export const ask = defineCommand({
  command: 'ask',
  name: { ru: 'спросить' },
  description: {
    en: 'Ask a question: sentences from articles, events and facts answer, each with its source',
    ru: 'Задать вопрос: отвечают предложения из статей, события и факты, каждое с источником',
  },
  options: {
    question: {
      type: 'string',
      name: { ru: 'вопрос' },
      description: {
        en: 'Your question, in English, Russian or Urdu',
        ru: 'Ваш вопрос: по-русски, по-английски или на урду',
      },
      required: true,
      maxLength: 300,
      autocomplete: true,
    },
    source: {
      type: 'string',
      name: { ru: 'источник' },
      description: { en: 'Search only this article', ru: 'Искать только в этой статье' },
      maxLength: 300,
      autocomplete: true,
    },
    private: {
      type: 'boolean',
      name: { ru: 'лично' },
      description: { en: 'Only you see the answer', ru: 'Ответ увидите только вы' },
    },
  },
  isPrivate: (input) => input.private === true,
  run({ input, today, ...asker }, services): Reply {
    const { question } = input;
    const language = frameLanguage(question, asker);
    if (!/[\p{L}\p{N}]/u.test(question)) throw new UserError(textsIn(language).errors.emptyQuestion);
    const article = input.source === undefined ? undefined : findArticle(input.source, services);
    if (input.source !== undefined && !article)
      throw new UserError(textsIn(language).sources.none(input.source));
    const answer = services.search.ask(question, today, article?.id);
    const asked = { language, today, article: article?.id };
    return { ...answerReply(answer, asked, services), private: input.private === true };
  },
  complete(option, typed, _asker, services) {
    if (option === 'source') return suggestArticles(typed, services);
    return services.search.complete(typed, 25).map((title) => {
      const name = shorten(title, 100);
      return { name, value: name };
    });
  },
  press(pressed, services): PressReply {
    const press = { ...pressed, language: pressLanguage(pressed) };
    const [first = ''] = press.args;
    if (press.action === 'page') return turn(press, services);
    if (press.action === 'event') return askAbout(press, first, services);
    return onPassage(press, first, services);
  },
});

function turn(press: Press, services: Services): PressReply {
  const [page, hashes = '', only] = press.args;
  const question = press.message?.texts.get(QUESTION_ID) ?? '';
  const { language, today } = press;
  const items = parseItems(hashes, services);
  const article = only === undefined ? undefined : services.references.findArticle(only)?.id;
  const answer = services.search.ask(question, today, article);
  const wanted = { question, items, page: Number(page), language, today, article };
  return turnPage(press, answerPage(wanted, answer, services));
}

function askAbout(press: Press, hash: string, services: Services): PressReply {
  const found = services.references.find(hash);
  if (found?.kind !== 'event') throw new UserError(textsIn(press.language).found.gone);
  const { language, today } = press;
  const answer = services.search.ask(found.event.title, today);
  return {
    kind: 'new',
    reply: { ...answerReply(answer, { language, today, article: undefined }, services), private: true },
  };
}

/** The whole paragraph, and what is wrong with it. */
function onPassage(press: Press, hash: string, services: Services): PressReply {
  const texts = textsIn(press.language);
  const found = services.references.find(hash);
  if (found?.kind !== 'passage') throw new UserError(texts.found.gone);
  const { passage } = found;
  if (press.action === 'report') {
    const { title, label } = texts.report;
    return {
      kind: 'form',
      form: { id: toCustomId('ask', 'reported', hash, press.language), title, label, maxLength: 500 },
    };
  }
  if (press.action === 'reported') {
    services.report('passage reported', { passage: passage.id, reason: press.values[0] ?? '' });
    return { kind: 'new', reply: { private: true, blocks: [text(texts.report.thanks)] } };
  }
  const most = { full: LONGEST_PARAGRAPH, excerpt: EXCERPT_LENGTH, none: 0 }[passage.quote];
  const place = passage.paragraph === null ? texts.kinds.fact : texts.paragraph(passage.paragraph);
  const [, ...further] = passage.sources;
  const { note } = passage.sources[0];
  return {
    kind: 'new',
    reply: {
      private: true,
      tone: 'neutral',
      blocks: [
        // Of what may not be quoted nothing is shown, its headings included.
        ...(most > 0 && passage.heading ? [text({ bold: [passage.heading] })] : []),
        ...(most > 0 ? [quote(shorten(passage.text, most))] : []),
        sourceLine(passage.sources[0], place),
        ...further.slice(0, 10).map((source) => sourceLine(source, null)),
        ...(note ? [small(note)] : []),
        {
          kind: 'buttons',
          buttons: [
            {
              id: toCustomId('ask', 'report', toHash(passage.id), press.language),
              label: texts.buttons.report,
            },
          ],
        },
      ],
    },
  };
}
