import type { Language } from '../calendar/format.ts';
import { type ReminderTexts, remindersEn } from './reminders-en.ts';
import { remindersRu } from './reminders-ru.ts';
import { remindersUr } from './reminders-ur.ts';

/** What the bot says about reminders, in a language. */
export function reminderTexts(language: Language): ReminderTexts {
  return { en: remindersEn, ru: remindersRu, ur: remindersUr }[language];
}
