import { toItems } from '../knowledge/items.ts';
import type { Searched } from '../knowledge/knowledge.ts';
import { createPace } from '../pace.ts';
import { collectTitles, type TitleData } from './completion.ts';
import { monthWords, toEntries } from './entry.ts';
import { type GlossaryData, toGlossaryData } from './glossary-index.ts';
import { createRecall, type Recall, type RecallBuilder } from './recall.ts';
import { type CollectedScope, collectScope, type ScopeData } from './scope.ts';
import { tokenize, type WordMemo } from './tokens.ts';
import { type CollectedVocabulary, collectVocabulary, type VocabularyData } from './vocabulary.ts';

/** All that is counted, stemmed and sorted over a knowledge before the first question. */
export interface SearchIndex {
  readonly recall: Recall;
  readonly vocabulary: VocabularyData;
  readonly glossary: GlossaryData;
  readonly scope: ScopeData;
  readonly titles: TitleData;
  /** The names of the months, by which events are found too. */
  readonly months: readonly string[];
}

/** Called now and then, for a progress bar. */
export type Progress = (done: number, total: number) => void;

/** Entries between two reports of progress. */
const REPORTED = 50;

/** An index that was made just now, and can be kept. */
export interface NewIndex extends SearchIndex {
  readonly recall: RecallBuilder;
  readonly vocabulary: CollectedVocabulary;
  readonly scope: CollectedScope;
}

/** Makes the index of a knowledge. */
export async function buildIndex(knowledge: Searched, progress?: Progress): Promise<NewIndex> {
  const pace = createPace();
  const months = monthWords();
  const entries = toEntries(toItems(knowledge), months);
  const recall = createRecall();
  const collected = collectVocabulary();
  const scope = collectScope();
  const titles = collectTitles();
  const memo: WordMemo = new Map();
  let i = 0;
  for (const entry of entries) {
    const { keywords, text, asked } = entry;
    titles.add(entry);
    const whole = `${entry.titles}. ${keywords}. ${text}`;
    const tokens = tokenize(whole, memo);
    const questions = asked.map((question) => tokenize(question, memo));
    const words = questions.flat();
    scope.add(questions);
    collected.add(whole, tokens, words);
    recall.add(
      i,
      [...tokens, ...words].map((token) => token.term),
    );
    if (i % REPORTED === 0) progress?.(i, entries.length);
    i++;
    await pace();
  }
  progress?.(entries.length, entries.length);
  return {
    recall,
    vocabulary: collected.finish(),
    glossary: toGlossaryData(knowledge.glossary, 'en', memo),
    scope: scope.finish(knowledge.outOfScope.map((question) => tokenize(question, memo))),
    titles: titles.finish(),
    months,
  };
}
