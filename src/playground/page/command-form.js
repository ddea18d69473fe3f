import { descriptionOf, nameOf } from './commands.js';
import { byId, h, icon } from './dom.js';
import { createFinder } from './option-finder.js';
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
  const leave = h(
    'button',
    { type: 'button', class: 'pill-remove', 'aria-label': app.text('cancelCommand'), onclick: onLeave },
    icon('close'),
  );
  const chip = h('span', { class: 'command-chip' }, `/${command.shown}`, leave);
  const summary = h('p', {}, h('b', {}, `/${command.shown}`), ' ', command.description);
  /** @type {Pill[]} */
  let pills = [];
  const finder = createFinder(app, {
    left,
    onPick: open,
    onFocus: () => help.replaceChildren(summary, finder.list),
    onSend: send,
    onBack: () => (pills.at(-1) ?? { focus: onLeave }).focus(),
    onLeave,
  });

  bar.replaceChildren(chip, pillBar, finder.input);
  panel.replaceChildren(help, more);
  panel.hidden = false;
  help.replaceChildren(summary);
  for (const option of usable.filter((one) => one.required === true)) add(option);
  offerMore();
  // Where nothing is required, Enter sends at once.
  (pills[0] ?? end()).focus();

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
    (pills[Math.max(0, at - 1)] ?? end()).focus();
  }

  /** @param {CommandOption} option */
  function open(option) {
    const pill = add(option);
    offerMore();
    pill.focus();
  }

  function left() {
    return usable.filter((option) => !pills.some((pill) => pill.option === option));
  }

  /** Where the focus goes after the last pill. */
  function end() {
    return finder.input.hidden ? byId('send') : finder;
  }

  function offerMore() {
    const options = left();
    more.hidden = options.length === 0;
    finder.input.hidden = options.length === 0;
    more.replaceChildren(
      h('span', { class: 'more-title' }, app.text('more')),
      ...options.map((option) => {
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
        button.addEventListener('click', () => open(option));
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
