import { LRUCache } from 'lru-cache';
import type { Day } from '../calendar/date.ts';
import type { DateQuery } from '../calendar/date-query.ts';
import type { Event } from '../knowledge/event.ts';
import { type Items, toItems } from '../knowledge/items.ts';
import type { Passage, Searched } from '../knowledge/knowledge.ts';
import { createPace } from '../pace.ts';
import { type Analysis, analyse } from './analysis.ts';
import { eventCandidates, passageCandidates } from './candidates.ts';
import { createCompletion } from './completion.ts';
import { type Confidence, certaintyOf, type Signals, signalsOf, toLevel } from './confidence.ts';
import { type Entry, fromPassage, toEntries } from './entry.ts';
import { type Excerpt, findExcerpt } from './excerpt.ts';
import { openGlossaryIndex } from './glossary-index.ts';
import { isDateOnly, parseQuery, type Query } from './query.ts';
import { type Features, featuresOf, isElsewhere, isNamed, isSum, isWordFound, scoreOf } from './rank.ts';
import type { Candidate, Recalled } from './recalled.ts';
import { buildIndex, type Progress, type SearchIndex } from './search-index.ts';
import { STAGES, type Stages } from './stages.ts';
import { suggest } from './suggest.ts';
import { createThesaurus } from './thesaurus.ts';
import { createWordMemo, tokenize } from './tokens.ts';
import { createVocabulary } from './vocabulary.ts';

interface Found {
  /** Of the second stage: comparable within one answer only. */
  readonly score: number;
  /** How sure it is that this one, whatever stands above it, answers: as a person is told, and as a number in 0–1. */
  readonly confidence: Confidence;
  readonly certainty: number;
  /** What the second stage weighed, and what the certainty was made of. */
  readonly features: Features;
  readonly signals: Signals;
}

export interface PassageHit extends Found {
  readonly kind: 'passage';
  readonly passage: Passage;
  readonly excerpt: Excerpt;
}

export interface EventHit extends Found {
  readonly kind: 'event';
  readonly event: Event;
}

/** What the knowledge has to say to a question. */
export interface Answer {
  readonly question: string;
  readonly confidence: Confidence;
  /** The best hit's. */
  readonly certainty: number;
  /** Best first, at most ten; the nearest ones, when nothing was found. */
  readonly passages: readonly PassageHit[];
  readonly events: readonly EventHit[];
  /** The question asks for a time, so that a date is the answer. */
  readonly asksWhen: boolean;
  /** The date that the question names. */
  readonly date: DateQuery | undefined;
  /** Words of the question that nothing in the knowledge resembles, as they were typed. */
  readonly unknown: readonly string[];
  /** Titles, headings and words of the knowledge that a question could use instead; empty when one was found. */
  readonly suggestions: readonly string[];
}

/** Questions to passages and events, over one Knowledge. */
export interface Search {
  /**
   * Never throws, whatever the question; the same question on the same day always has the same answer.
   * `article`: the id of the only article to search.
   */
  ask(question: string, today: Day, article?: string): Answer;
  /** The sentences of one passage of this knowledge that answer a question best. */
  quote(question: string, passage: Passage, today: Day): Excerpt;
  /** Titles, headings and questions that a person may be about to type, at most `most`. */
  complete(typed: string, most: number): string[];
  /** Events whose title a person may be about to type, at most `most`. */
  completeEvents(typed: string, most: number): Event[];
  /** Events alone, for a date, a name or a question; best first, at most ten. */
  findEvents(query: string, today: Day): EventHit[];
}

/** Entries kept taken apart, because the same ones are asked for again and again. */
const ANALYSES = 5000;
/** Words kept read meanwhile: the vocabulary of a large folder, but for what stands in it once. */
const WORDS = 20_000;
/** Questions kept read: an answer's passages are quoted by the same one, and its pages turned. */
const QUERIES = 8;

/** Indexes the knowledge in small steps, so that a running bot goes on answering meanwhile. */
export async function createSearch(
  knowledge: Searched,
  progress?: Progress,
  stages: Stages = STAGES,
): Promise<Search> {
  const searched = {
    events: knowledge.events,
    glossary: stages.glossary ? knowledge.glossary : [],
    passages: stages.asked
      ? knowledge.passages
      : knowledge.passages.map((passage) => ({ ...passage, asked: [] })),
    outOfScope: stages.outOfScope ? knowledge.outOfScope : [],
  };
  return openSearch(toItems(searched), await buildIndex(searched, progress), stages);
}

