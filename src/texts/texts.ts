import type { Language } from '../calendar/format.ts';
import { en, type Texts } from './en.ts';
import { ru } from './ru.ts';
import { ur } from './ur.ts';

/** The bot's own words in a language. */
export function textsIn(language: Language): Texts {
  return { en, ru, ur }[language];
}
