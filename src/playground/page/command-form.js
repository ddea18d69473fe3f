import { descriptionOf, nameOf } from './commands.js';
import { h, icon } from './dom.js';
import { createPill } from './option-pill.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').CommandOption} CommandOption */
/** @typedef {import('./commands.js').Runnable} Runnable */
/** @typedef {import('./option-pill.js').Pill} Pill */
/** @typedef {import('./option-values.js').Value} Value */

/**
 * A command being filled in: pills in the bar, help above it.
 * @param {Runnable} command
 * @param {App} app
 * @param {{ bar: HTMLElement, panel: HTMLElement, onLeave: () => void, onSend: (values: Record<string, Value>) => void }} place
 */
export function openCommandForm(command, app, { bar, panel, onLeave, onSend }) {
  // A file (type 11) can't be attached here.
  const usable = command.options.filter((option) => option.type !== 11);
  const help = h('div', { class: 'command-help' });
  const more = h('div', { class: 'command-more' });
  const pillBar = h('div', { class: 'pills' });
  const chip = h(
    'button',
    {
      type: 'button',
      class: 'command-chip',
      'aria-label': `/${command.shown}: ${app.text('cancelCommand')}`,
      onclick: onLeave,
    },
    `/${command.shown}`,
    icon('close'),
  );
  /** @type {Pill[]} */
  let pills = [];

  chip.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Backspace') onLeave();
  });
  bar.replaceChildren(chip, pillBar);
  panel.replaceChildren(help, more);
  panel.hidden = false;
  help.replaceChildren(h('p', {}, h('b', {}, `/${command.shown}`), ' ', command.description));
  for (const option of usable.filter((one) => one.required === true)) add(option);
  offerMore();
  if (pills.length === 0) chip.focus();
  else pills[0]?.focus();

  return { send };

  /** @param {CommandOption} option */
  function add(option) {
    /** @type {Pill} */
    const pill = createPill(option, app, {
      complete: (value, signal) =>
        app.act(
          'autocomplete',
          { name: command.name, option: option.name, value, others: filled(pill) },
          signal,
        ),
      onFocus: (focused) => help.replaceChildren(focused.help),
      onKey,
      onRemove: () => drop(pill),
    });
    pills = [...pills, pill];
    pillBar.append(pill.element);
    return pill;
  }

  /** @param {Pill} pill */
  function drop(pill) {
    const at = pills.indexOf(pill);
    pills = pills.filter((one) => one !== pill);
    pill.element.remove();
    offerMore();
    (pills[Math.max(0, at - 1)] ?? chip).focus();
  }

  function offerMore() {
    const left = usable.filter((option) => !pills.some((pill) => pill.option === option));
    more.hidden = left.length === 0;
    more.replaceChildren(
      h('span', { class: 'more-title' }, app.text('more')),
      ...left.map((option) => {
        const name = nameOf(option, app.locale);
        const description = descriptionOf(option, app.locale);
        const button = h(
          'button',
          {
            type: 'button',
            class: 'more-option',
            'aria-label': app.text('addOption', { name, description }),
            title: description,
          },
          `+ ${name}`,
        );
        button.addEventListener('click', () => {
          const pill = add(option);
          offerMore();
          pill.focus();
        });
        return button;
      }),
    );
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Pill} pill
   */
  function onKey(event, pill) {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') onLeave();
    else if (event.key === 'Backspace' && pill.isEmpty()) {
      event.preventDefault();
      if (pill.option.required !== true) drop(pill);
      else if (pills.indexOf(pill) === 0) onLeave();
      else pills[pills.indexOf(pill) - 1]?.focus();
    }
  }

  function send() {
    /** @type {Record<string, Value>} */
    const values = {};
    /** @type {Pill | undefined} */
    let wrong;
    for (const pill of pills) {
      const value = pill.read();
      if (value !== undefined) values[pill.option.name] = value;
      else if (pill.option.required === true || !pill.isEmpty()) wrong ??= pill;
    }
    if (wrong === undefined) onSend(values);
    else wrong.focus();
  }

  /**
   * The other options' values, as far as they are good ones.
   * @param {Pill} asking
   */
  function filled(asking) {
    return Object.fromEntries(
      pills
        .filter((pill) => pill !== asking && !pill.isEmpty())
        .flatMap((pill) => {
          const value = pill.read();
          return value === undefined ? [] : [[pill.option.name, value]];
        }),
    );
  }
}
