function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** Everything that the bot says in its own words, in English: the shape of all languages. */
export const en = {
  found: {
    nothing: 'Nothing found: no source here answers that.',
    perhaps: 'Nothing answers that for certain. The nearest there is:',
    tryThese: 'Here you find something on:',
    gone: 'What stood here is no longer in the knowledge.',
  },
  kinds: { event: 'Event', fact: 'Fact', passage: 'Article' },
  paragraph: (number: number) => `paragraph ${number}`,
  yearsAgo: (years: number) => (years === 1 ? '1 year ago' : `${years} years ago`),
  buttons: {
    whole: 'Whole paragraph',
    open: 'Open',
    back: 'Back',
    next: 'Next',
    earlier: 'Earlier',
    later: 'Later',
    remove: 'Remove',
    report: 'Report this passage',
    ask: 'Ask about this',
    sources: 'Sources',
    calendar: 'Calendar file',
  },
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  report: {
    title: 'Report this passage',
    label: 'What is wrong with it?',
    thanks: 'Thank you. The keepers of this bot will look at it.',
  },
  event: {
    none: 'No such event is known.',
    needs: 'Give a name or a date, for example “Tashkent” or “1 May 1948”.',
    notDate: (text: string) =>
      `“${text}” is no date that I can read. Try 1 May 1948, 01.05.1948, May 1948 or 1948.`,
    impossible: (text: string) => `“${text}” is a day that no calendar has.`,
    readAs: (date: string) => `Read as ${date}.`,
    people: 'People',
    places: 'Places',
    differ: 'Sources differ',
    says: (claim: string, by: string | undefined) => (by ? `${claim} (${by})` : claim),
    aboutDate: 'About the date',
    single: 'Told by a single source.',
    weak: 'The sources are weak.',
    asWritten: 'In an article',
    other: 'Also:',
  },
  day: {
    title: (day: string) => `On ${day}`,
    none: 'Nothing is remembered on this day.',
    before: (day: string) => `The nearest before, ${day}:`,
    after: (day: string) => `The nearest after, ${day}:`,
    either: (text: string, one: string, other: string) =>
      `“${text}” may be ${one} or ${other}. Write the month in words.`,
    notDay: (text: string) => `“${text}” is no day of the year. Try 1 May or 05-01.`,
  },
  timeline: {
    title: (topic: string | undefined, from: string, to: string) =>
      topic ? `${topic}, ${from} to ${to}` : `Timeline, ${from} to ${to}`,
    none: 'No event is known there.',
    notYear: (text: string) => `“${text}” is no year or date. Try 1965 or May 1965.`,
    backwards: 'The end lies before the beginning.',
    noTopic: (text: string) => `There is no topic “${text}”. Choose one that is suggested.`,
    count: (events: number) => counted(events, 'event'),
  },
  sources: {
    title: 'What is searched',
    counts: (articles: number, passages: number, events: number, facts: number) =>
      `${counted(articles, 'article')} with ${counted(passages, 'paragraph')}, ${counted(events, 'event')} and ${counted(facts, 'fact')}`,
    choose: 'Choose a source',
    details: (passages: number) => counted(passages, 'paragraph'),
    none: (text: string) => `There is no source “${text}”. Choose one that is suggested.`,
    version: (version: string) => `Knowledge ${version}`,
  },
  help: {
    title: 'What I do',
    intro:
      'I answer questions with sentences from articles, with dated events and with cited facts. I quote, I never write answers of my own, and when no source answers I say so.',
    private: 'Only you see what you ask with private: True.',
  },
  errors: {
    tooMany: (seconds: number) => `Those were many questions in a minute. Please ask again in ${seconds} s.`,
    unknown: (id: string) => `Something went wrong here. If you tell the operator, name this: ${id}`,
    stale: 'This button is from an older version. Please ask again.',
    slowForm: 'The form took too long to open. Please press the button again.',
    option: (name: string, problem: string) => `${name}: ${problem}`,
    noCommand: 'This command is no longer here. Discord will forget it soon.',
    emptyQuestion: 'Ask something: that question has no words.',
    notYours: 'Only the person who asked, or a moderator, can remove this.',
    emptyMessage: 'That message holds no text to search for.',
  },
};

export type Texts = typeof en;
