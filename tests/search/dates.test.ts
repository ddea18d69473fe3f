import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { orderHits } from '../../src/search/order.ts';
import { createSearch } from '../../src/search/search.ts';

const search = await createSearch(await loadKnowledge('knowledge'));
const TODAY = '2026-11-24';

test.each([
  ['a month', 'What happened in May 2011?', '2011-05'],
  ['a day', 'what was signed on 10 January 1966', '1966-01-10'],
  ['a Russian month', 'что случилось в апреле 1965 года', '1965-04'],
  ['last year, seen from today', 'Lavrov visit last year', '2025'],
])('%s keeps to events of that time', (_what, question, date) => {
  const { events } = search.ask(question, TODAY);
  expect(events.length).toBeGreaterThan(0);
  for (const { event } of events) {
    expect(
      [event.date, event.end ?? event.date].some((day) => day.startsWith(date) || event.date < date),
    ).toBe(true);
  }
  expect(events[0]?.event.date.startsWith(date)).toBe(true);
});

test.each([
  ['What happened in May 2011?'],
  ['events in 1968'],
  ['Что случилось в 1968 году?'],
  ['1968 میں کیا ہوا'],
])('“%s” is found: it asks for nothing but its date', (question) => {
  const [lead] = orderHits(search.ask(question, TODAY));
  expect(lead).toMatchObject({ kind: 'event', confidence: 'found' });
});

test.each([
  ['a decade', 'Откуда брали деньги на поиски нефти в 60-е?', 'facts#oil-loan-1961-terms'],
  ['a year in two digits', 'за что индия обиделась на москву в 68-м', 'dossier-tashkent-kosygin-years#12'],
])('%s finds passages that tell of its years', (_what, question, wanted) => {
  const { passages } = search.ask(question, TODAY);
  expect(passages.slice(0, 3).map(({ passage }) => passage.id)).toContain(wanted);
});

test('who asks when is led by a date, and reads the best passage too', () => {
  const [lead, next] = orderHits(search.ask('When were diplomatic relations established?', TODAY));
  expect(lead).toMatchObject({ kind: 'event', event: { date: '1948-05-01' } });
  expect(next).toMatchObject({ kind: 'passage' });
});

test('one article alone can be searched, without events and facts', () => {
  const { passages, events } = search.ask('helicopters', TODAY, 'kozin-2018');
  expect(events).toEqual([]);
  expect(new Set(passages.map(({ passage }) => passage.article))).toEqual(new Set(['kozin-2018']));
});

test.each([
  ['words in any order', 'declaration tash', 'Ayub Khan and Shastri signed the Tashkent Declaration'],
  [
    'accents and capitals aside',
    'AYUB',
    'Ayub Khan began the first visit by a Pakistani head of state to the USSR',
  ],
])('titles complete from %s', (_what, typed, title) => {
  expect(search.completeEvents(typed, 25).map((event) => event.title)).toContain(title);
});
