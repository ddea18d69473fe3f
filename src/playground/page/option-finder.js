import { descriptionOf, nameOf } from './commands.js';
import { h } from './dom.js';
import { createListbox } from './listbox.js';
import { matching } from './option-values.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').CommandOption} CommandOption */

/**
 * The end of the line: whoever types an option's name there, and a colon or a space, gets its pill.
 * @param {App} app
 * @param {{ left: () => readonly CommandOption[], onPick: (option: CommandOption) => void, onFocus: () => void, onSend: () => void, onBack: () => void, onLeave: () => void }} hooks
 */
export function createFinder(app, { left, onPick, onFocus, onSend, onBack, onLeave }) {
  const label = app.text('more');
  const input = h('input', {
    class: 'option-finder',
    type: 'text',
    role: 'combobox',
    'aria-label': label,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    dir: 'auto',
  });
  const list = createListbox(input, label, (item) => pick(/** @type {CommandOption} */ (item.value)));

  input.addEventListener('focus', () => {
    onFocus();
    offer();
  });
  input.addEventListener('blur', list.hide);
  input.addEventListener('input', offer);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.takeKey(event)) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Backspace' && input.value === '') onBack();
    else if (event.key === 'Enter' && input.value === '') onSend();
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  });
  return { input, list: list.element, focus: () => input.focus() };

  function offer() {
    const typed = input.value.trimStart();
    const isNamed = (/** @type {string} */ name) => typed === `${name}:` || typed === `${name} `;
    const named = left().find((option) => isNamed(option.name) || isNamed(nameOf(option, app.locale)));
    if (named !== undefined) return pick(named);
    const items = left().map((option) => ({
      label: nameOf(option, app.locale),
      detail: descriptionOf(option, app.locale),
      value: option,
    }));
    const found = typed.trim() === '' ? [] : matching(items, typed);
    list.show(found, 0, typed.trim() !== '' && found.length === 0 ? app.text('noMatch') : '');
  }

  /** @param {CommandOption} option */
  function pick(option) {
    input.value = '';
    list.hide();
    onPick(option);
  }
}
