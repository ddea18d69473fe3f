/** @typedef {import('./types.js').Command} Command */
/** @typedef {import('./types.js').CommandOption} CommandOption */

/**
 * Something that can be run: a command, or one of its subcommands.
 * @typedef {object} Runnable
 * @property {string} name Its path, such as `reminders set`.
 * @property {string} shown The path in the viewer's language.
 * @property {string} description
 * @property {readonly CommandOption[]} options
 */

/**
 * @param {readonly Command[]} published
 * @param {string} locale
 * @returns {Runnable[]}
 */
export function toRunnables(published, locale) {
  return published
    .filter((command) => command.type === 1)
    .flatMap((command) => runnablesIn(command, [], [], locale))
    .toSorted((a, b) => a.shown.localeCompare(b.shown, locale));
}

/**
 * A command's path, such as `reminders set`, in the viewer's language where the command is offered here.
 * @param {readonly Command[]} published
 * @param {string} path
 * @param {string} locale
 */
export function shownPath(published, path, locale) {
  return toRunnables(published, locale).find((one) => one.name === path)?.shown ?? path;
}

/**
 * @param {CommandOption | Command} option
 * @param {string} locale
 */
export function nameOf(option, locale) {
  return option.name_localizations?.[locale] ?? option.name;
}

/**
 * @param {CommandOption | Command} option
 * @param {string} locale
 */
export function descriptionOf(option, locale) {
  return option.description_localizations?.[locale] ?? option.description;
}

/**
 * @param {CommandOption | Command} node
 * @param {readonly string[]} path
 * @param {readonly string[]} shown
 * @param {string} locale
 * @returns {Runnable[]}
 */
function runnablesIn(node, path, shown, locale) {
  const here = [...path, node.name];
  const hereShown = [...shown, nameOf(node, locale)];
  const options = node.options ?? [];
  // 1 is a subcommand, 2 a group of them.
  const nested = options.filter((option) => option.type === 1 || option.type === 2);
  if (nested.length > 0) return nested.flatMap((option) => runnablesIn(option, here, hereShown, locale));
  return [
    {
      name: here.join(' '),
      shown: hereShown.join(' '),
      description: descriptionOf(node, locale),
      options,
    },
  ];
}
