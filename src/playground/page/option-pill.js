import { descriptionOf, nameOf } from './commands.js';
import { freshId, h, icon } from './dom.js';
import { createListbox } from './listbox.js';
import { describeType, matching, parseTyped, pickable } from './option-values.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').CommandOption} CommandOption */
/** @typedef {import('./types.js').Choice} Choice */
/** @typedef {import('./listbox.js').Item} Item */
/** @typedef {import('./option-values.js').Value} Value */

/** Milliseconds without a key before the bot is asked. */
const pause = 200;

/**
 * @typedef {object} PillHooks
 * @property {(value: string, signal: AbortSignal) => Promise<readonly Choice[]>} complete
 * @property {(pill: Pill) => void} onFocus
 * @property {(event: KeyboardEvent, pill: Pill) => void} onKey What the list did not take.
 * @property {() => void} onRemove
 */

/** @typedef {ReturnType<typeof createPill>} Pill */

/**
 * One option of a command: its name and a field for its value.
 * @param {CommandOption} option
 * @param {App} app
 * @param {PillHooks} hooks
 */
export function createPill(option, app, hooks) {
  const name = nameOf(option, app.locale);
  const hintId = freshId('hint');
  const input = h('input', {
    type: 'text',
    role: 'combobox',
    'aria-label': name,
    'aria-describedby': hintId,
    'aria-autocomplete': 'list',
    'aria-required': option.required === true,
    inputmode: option.type === 4 ? 'numeric' : option.type === 10 ? 'decimal' : null,
    autocomplete: 'off',
    spellcheck: 'false',
    dir: 'auto',
    size: 4,
  });
  const remove = h(
    'button',
    {
      type: 'button',
      class: 'pill-remove',
      'aria-label': app.text('removeOption', { name }),
      // Tab goes on to the next option; Backspace in an empty one removes it.
      tabindex: '-1',
      onclick: hooks.onRemove,
    },
    icon('close'),
  );
  const element = h(
    'div',
    { class: 'pill' },
    h('span', { class: 'pill-name' }, name),
    input,
    option.required !== true && remove,
  );
  const error = h('p', { class: 'pill-error', role: 'alert' });
  const list = createListbox(input, name, pick);
  const help = h(
    'div',
    { class: 'pill-help' },
    h(
      'p',
      { id: hintId },
      h('b', {}, name),
      ' ',
      descriptionOf(option, app.locale),
      ' ',
      h('i', {}, `(${describeType(option, app)})`),
    ),
    error,
    list.element,
  );
  const among = pickable(option, app);
  /** @type {Item | undefined} */
  let picked;
  /** @type {AbortController | undefined} */
  let asking;

  const pill = {
    element,
    help,
    option,
    read,
    focus: () => input.focus(),
    fail,
    isEmpty: () => input.value === '',
  };

  input.addEventListener('focus', () => {
    hooks.onFocus(pill);
    offer();
  });
  input.addEventListener('blur', () => {
    asking?.abort();
    list.hide();
  });
  input.addEventListener('input', () => {
    picked = undefined;
    fail('');
    resize();
    offer();
  });
  input.addEventListener('keydown', (event) => {
    if (!list.takeKey(event)) hooks.onKey(event, pill);
  });
  return pill;

  function offer() {
    if (among !== undefined) {
      const found = picked === undefined ? matching(among, input.value) : among;
      list.show(found, 0, found.length === 0 ? app.text('noMatch') : '');
    } else if (option.autocomplete === true) void ask();
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      await delay(pause, signal);
      list.show([], -1, app.text('loading'));
      const choices = await hooks.complete(input.value, signal);
      const items = choices.map((choice) => ({
        label: choice.name_localizations?.[app.locale] ?? choice.name,
        value: choice.value,
      }));
      // Nothing is marked: Enter sends what was typed, an arrow begins to choose.
      list.show(items, -1, items.length === 0 ? app.text('noMatch') : '');
    } catch {
      if (!signal.aborted) list.show([], -1, app.text('loadFailed'));
    }
  }

  /** @param {Item} item */
  function pick(item) {
    asking?.abort();
    picked = item;
    input.value = item.label;
    fail('');
    resize();
    list.hide();
  }

  /** @returns {Value | undefined} undefined where there is none; the pill then says why, if it is wrong. */
  function read() {
    if (picked !== undefined) return /** @type {Value} */ (picked.value);
    if (input.value.trim() === '') {
      if (option.required === true) fail(app.text('required'));
      return undefined;
    }
    const parsed = parseTyped(option, input.value, app);
    if ('value' in parsed) return parsed.value;
    fail(parsed.error);
    return undefined;
  }

  /** @param {string} why An empty one takes the mark away. */
  function fail(why) {
    element.classList.toggle('wrong', why !== '');
    input.setAttribute('aria-invalid', String(why !== ''));
    error.textContent = why;
  }

  function resize() {
    input.size = Math.min(Math.max(4, input.value.length + 1), 60);
  }
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function delay(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