/** Searches a knowledge with the index that was made of it. */
export async function openSearch(items: Items, index: SearchIndex, stages: Stages = STAGES): Promise<Search> {
  const pace = createPace();
  const { recall } = index;
  const entries = toEntries(items, index.months);
  const vocabulary = createVocabulary(index.vocabulary, stages.thesaurus ? createThesaurus() : undefined);
  const glossary = openGlossaryIndex(index.glossary);
  const completion = await createCompletion(index.titles, entries, pace);
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const memo = createWordMemo(WORDS);
  const analyses = new LRUCache<string, Analysis>({ max: ANALYSES });
  const analysisOf = (entry: Entry) => {
    // No event's id has the # of a passage's.
    const key = entry.item.kind === 'passage' ? entry.item.passage.id : entry.item.event.id;
    let analysis = analyses.get(key);
    if (!analysis) {
      analysis = analyse(entry, segmenter, memo);
      analyses.set(key, analysis);
    }
    return analysis;
  };

  const namesOf = ({ item }: Entry, { asked }: Analysis) => {
    const names =
      item.kind === 'event' ? [item.event.title] : [item.passage.title, item.passage.heading ?? ''];
    return [...names.map((name) => tokenize(name, memo)), ...asked];
  };

  /** The second stage over what the first one found, best first. */
  const rank = (query: Query, candidates: readonly Candidate[], top: number) => {
    const rarity = query.terms.reduce((sum, term) => sum + term.weight / term.frame, 0);
    // The best score of all, not the entry's own, says how much of the question the index knows.
    const scoreShare = rarity === 0 ? 0 : top / rarity;
    return candidates
      .flatMap(({ entry: index, score: recalled }) => {
        const entry = entries.at(index);
        if (!entry) return [];
        const analysis = analysisOf(entry);
        const features = featuresOf(query, entry, analysis, top === 0 ? 0 : recalled / top);
        if (isElsewhere(query, entry, features)) return [];
        return [{ index, entry, analysis, features, score: scoreOf(query, features, stages.weights) }];
      })
      .sort((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, stages.hits)
      .map((hit) => {
        // What falls on a date answers a question for nothing but that date, what holds a word one for that word.
        const isSure = isDateOnly(query)
          ? hit.features.date > 0
          : isWordFound(query, hit.features) || isNamed(query, namesOf(hit.entry, hit.analysis));
        const signals = signalsOf(query, hit.features, hit.entry.days !== undefined, scoreShare);
        const certainty = isSure ? 1 : isSum(query) ? 0 : certaintyOf(signals);
        return { ...hit, signals, certainty, confidence: toLevel(certainty) };
      });
  };
  const rankEvents = (query: Query, recalled: Recalled) => {
    const candidates = eventCandidates(entries, query, recalled);
    return rank(query, candidates, recalled.top).flatMap(
      ({ entry: { item }, score, confidence, certainty, features, signals }): EventHit[] =>
        item.kind === 'event'
          ? [{ kind: 'event', event: item.event, score, confidence, certainty, features, signals }]
          : [],
    );
  };

  const queries = new LRUCache<string, Query>({ max: QUERIES });
  const read = (text: string, today: Day) => {
    const key = `${today} ${text}`;
    let query = queries.get(key);
    if (!query) {
      query = parseQuery(text, vocabulary, glossary, index.scope, today, stages);
      queries.set(key, query);
    }
    return query;
  };

  return {
    ask(question, today, article) {
      const query = read(question, today);
      const recalled = recall.find(query);
      const candidates = passageCandidates(entries, recalled, article);
      const passages = rank(query, candidates, recalled.top).flatMap(
        ({
          entry: { item, text },
          analysis,
          score,
          confidence,
          certainty,
          features,
          signals,
        }): PassageHit[] =>
          item.kind === 'passage'
            ? [
                {
                  kind: 'passage',
                  passage: item.passage,
                  score,
                  confidence,
                  certainty,
                  features,
                  signals,
                  excerpt: findExcerpt(query, text, analysis, stages.excerptPair),
                },
              ]
            : [],
      );
      const events = article === undefined ? rankEvents(query, recalled) : [];
      const levels = [passages[0]?.confidence, events[0]?.confidence];
      const confidence = (['found', 'perhaps'] as const).find((level) => levels.includes(level)) ?? 'nothing';
      const suggestions = confidence === 'found' ? [] : suggest(query, passages, vocabulary);
      return {
        question,
        confidence,
        certainty: Math.max(passages[0]?.certainty ?? 0, events[0]?.certainty ?? 0),
        passages,
        events,
        asksWhen: query.answerType === 'time',
        date: query.date,
        unknown: query.terms.filter(({ forms }) => forms.size === 0).map(({ word }) => word),
        suggestions,
      };
    },
    quote(question, passage, today) {
      const entry = fromPassage(passage);
      return findExcerpt(read(question, today), entry.text, analysisOf(entry));
    },
    complete: completion.titles,
    completeEvents: completion.events,
    findEvents(text, today) {
      const query = read(text, today);
      return rankEvents(query, recall.find(query));
    },
  };
}
