import { freshId, h } from './dom.js';

/**
 * @typedef {object} Item
 * @property {string} label
 * @property {string} [detail]
 * @property {unknown} value
 * @property {Node} [lead] Stands before the label.
 * @property {boolean} [isChosen]
 */

/**
 * A list under an input's command (ARIA's combobox pattern): the focus stays in the input, arrows move the mark.
 * @param {HTMLElement} input
 * @param {string} label
 * @param {(item: Item) => void} onPick
 */
export function createListbox(input, label, onPick) {
  const id = freshId('list');
  const list = h('ul', { role: 'listbox', id, 'aria-label': label, tabindex: '-1' });
  const status = h('p', { class: 'popup-status', role: 'status' });
  const element = h('div', { class: 'suggestions', hidden: true }, list, status);
  /** @type {readonly Item[]} */
  let items = [];
  let active = -1;

  input.setAttribute('aria-controls', id);
  input.setAttribute('aria-expanded', 'false');
  // A press must not take the focus out of the input.
  element.addEventListener('mousedown', (event) => event.preventDefault());

  return { element, show, hide, takeKey };

  /**
   * @param {readonly Item[]} next
   * @param {number} marked -1 marks none
   * @param {string} [said] Where there is nothing to choose from, why.
   */
  function show(next, marked, said = '') {
    items = next;
    list.replaceChildren(...items.map(toOption));
    list.hidden = items.length === 0;
    status.textContent = said;
    status.hidden = said === '';
    element.hidden = items.length === 0 && said === '';
    input.setAttribute('aria-expanded', String(items.length > 0));
    mark(Math.min(marked, items.length - 1));
  }

  function hide() {
    show([], -1);
  }

  /**
   * @param {Item} item
   * @param {number} index
   */
  function toOption(item, index) {
    return h(
      'li',
      {
        role: 'option',
        id: `${id}-${index}`,
        class: 'option',
        'aria-selected': item.isChosen === true,
        onclick: () => onPick(item),
        onpointermove: () => mark(index),
      },
      item.lead,
      h('span', { class: 'option-label', dir: 'auto' }, item.label),
      item.detail !== undefined && h('span', { class: 'option-detail', dir: 'auto' }, item.detail),
    );
  }

  /** @param {number} index */
  function mark(index) {
    active = index;
    for (const [at, option] of [...list.children].entries()) option.classList.toggle('active', at === index);
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${id}-${index}`);
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was for the list
   */
  function takeKey(event) {
    if (items.length === 0 || event.isComposing) return false;
    const last = items.length - 1;
    if (event.key === 'ArrowDown') mark(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') mark(active <= 0 ? last : active - 1);
    else if (event.key === 'Home' && active >= 0) mark(0);
    else if (event.key === 'End' && active >= 0) mark(last);
    else if (event.key === 'Escape') hide();
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && active >= 0) {
      const item = items[active];
      if (item !== undefined) onPick(item);
    } else return false;
    event.preventDefault();
    return true;
  }
}
