import { h } from './dom.js';
import { format } from './timestamp.js';

/** @typedef {import('./types.js').App} App */

/**
 * @param {string} timestamp ISO 8601
 * @param {App} app
 */
export function messageTime(timestamp, app) {
  const date = new Date(timestamp);
  const isToday = dayOf(date) === dayOf(new Date(app.now()));
  const shown = isToday
    ? app.text('today', { time: format(date, 't', app.locale) })
    : format(date, 's', app.locale);
  return h(
    'time',
    { class: 'message-time', datetime: timestamp, title: format(date, 'F', app.locale) },
    shown,
  );
}

/**
 * @param {string} timestamp
 * @param {App} app
 */
export function dayDivider(timestamp, app) {
  return h(
    'li',
    { class: 'day', 'data-day': dayOf(new Date(timestamp)) },
    h('span', {}, format(new Date(timestamp), 'D', app.locale)),
  );
}

/** @param {Date} date */
export function dayOf(date) {
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}
