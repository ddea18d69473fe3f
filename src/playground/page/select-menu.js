import { h, icon } from './dom.js';
import { createListbox } from './listbox.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Component} Component */
/** @typedef {import('./listbox.js').Item} Item */

/**
 * A select menu of any kind: a button that opens a list; several values are gathered and sent together.
 * @param {Component} component
 * @param {App} app
 * @param {(values: string[]) => void} onChoose
 */
export function selectMenu(component, app, onChoose) {
  const { min_values: least = 1, max_values: most = 1 } = component;
  const choices = toChoices(component, app);
  const isMany = most > 1;
  const label = component.placeholder ?? app.text('select');
  /** @type {Set<string>} */
  let chosen = new Set(choices.filter((one) => one.isChosen).map((one) => String(one.value)));

  const shown = h('span', { class: 'select-shown', dir: 'auto' });
  const button = h(
    'button',
    {
      class: 'select',
      type: 'button',
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-label': label,
      disabled: component.disabled === true,
    },
    shown,
    icon('down'),
  );
  const list = createListbox(button, label, pick);
  const apply = h('button', { class: 'button primary', type: 'button', onclick: send }, app.text('apply'));
  const footer = h('div', { class: 'select-footer', hidden: true }, isMany && apply);
  const popup = h('div', { class: 'select-popup' }, list.element, isMany && footer);
  const root = h('div', { class: 'select-root' }, button, popup);

  const isOpen = () => button.getAttribute('aria-expanded') === 'true';
  button.addEventListener('click', () => (isOpen() ? close() : open(0)));
  button.addEventListener('keydown', (event) => {
    if (!isOpen() && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      open(0);
    } else if (event.key === ' ' && isOpen()) {
      list.takeKey(new KeyboardEvent('keydown', { key: 'Enter' }));
      event.preventDefault();
    } else list.takeKey(event);
  });
  root.addEventListener('focusout', (event) => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
  });
  tell();
  return root;

  /** @param {number} marked */
  function open(marked) {
    list.show(
      choices.map((one) => ({
        ...one,
        isChosen: chosen.has(String(one.value)),
        ...(isMany
          ? { lead: h('span', { class: `tick${chosen.has(String(one.value)) ? ' on' : ''}` }) }
          : {}),
      })),
      marked,
      choices.length === 0 ? app.text('noMatch') : '',
    );
    footer.hidden = false;
    apply.disabled = chosen.size < least;
    popup.scrollIntoView({ block: 'nearest' });
  }

  function close() {
    list.hide();
    footer.hidden = true;
  }

  /** @param {Item} item */
  function pick(item) {
    const value = String(item.value);
    if (!isMany) {
      chosen = new Set([value]);
      send();
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < most) chosen.add(value);
    tell();
    open(choices.findIndex((one) => one.value === item.value));
  }

  function send() {
    close();
    tell();
    button.focus();
    onChoose([...chosen]);
  }

  function tell() {
    const names = choices.filter((one) => chosen.has(String(one.value))).map((one) => one.label);
    shown.textContent = names.length > 0 ? names.join(', ') : label;
    shown.classList.toggle('placeholder', names.length === 0);
    button.setAttribute('aria-label', names.length > 0 ? `${label}: ${names.join(', ')}` : label);
  }
}

/**
 * Discord numbers them: 3 its own options, 5 users, 6 roles, 7 users and roles, 8 channels.
 * @param {Component} component
 * @param {App} app
 * @returns {Item[]}
 */
function toChoices(component, { state }) {
  const given = component.default_values?.map((one) => one.id) ?? [];
  /** @param {{ readonly id: string, readonly name: string }} one */
  const person = ({ id, name }) => ({ label: `@${name}`, value: id, isChosen: given.includes(id) });
  switch (component.type) {
    case 5:
      return state.people.map(person);
    case 6:
      return state.roles.map(person);
    case 7:
      return [...state.people, ...state.roles].map(person);
    case 8:
      return state.channels
        .filter(({ type }) => type !== 1 && (component.channel_types?.includes(type) ?? true))
        .map(({ id, name }) => ({ label: `#${name}`, value: id, isChosen: given.includes(id) }));
    default:
      return (component.options ?? []).map((option) => ({
        label: `${option.emoji?.name ?? ''} ${option.label}`.trim(),
        value: option.value,
        isChosen: option.default === true,
        ...(option.description === undefined ? {} : { detail: option.description }),
      }));
  }
}
