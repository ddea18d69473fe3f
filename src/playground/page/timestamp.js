import { h } from './dom.js';

/** @typedef {import('./types.js').App} App */

/** @type {Readonly<Record<string, Intl.DateTimeFormatOptions>>} */
const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** @type {readonly (readonly [Intl.RelativeTimeFormatUnit, number])[]} */
const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/**
 * What `<t:seconds:style>` shows.
 * @param {number} seconds
 * @param {string} style
 * @param {App} app
 */
export function timeElement(seconds, style, app) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return h('span', {}, `<t:${seconds}>`);
  const shown =
    style === 'R' ? relative(date.getTime() - app.now(), app.locale) : format(date, style, app.locale);
  return h('time', { datetime: date.toISOString(), title: format(date, 'F', app.locale) }, shown);
}

/**
 * @param {Date} date
 * @param {string} style
 * @param {string} locale
 */
export function format(date, style, locale) {
  return date.toLocaleString(locale, styles[style] ?? styles.f);
}

/**
 * @param {number} milliseconds
 * @param {string} locale
 */
function relative(milliseconds, locale) {
  const seconds = Math.round(milliseconds / 1000);
  const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
