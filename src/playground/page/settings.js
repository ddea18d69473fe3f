import { english } from './texts-en.js';
import { russian } from './texts-ru.js';

/** @typedef {'en-US' | 'ru'} Locale */
/** @typedef {'system' | 'dark' | 'light'} Theme */

/** What this browser remembers: the language, the theme, who looks and where. */
export function createSettings() {
  return {
    /** @returns {Locale} */
    get locale() {
      const kept = read('locale') ?? navigator.language;
      return kept.startsWith('ru') ? 'ru' : 'en-US';
    },
    /** @returns {Theme} */
    get theme() {
      const kept = read('theme');
      return kept === 'dark' || kept === 'light' ? kept : 'system';
    },
    read,
    /**
     * @param {'locale' | 'theme' | 'viewer' | 'channel'} name
     * @param {string} value
     */
    write(name, value) {
      localStorage.setItem(`playground.${name}`, value);
    },
  };
}

/**
 * @param {Locale} locale
 * @returns {import('./types.js').App['text']}
 */
export function createText(locale) {
  const texts = locale === 'ru' ? russian : english;
  return (key, values = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @param {Theme} theme */
export function showTheme(theme) {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = theme;
}

/** @param {string} name */
function read(name) {
  return localStorage.getItem(`playground.${name}`);
}
