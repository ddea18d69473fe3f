import type { Event } from '../../src/knowledge/event.ts';

/** An event of 1 May 1948 that is remembered. */
export function anEvent(differing: Partial<Event> = {}): Event {
  return {
    id: 'relations-established',
    date: '1948-05-01',
    title: 'Relations established',
    summary: 'The two countries establish diplomatic relations.',
    topics: ['diplomacy'],
    people: [],
    places: [],
    anniversary: true,
    importance: 3,
    tone: 'celebratory',
    confidence: 'confirmed',
    sourceQuality: 'good',
    disagreements: [],
    evidence: [],
    sources: [
      {
        title: 'The archive',
        author: null,
        publisher: 'Archive',
        published: null,
        url: 'https://example.org/archive',
        note: null,
        supports: null,
        titleIsDescription: false,
      },
    ],
    ...differing,
  };
}
