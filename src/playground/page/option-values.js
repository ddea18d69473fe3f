/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').CommandOption} CommandOption */
/** @typedef {import('./listbox.js').Item} Item */
/** @typedef {string | number | boolean} Value */

/**
 * The values that may be picked for an option; undefined where anything may be typed.
 * @param {CommandOption} option
 * @param {App} app
 * @returns {Item[] | undefined}
 */
export function pickable(option, app) {
  const { state, text, locale } = app;
  if (option.choices !== undefined && option.choices.length > 0) {
    return option.choices.map((choice) => ({
      label: choice.name_localizations?.[locale] ?? choice.name,
      value: choice.value,
    }));
  }
  const people = state.people.map(({ id, name }) => ({ label: `@${name}`, value: id }));
  const roles = state.roles.map(({ id, name }) => ({
    label: name.startsWith('@') ? name : `@${name}`,
    value: id,
  }));
  switch (option.type) {
    case 5:
      return [
        { label: text('yes'), value: true },
        { label: text('no'), value: false },
      ];
    case 6:
      return people;
    case 7:
      return state.channels
        .filter(({ type }) => type !== 1 && (option.channel_types?.includes(type) ?? true))
        .map(({ id, name }) => ({ label: `#${name}`, value: id }));
    case 8:
      return roles;
    case 9:
      return [...people, ...roles];
    default:
      return undefined;
  }
}

/**
 * What was typed as the option's value, or why it is none.
 * @param {CommandOption} option
 * @param {string} typed
 * @param {App} app
 * @returns {{ value: Value } | { error: string }}
 */
export function parseTyped(option, typed, app) {
  const { text } = app;
  const among = pickable(option, app);
  if (among !== undefined) {
    const same = among.find(({ label }) => fold(label) === fold(typed));
    return same === undefined ? { error: text('invalid') } : { value: /** @type {Value} */ (same.value) };
  }
  if (option.type === 4 || option.type === 10) {
    const number = Number(typed.replace(',', '.'));
    const isWhole = option.type === 10 || Number.isSafeInteger(number);
    if (typed.trim() === '' || Number.isNaN(number) || !isWhole) return { error: text('invalid') };
    return limits(number, option.min_value, option.max_value, { value: number }, app);
  }
  return limits(typed.length, option.min_length, option.max_length, { value: typed }, app);
}

/**
 * Its type and its limits in words.
 * @param {CommandOption} option
 * @param {App} app
 */
export function describeType(option, { text }) {
  const least = option.min_value ?? undefined;
  const most = option.max_value ?? undefined;
  return [
    text(/** @type {import('./texts-en.js').TextKey} */ (`type.${option.type}`)),
    least !== undefined && text('atLeast', { n: least }),
    most !== undefined && text('atMost', { n: most }),
    option.required !== true && text('optional'),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/**
 * The items whose label holds what was typed, beginnings first.
 * @param {readonly Item[]} items
 * @param {string} typed
 */
export function matching(items, typed) {
  const wanted = fold(typed).replace(/^[@#]/, '');
  const at = (/** @type {Item} */ item) => fold(item.label).replace(/^[@#]/, '').indexOf(wanted);
  return items.filter((item) => at(item) !== -1).toSorted((a, b) => Number(at(a) > 0) - Number(at(b) > 0));
}

/**
 * @template T
 * @param {number} size
 * @param {number | undefined} least
 * @param {number | undefined} most
 * @param {T} fine
 * @param {App} app
 * @returns {T | { error: string }}
 */
function limits(size, least, most, fine, { text }) {
  if (typeof least === 'number' && size < least) return { error: text('atLeast', { n: least }) };
  if (typeof most === 'number' && size > most) return { error: text('atMost', { n: most }) };
  return fine;
}

/** @param {string} text */
function fold(text) {
  return text.trim().toLocaleLowerCase();
}
