/** A Russian question of three hundred characters: as long as one may be. */
export const LONG_QUESTION: string =
  `${'Какие соглашения о газопроводе из Карачи в Лахор подписали Россия и Пакистан, и что о них известно? '.repeat(3)}Да?`
    .replace(/\s+/g, ' ')
    .slice(0, 300);

const about = (what: string) =>
  `Россия и Пакистан подписали соглашения о газопроводе из Карачи в Лахор: об этом ${what} известно из газет.`;

/** An article in Russian with these paragraphs. */
export function russianArticle(id: string, paragraphs: readonly string[]): string {
  return `---\nid: ${id}\ntitle: Газ ${id}\npublisher: Газета\nlanguage: ru\n---\n\n${paragraphs.join('\n\n')}\n`;
}

/** Two articles whose six paragraphs answer the long question: two pages. */
export const RUSSIAN_ARTICLES: Readonly<Record<string, string>> = {
  'articles/one.md': russianArticle('one', ['первое', 'второе', 'третье'].map(about)),
  'articles/two.md': russianArticle('two', ['четвёртое', 'пятое', 'шестое'].map(about)),
};
