import type { Language } from '../src/calendar/format.ts';
import { defineCommand, type Services, UserError } from '../src/command.ts';
import { toCustomId } from '../src/custom-id.ts';
import type { ArticleOverview } from '../src/knowledge/knowledge.ts';
import { findArticle, suggestArticles } from '../src/replies/article-choice.ts';
import { removeButton, turnPage } from '../src/replies/remove.ts';
import { sourceLine } from '../src/replies/source-line.ts';
import { type Block, heading, type PressReply, type Reply, small, text } from '../src/reply.ts';
import { textsIn } from '../src/texts/texts.ts';

const PER_PAGE = 10;

export const sources = defineCommand({
  command: 'sources',
  name: { ru: 'источники' },
  description: {
    en: 'What is searched, and the details of each source',
    ru: 'Где идёт поиск, и сведения о каждом источнике',
  },
  options: {
    source: {
      type: 'string',
      name: { ru: 'источник' },
      description: { en: 'The details of this one', ru: 'Сведения об этом источнике' },
      maxLength: 300,
      autocomplete: true,
    },
  },
  isPrivate: () => true,
  run({ input, language }, services): Reply {
    if (input.source === undefined) return list(1, language, services);
    const article = findArticle(input.source, services);
    if (!article) throw new UserError(textsIn(language).sources.none(input.source));
    return details(article, language);
  },
  complete: (_option, typed, _asker, services) => suggestArticles(typed, services),
  press(press, services): PressReply {
    const [argument = ''] = press.args;
    if (press.action === 'page') return turnPage(press, list(Number(argument), press.language, services));
    const article = findArticle(press.values[0] ?? '', services);
    if (!article) throw new UserError(textsIn(press.language).found.gone);
    return { kind: 'new', reply: details(article, press.language) };
  },
});

function list(wanted: number, language: Language, { knowledge }: Services): Reply {
  const { articles, passages, events, facts } = knowledge;
  const texts = textsIn(language);
  const pages = Math.max(1, Math.ceil(articles.length / PER_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const shown = articles.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const go = (to: number) => toCustomId('sources', 'page', to);
  const choices = shown.map(({ id, source }) => ({
    name: source.title,
    value: id,
    description: source.publisher,
  }));
  const select: Block = {
    kind: 'select',
    id: toCustomId('sources', 'details'),
    placeholder: texts.sources.choose,
    choices,
  };
  return {
    private: true,
    tone: 'neutral',
    blocks: [
      heading(texts.sources.title),
      text(
        texts.sources.counts(articles.length, passages.length - facts.length, events.length, facts.length),
      ),
      ...shown.map(({ source, passages }) => sourceLine(source, texts.sources.details(passages.length))),
      // An id longer than Discord's limit can still be typed.
      ...(choices.every(({ value }) => value.length <= 100) ? [select] : []),
      small([texts.page(page, pages), texts.sources.version(knowledge.version)].join(' · ')),
      ...(pages === 1
        ? []
        : [
            {
              kind: 'buttons' as const,
              buttons: [
                { id: go(page - 1), label: texts.buttons.back, disabled: page <= 1 },
                { id: go(page + 1), label: texts.buttons.next, disabled: page >= pages },
                removeButton(language),
              ],
            },
          ]),
    ],
  };
}

function details(
  { source, license, language: written, passages }: ArticleOverview,
  language: Language,
): Reply {
  const texts = textsIn(language);
  return {
    private: true,
    tone: 'neutral',
    blocks: [
      heading(source.title),
      sourceLine(source, texts.sources.details(passages.length)),
      ...(source.note ? [text(source.note)] : []),
      small([written, license].filter(Boolean).join(' · ')),
    ],
  };
}
