import { call } from './api.js';
import { byId, freshId, h, icon } from './dom.js';
import { showDialog } from './modal.js';
import { format } from './timestamp.js';

/** @typedef {import('./types.js').App} App */

/**
 * The button that shows the bot's time and opens the control that moves it.
 * @param {() => App} getApp
 */
export function createClock(getApp) {
  const button = byId('clock');
  button.addEventListener('click', () => openControl(getApp()));
  setInterval(show, 1000);
  return { show };

  function show() {
    const app = getApp();
    const time = format(new Date(app.now()), 'f', app.locale);
    const isMoved = Math.abs(app.state.clock.ahead) > 1000;
    if (button.title === time && button.classList.contains('moved') === isMoved) return;
    button.title = time;
    button.classList.toggle('moved', isMoved);
    button.setAttribute(
      'aria-label',
      app.text('clockIs', { time: isMoved ? `${time} (${app.text('ahead')})` : time }),
    );
    const short = new Date(app.now()).toLocaleString(app.locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    });
    button.replaceChildren(icon('clock'), h('span', {}, short));
  }
}

/** @param {App} app */
function openControl(app) {
  const { text } = app;
  const id = freshId('to');
  const field = h('input', {
    type: 'datetime-local',
    id,
    value: toLocal(new Date(app.now())),
    required: true,
  });
  const failure = h('p', { class: 'failure', role: 'alert' });
  const quick = (/** @type {string} */ label, /** @type {() => object} */ body) =>
    h('button', { type: 'button', class: 'button secondary', onclick: () => move(body()) }, label);
  const form = h(
    'form',
    { class: 'clock-form' },
    h('p', { class: 'wire-hint' }, text('clockHint')),
    h(
      'div',
      { class: 'row' },
      quick(text('clockNow'), () => ({ to: 'now' })),
      quick(text('clockHour'), () => ({ by: 60 * 60 * 1000 })),
      quick(text('clockTomorrow'), () => ({ to: tomorrowAtNine(app.now()) })),
    ),
    h('label', { for: id }, text('clockTo')),
    h(
      'div',
      { class: 'row' },
      field,
      h('button', { type: 'submit', class: 'button primary' }, text('clockSet')),
    ),
    failure,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void move({ to: new Date(field.value).getTime() });
  });
  const dialog = showDialog(text('clock'), freshId('clock'), [form], app, 'modal');

  /** @param {object} body */
  async function move(body) {
    try {
      await call('clock', body);
      dialog.close();
    } catch (error) {
      failure.textContent = app.explain(error);
    }
  }
}

/** @param {number} now */
function tomorrowAtNine(now) {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 9).getTime();
}

/** @param {Date} date */
function toLocal(date) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
