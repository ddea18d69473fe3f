import { freshId, h, icon } from './dom.js';
import { markdown } from './markdown.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Component} Component */
/** @typedef {import('./types.js').Modal} Modal */

/** @typedef {{ id: string, read: () => string, check: () => boolean }} Field */

/**
 * The form that the bot asks to be filled in.
 * @param {Modal} modal
 * @param {App} app
 */
export function openModal(modal, app) {
  /** @type {Field[]} */
  const fields = [];
  const failure = h('p', { class: 'failure', role: 'alert' });
  const titleId = freshId('modal');
  const submit = h('button', { class: 'button primary', type: 'submit' }, app.text('submit'));
  const form = h(
    'form',
    { class: 'modal-form', novalidate: true },
    h(
      'div',
      { class: 'modal-fields' },
      modal.components.map((one) => draw(one, app, fields)),
      failure,
    ),
    h(
      'div',
      { class: 'modal-buttons' },
      h('p', { class: 'modal-hint' }, app.text('modalHint', { bot: app.state.bot.name })),
      h(
        'button',
        { class: 'button secondary', type: 'button', onclick: () => dialog.close() },
        app.text('cancel'),
      ),
      submit,
    ),
  );
  const dialog = showDialog(modal.title, titleId, [form], app, 'modal');

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // All are checked, so that each wrong one says why.
    const wrong = fields.filter((field) => !field.check());
    if (wrong[0] !== undefined) {
      document.getElementById(wrong[0].id)?.focus();
      return;
    }
    submit.disabled = true;
    try {
      const values = Object.fromEntries(
        fields.map((field) => [field.id.replace(/^field-/, ''), field.read()]),
      );
      await app.act('modal', { modalId: modal.modalId, values: withoutEmpty(values) });
      dialog.close();
    } catch (error) {
      failure.textContent = app.explain(error);
      submit.disabled = false;
    }
  });
}

/**
 * @param {string} title
 * @param {string} titleId
 * @param {readonly Node[]} content
 * @param {App} app
 * @param {string} kind
 */
export function showDialog(title, titleId, content, app, kind) {
  const opener = document.activeElement;
  const dialog = h(
    'dialog',
    { class: `dialog ${kind}`, 'aria-labelledby': titleId },
    h(
      'header',
      { class: 'dialog-head' },
      h('h2', { id: titleId, dir: 'auto' }, title),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': app.text('close'),
          onclick: () => dialog.close(),
        },
        icon('close'),
      ),
    ),
    content,
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  /** @type {HTMLElement | null} */ (dialog.querySelector('input, textarea, select'))?.focus();
  return dialog;
}

/**
 * @param {Component} component
 * @param {App} app
 * @param {Field[]} fields
 * @returns {Node}
 */
function draw(component, app, fields) {
  switch (component.type) {
    case 1:
      return h(
        'div',
        {},
        (component.components ?? []).map((one) => draw(one, app, fields)),
      );
    case 10:
      return markdown(component.content ?? '', app);
    case 18:
      return component.component === undefined
        ? h('div')
        : field(component.component, component.label ?? '', component.description, app, fields);
    default:
      return field(component, component.label ?? '', undefined, app, fields);
  }
}

/**
 * @param {Component} input
 * @param {string} label
 * @param {string | undefined} description
 * @param {App} app
 * @param {Field[]} fields
 */
function field(input, label, description, app, fields) {
  const id = `field-${input.custom_id}`;
  const hintId = freshId('hint');
  const isRequired = input.required !== false;
  const control = toControl(input, id, hintId, isRequired);
  const wrong = h('p', { class: 'field-error', role: 'alert' });
  fields.push({
    id,
    read: () => control.value,
    check() {
      const { value } = control;
      const least = input.min_length ?? 0;
      const why =
        value === '' && isRequired
          ? app.text('fieldRequired')
          : value !== '' && value.length < least
            ? app.text('tooShort', { n: least })
            : '';
      wrong.textContent = why;
      control.setAttribute('aria-invalid', String(why !== ''));
      return why === '';
    },
  });
  return h(
    'div',
    { class: 'field-box' },
    h(
      'label',
      { for: id, dir: 'auto' },
      label,
      isRequired && h('span', { class: 'star', 'aria-hidden': 'true' }, ' *'),
    ),
    description !== undefined && h('p', { class: 'field-hint', id: hintId, dir: 'auto' }, description),
    control,
    wrong,
  );
}

/**
 * @param {Component} input
 * @param {string} id
 * @param {string} hintId
 * @param {boolean} isRequired
 */
function toControl(input, id, hintId, isRequired) {
  const common = {
    id,
    'aria-describedby': hintId,
    'aria-required': isRequired,
    dir: 'auto',
    autocomplete: 'off',
  };
  if (input.type === 3) {
    return h(
      'select',
      common,
      h('option', { value: '' }, input.placeholder ?? '—'),
      (input.options ?? []).map((one) =>
        h('option', { value: one.value, selected: one.default === true }, one.label),
      ),
    );
  }
  const text = { ...common, placeholder: input.placeholder, maxlength: input.max_length ?? 4000 };
  const control =
    input.style === 2 ? h('textarea', { ...text, rows: 4 }) : h('input', { ...text, type: 'text' });
  control.value = input.value ?? '';
  return control;
}

/** @param {Readonly<Record<string, string>>} values */
function withoutEmpty(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
