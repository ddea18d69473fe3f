/** Reminders and what is kept of them, in English: the shape of all languages. */
export const remindersEn = {
  post: {
    title: (date: string) => `On this day: ${date}`,
    test: 'A test: this is how the daily post looks.',
    late: 'Posted late: I could not post in time.',
    missed: (days: number) => (days === 1 ? '1 day before had no post.' : `${days} days before had no post.`),
    upcoming: (date: string) => `Nothing is remembered today. Next, on ${date}:`,
  },
  errors: {
    unavailable: 'Reminders are not available here.',
    server: 'Reminders belong to a server: use this there.',
    manage: 'This needs the permission Manage Server.',
    missing: (names: string) =>
      `To begin, also give: ${names}. For example /reminders set time:09:00 zone:Asia/Karachi`,
    time: (text: string) => `“${text}” is no time of a day. Write it as 09:00 or 18:30.`,
    zone: (text: string, nearest: string) =>
      nearest === ''
        ? `“${text}” is no time zone. Choose one that is suggested while you type a city.`
        : `“${text}” is no time zone. Do you mean ${nearest}? Choose one that is suggested while you type a city.`,
    offset: (text: string) =>
      `“${text}” is an offset, which knows no clock changes. Choose a city’s zone, such as Asia/Karachi.`,
    topic: (text: string) => `There is no topic “${text}”. Choose among those that are suggested.`,
    kind: 'Daily posts go to text and announcement channels only, not to threads, forums or calls. Name one with the option channel.',
    full: (most: number) =>
      `A server may have ${most} channels with reminders, and has them. Turn one off first.`,
    none: 'This channel has no reminders. Begin them with /reminders set',
    until: (text: string) => `“${text}” is no day to come. Try 2 June 2027 or 2027-06-02.`,
    date: (text: string) => `“${text}” is no day. Try 1 May or 1 May 2027.`,
    nothing: 'Nothing would be posted on that day.',
    damaged: (name: string, value: string) =>
      `The settings of this channel are damaged in the database (${name}: “${value}”). Nothing is posted there, and nothing was changed. Whoever runs this bot can mend them; or use /reminders off, and set them anew.`,
    stopped: 'The operator has paused all reminders of this bot.',
  },
  permissions: {
    view: 'View Channel',
    send: 'Send Messages',
    missing: (names: string) => `I lack permissions there: ${names}. Nothing is posted until I have them.`,
    historyMissing:
      'Without Read Message History I cannot tell after a crash whether a post went out; such a post may be left out.',
    rolePing: 'This role cannot be pinged by me: make it mentionable, or allow me to mention all roles.',
  },
  names: {
    time: 'Time',
    zone: 'Zone',
    topics: 'Topics',
    importance: 'Importance',
    role: 'Role',
    quiet: 'Quiet days',
    language: 'Language',
  },
  values: {
    allTopics: 'all',
    importance: { 1: 'all', 2: 'notable and turning points', 3: 'turning points only' },
    noRole: 'none',
    quiet: (isOn: boolean): string => (isOn ? 'the next upcoming event' : 'silent'),
  },
  set: {
    begun: 'Reminders begin in',
    changed: 'Reminders changed in',
    unchanged: 'Nothing changed in',
    off: 'Reminders are off in',
    paused: 'Reminders are paused in',
    pausedUntil: (date: string) => `until ${date}`,
    resumed: 'Reminders go on in',
    next: 'Next post:',
    nextAfter: (date: string) => `The next post after it comes on ${date}.`,
    noNext: 'No post is planned.',
    look: (date: string) => `The calendar is next looked at on ${date}.`,
    never: 'Nothing that is remembered has these topics and this importance: nothing will be posted.',
    quietDays: 'Days without an anniversary are silent.',
    tested: 'The test was posted in',
    testFailed: (reason: string) => `The test could not be posted: ${reason}`,
    preview: (date: string) => `Preview for ${date}; only you see it.`,
  },
  status: {
    title: 'Reminders of this server',
    none: 'No channel has reminders. Begin them with /reminders set',
    local: (time: string) => `${time} there now.`,
    last: 'Last post:',
    link: 'to the post',
    state: {
      pending: 'being sent',
      sent: 'sent',
      retry: 'will be tried again',
      blocked: 'refused by Discord',
      gone: 'the channel is gone',
      unknown: 'unknown: it was interrupted, and the history cannot be read',
      missed: 'left out',
    },
    paused: 'Paused.',
    pausedUntil: (date: string) => `Paused until ${date}.`,
    blocked: 'Blocked: I may not post there. It goes on by itself when the permission is back.',
    gone: 'Stopped: the channel is no longer there.',
    forget: 'Remove channels that are gone',
    forgotten: (count: number) => (count === 1 ? '1 channel is removed.' : `${count} channels are removed.`),
    aTest: 'a test',
    error: (error: string) => `Last error: ${error}`,
  },
  trouble: (state: 'blocked' | 'gone'): string =>
    state === 'blocked'
      ? 'I could not post the daily anniversaries: I lack the permission in'
      : 'I no longer find the channel for the daily anniversaries:',
  sources: (date: string) => `Sources, ${date}`,
  privacy: {
    title: 'What is kept',
    kept: 'Of a server with reminders: the ids of the server, the channels and a role, their settings, and which days were posted (for 90 days).',
    nothingElse: 'No messages, no questions, no ids of people.',
    questions:
      'No messages, no ids of people. Questions that found no sure answer are kept, so that articles can be added: their words and the day, without who asked and where; mentions, addresses and numbers are taken out.',
    removed:
      'When I am removed from a server, this is deleted 30 days later. /privacy delete deletes it at once.',
    here: (targets: number, deliveries: number) =>
      `Of this server: channels with reminders: ${targets}; posts in the ledger: ${deliveries}.`,
    confirm: 'Delete all of it for good? Reminders end in every channel.',
    button: 'Delete for good',
    done: (targets: number, deliveries: number) =>
      `Deleted: channels with reminders: ${targets}; posts in the ledger: ${deliveries}.`,
  },
};

export type ReminderTexts = typeof remindersEn;
