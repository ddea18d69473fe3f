import { type MessageCommand, UserError } from '../src/command.ts';
import { answerReply, frameLanguage } from '../src/replies/answer.ts';
import { shorten } from '../src/replies/marked.ts';
import { textsIn } from '../src/texts/texts.ts';

/** A message can be long; its beginning says what it claims. */
const LONGEST_CLAIM = 300;

/** Searches for what a message claims. */
export const findSources: MessageCommand = {
  command: 'Find sources',
  title: { en: 'Find sources', ru: 'Найти источники' },
  run({ input, today, ...asker }, services) {
    const { message } = input;
    const claim = [message.content, ...message.texts.values()].join(' ').trim();
    const language = frameLanguage(claim, asker);
    if (!/[\p{L}\p{N}]/u.test(claim)) throw new UserError(textsIn(language).errors.emptyMessage);
    const answer = services.search.ask(shorten(claim, LONGEST_CLAIM), today);
    return { ...answerReply(answer, { language, today, article: undefined }, services), private: true };
  },
};
