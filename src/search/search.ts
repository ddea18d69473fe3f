import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Knowledge, Passage } from '../knowledge/knowledge.ts';
import { type Analysis, analyse, titlesOf } from './analysis.ts';
import { type Confidence, confidenceOf, toLevel } from './confidence.ts';
import { type Excerpt, findExcerpt } from './excerpt.ts';
import { parseQuery } from './query.ts';
import { featuresOf, scoreOf } from './rank.ts';
import { createRecall } from './recall.ts';
import { suggest } from './suggest.ts';
import { tokenize } from './tokens.ts';
import { collectVocabulary } from './vocabulary.ts';

/** One passage of an answer. */
export interface Hit {
  readonly passage: Passage;
  /** Of the second stage: comparable within one answer only. */
  readonly score: number;
  /** How sure it is that this passage, whatever stands above it, answers. */
  readonly confidence: Confidence;
  readonly excerpt: Excerpt;
}

/** What the knowledge has to say to a question. */
export interface Answer {
  readonly question: string;
  readonly confidence: Confidence;
  /** Best first; the nearest ones, when nothing was found. */
  readonly hits: readonly Hit[];
  /** Titles, headings and words of the knowledge that a question could use instead; empty when one was found. */
  readonly suggestions: readonly string[];
}

/** Questions to passages, over one Knowledge. */
export interface Search {
  /** Never throws, whatever the question; the same question always has the same answer. */
  ask(question: string): Answer;
}

/** How many passages the first stage hands to the second, and how many of them an answer shows. */
const CANDIDATES = 30;
const MOST_HITS = 10;
/** Passages indexed between two turns of the event loop: a few milliseconds. */
const CHUNK = 50;
/** Passages kept taken apart, because the same ones are asked for again and again. */
const ANALYSES = 5000;

/** Indexes the passages in small steps, so that a running bot goes on answering meanwhile. */
export async function createSearch(
  knowledge: Knowledge,
  progress?: (done: number, total: number) => void,
): Promise<Search> {
  const { passages } = knowledge;
  const recall = createRecall();
  const collected = collectVocabulary();
  for (const [i, passage] of passages.entries()) {
    const text = `${titlesOf(passage)}. ${passage.text}`;
    const tokens = tokenize(text);
    collected.add(text, tokens);
    recall.add(
      i,
      tokens.map((token) => token.term),
    );
    if (i % CHUNK === CHUNK - 1) {
      progress?.(i + 1, passages.length);
      await nextTurn();
    }
  }
  progress?.(passages.length, passages.length);
  const vocabulary = collected.finish();
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const analyses = new LRUCache<number, Analysis>({ max: ANALYSES });
  const analysisOf = (index: number, passage: Passage) => {
    const kept = analyses.get(index) ?? analyse(passage, segmenter);
    analyses.set(index, kept);
    return kept;
  };

  return {
    ask(question) {
      const query = parseQuery(question, vocabulary);
      const candidates = recall.find(query, CANDIDATES);
      const top = candidates[0]?.score ?? 1;
      const rarity = query.terms.reduce((sum, term) => sum + term.weight / term.frame, 0);
      // The best score of all, not the passage's own, says how much of the question the index knows.
      const scoreShare = rarity === 0 ? 0 : top / rarity;
      const hits = candidates
        .flatMap(({ passage: index, score: recalled }) => {
          const passage = passages[index];
          if (!passage) return [];
          const analysis = analysisOf(index, passage);
          const features = featuresOf(query, passage, analysis, recalled / top);
          return [{ index, passage, analysis, features, score: scoreOf(features) }];
        })
        .sort((a, b) => b.score - a.score || a.index - b.index)
        .slice(0, MOST_HITS)
        .map(
          ({ passage, analysis, features, score }): Hit => ({
            passage,
            score,
            confidence: toLevel(confidenceOf(features, scoreShare)),
            excerpt: findExcerpt(query, passage, analysis),
          }),
        );
      const confidence = hits[0]?.confidence ?? 'nothing';
      const suggestions = confidence === 'found' ? [] : suggest(query, hits, vocabulary);
      return { question, confidence, hits, suggestions };
    },
  };
}
