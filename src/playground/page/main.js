import { ApiError, call, listen } from './api.js';
import { openAppMenu } from './app-menu.js';
import { createClock } from './clock.js';
import { shownPath } from './commands.js';
import { createComposer } from './composer.js';
import { byId, h, icon } from './dom.js';
import { createLog } from './log.js';
import { openModal } from './modal.js';
import { createSettings, createText, showTheme } from './settings.js';
import { createDrawer, showSidebar } from './sidebar.js';
import { openWire } from './wire.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Command} Command */
/** @typedef {import('./types.js').Message} Message */
/** @typedef {import('./types.js').PageState} PageState */

await start();

async function start() {
  const settings = createSettings();
  showTheme(settings.theme);
  /** @type {PageState} */
  let state = await call(`state?viewer=${settings.read('viewer') ?? ''}`);
  let text = createText(settings.locale);
  let difference = state.clock.now - Date.now();
  let isLost = false;
  let channelId = '';
  /** @type {Command[]} */
  let commands = [];
  /** @type {Set<string>} */
  const unread = new Set();
  let stopListening = () => {};

  const log = createLog(toApp, {
    onWire: (message) => void openWire(message, toApp()),
    onApps: (message, anchor) => openAppMenu(messageCommands(), message, anchor, toApp(), tellFailure),
    get hasApps() {
      return messageCommands().length > 0;
    },
  });
  const composer = createComposer(toApp, log);
  const clock = createClock(toApp);
  const drawer = createDrawer();
  await changeViewer();

  /** @returns {App} */
  function toApp() {
    return {
      text,
      locale: settings.locale,
      state,
      now: () => Date.now() + difference,
      act,
      explain,
      startCommand: (name) => composer.start(name),
      shownCommand: (path) => shownPath(commands, path, settings.locale),
    };
  }

  function messageCommands() {
    return commands.filter((command) => command.type === 3);
  }

  async function changeViewer() {
    stopListening();
    unread.clear();
    stopListening = listen(state.viewer.id, {
      message: (change) => {
        if (change.message.channel_id === channelId) log.apply(change);
        else if (change.kind === 'created') noteUnread(change.message.channel_id);
      },
      commands: () => void refreshCommands(),
      bot: ({ isOnline }) => {
        state = { ...state, bot: { ...state.bot, isOnline } };
        showFrame();
      },
      clock: takeClock,
      open: () => {
        if (isLost) location.reload();
      },
      error: () => {
        isLost = true;
        showFrame();
      },
    });
    const kept = settings.read('channel');
    await openChannel(state.channels.find((one) => one.id === kept)?.id ?? state.channels[0]?.id ?? '');
  }

  /** @param {string} id */
  async function openChannel(id) {
    channelId = id;
    unread.delete(id);
    settings.write('channel', id);
    drawer.close();
    /** @type {Promise<Message[]>} */
    const messages = call(`${here()}/messages`);
    commands = await call(`${here()}/commands`);
    log.show(await messages, welcome());
    composer.setChannel(commands, nameOfChannel());
    showFrame();
    byId('composer-input').focus();
  }

  /** @param {string} id */
  function noteUnread(id) {
    unread.add(id);
    log.tell(text('newIn', { channel: nameOfChannel(id) }));
    showFrame();
  }

  async function refreshCommands() {
    commands = await call(`${here()}/commands`);
    composer.setCommands(commands);
  }

  /** @param {PageState['clock']} moved */
  function takeClock(moved) {
    difference = moved.now - Date.now();
    state = { ...state, clock: moved };
    clock.show();
  }

  /**
   * @template T
   * @param {string} kind
   * @param {Readonly<Record<string, unknown>>} body
   * @param {AbortSignal} [signal]
   * @returns {Promise<T>}
   */
  async function act(kind, body, signal) {
    /** @type {T & { modal?: import('./types.js').Modal | null }} */
    const answer = await call(`${here()}/${kind}`, { locale: settings.locale, ...body }, signal);
    if (answer.modal !== null && answer.modal !== undefined) openModal(answer.modal, toApp());
    return answer;
  }

  /** @param {unknown} error */
  function explain(error) {
    const { bot } = state;
    if (error instanceof ApiError && error.code === 'no-answer') {
      return bot.isOnline ? text('noAnswer') : text('botOffline', { bot: bot.name });
    }
    if (error instanceof ApiError && error.code === 'unreachable') return text('pageOffline');
    return text('failed', { why: error instanceof Error ? error.message : String(error) });
  }

  /** @param {unknown} error */
  function tellFailure(error) {
    byId('composer-error').textContent = explain(error);
  }

  /** @param {'viewer' | 'locale' | 'theme'} name @param {string} value */
  async function takeSetting(name, value) {
    settings.write(name, value);
    showTheme(settings.theme);
    text = createText(settings.locale);
    if (name === 'viewer') {
      state = await call(`state?viewer=${value}`);
      await changeViewer();
    } else if (name === 'locale') await openChannel(channelId);
  }

  function here() {
    return `${state.viewer.id}/${channelId}`;
  }

  /** @param {string} [id] */
  function nameOfChannel(id = channelId) {
    const channel = state.channels.find((one) => one.id === id);
    return `${channel?.isDirect === true ? '@' : '#'}${channel?.name ?? ''}`;
  }

  function welcome() {
    return h(
      'li',
      { class: 'welcome' },
      icon(nameOfChannel().startsWith('#') ? 'hash' : 'at'),
      h('h2', {}, text('welcome', { channel: nameOfChannel() })),
      h('p', {}, text('welcomeHint', { bot: state.bot.name })),
    );
  }

  /** Everything around the messages, in the language of now. */
  function showFrame() {
    const app = toApp();
    document.documentElement.lang = settings.locale;
    document.title = text('title');
    byId('skip').textContent = text('skip');
    byId('channel-name').replaceChildren(
      icon(nameOfChannel().startsWith('#') ? 'hash' : 'at'),
      nameOfChannel().slice(1),
    );
    byId('sidebar').setAttribute('aria-label', text('channels'));
    byId('settings').setAttribute('aria-label', text('settings'));
    byId('open-channels').setAttribute('aria-label', text('openChannels'));
    byId('close-channels').setAttribute('aria-label', text('closeChannels'));
    byId('messages').setAttribute('aria-label', text('messages', { channel: nameOfChannel() }));
    byId('send').setAttribute('aria-label', text('send'));
    const banner = byId('banner');
    banner.textContent = isLost
      ? text('pageOffline')
      : state.bot.isOnline
        ? ''
        : text('botOffline', { bot: state.bot.name });
    banner.hidden = banner.textContent === '';
    document.body.classList.toggle('has-unread', unread.size > 0);
    showSidebar(app, { openId: channelId, unread }, settings.theme, {
      onChannel: (id) => void openChannel(id),
      onSetting: (name, value) => void takeSetting(name, value),
    });
    clock.show();
  }
}
