import { byId, h, icon } from './dom.js';
import { avatar } from './message.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').ChannelView} ChannelView */

/**
 * The channels, and below them who looks, the language and the theme.
 * @param {App} app
 * @param {{ openId: string, unread: ReadonlySet<string> }} channels
 * @param {import('./settings.js').Theme} theme
 * @param {{ onChannel: (id: string) => void, onSetting: (name: 'viewer' | 'locale' | 'theme', value: string) => void }} hooks
 */
export function showSidebar(app, { openId, unread }, theme, { onChannel, onSetting }) {
  const { text, state } = app;
  byId('guild-name').textContent = state.guild.name;
  const link = (/** @type {ChannelView} */ channel) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: unread.has(channel.id) ? 'channel unread' : 'channel',
          'aria-current': channel.id === openId ? 'page' : null,
          onclick: () => onChannel(channel.id),
        },
        channel.isDirect ? botAvatar(app) : icon('hash'),
        h('span', {}, channel.name),
        unread.has(channel.id) && h('span', { class: 'hidden' }, `, ${text('unread')}`),
      ),
    );
  byId('channels').replaceChildren(
    h('h2', { class: 'group' }, text('textChannels')),
    h('ul', {}, state.channels.filter((one) => !one.isDirect).map(link)),
    h('h2', { class: 'group' }, text('directMessages')),
    h('ul', {}, state.channels.filter((one) => one.isDirect).map(link)),
  );
  byId('settings').replaceChildren(
    choice(
      text('viewer'),
      state.viewer.id,
      state.viewers.map(({ id, name }) => [id, name]),
      (value) => onSetting('viewer', value),
    ),
    choice(
      text('language'),
      app.locale,
      [
        ['en-US', 'English'],
        ['ru', 'Русский'],
      ],
      (value) => onSetting('locale', value),
    ),
    choice(
      text('theme'),
      theme,
      [
        ['system', text('themeSystem')],
        ['dark', text('themeDark')],
        ['light', text('themeLight')],
      ],
      (value) => onSetting('theme', value),
    ),
  );
}

/** The channels in a drawer where the window is narrow. */
export function createDrawer() {
  const opener = byId('open-channels');
  const sidebar = byId('sidebar');
  const isNarrow = matchMedia('(max-width: 720px)');
  const set = (/** @type {boolean} */ isOpen) => {
    document.body.classList.toggle('drawer-open', isOpen);
    opener.setAttribute('aria-expanded', String(isOpen));
    sidebar.inert = isNarrow.matches && !isOpen;
    byId('main').inert = isNarrow.matches && isOpen;
    if (!isNarrow.matches) return;
    if (isOpen) byId('close-channels').focus();
    else if (sidebar.contains(document.activeElement)) opener.focus();
  };
  opener.addEventListener('click', () => set(true));
  byId('close-channels').addEventListener('click', () => {
    set(false);
    opener.focus();
  });
  byId('drawer-cover').addEventListener('click', () => set(false));
  sidebar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isNarrow.matches) {
      set(false);
      opener.focus();
    }
  });
  isNarrow.addEventListener('change', () => set(false));
  set(false);
  return { close: () => set(false) };
}

/** @param {App} app */
function botAvatar({ state, text }) {
  const word = text(state.bot.isOnline ? 'online' : 'offline');
  return h(
    'span',
    { class: `presence ${state.bot.isOnline ? 'on' : 'off'}`, title: word },
    avatar({ id: state.bot.id, bot: true }),
    h('span', { class: 'hidden' }, `${word}: `),
  );
}

/**
 * @param {string} label
 * @param {string} chosen
 * @param {readonly (readonly string[])[]} values
 * @param {(value: string) => void} onChange
 */
function choice(label, chosen, values, onChange) {
  const select = h(
    'select',
    {},
    values.map(([value = '', name = '']) => h('option', { value, selected: value === chosen }, name)),
  );
  select.addEventListener('change', () => onChange(select.value));
  return h('label', { class: 'setting' }, h('span', {}, label), select);
}
