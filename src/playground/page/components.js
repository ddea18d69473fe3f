import { h, icon } from './dom.js';
import { markdown } from './markdown.js';
import { cover, fileCard, gallery, picture } from './media.js';
import { selectMenu } from './select-menu.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Component} Component */
/** @typedef {(kind: 'press' | 'select', body: Record<string, unknown>) => Promise<void>} Use */

const styles = ['', 'primary', 'secondary', 'success', 'danger', 'link'];

/**
 * Discord's components by the numbers of their types (docs: components/reference#component-object-component-types).
 * @param {readonly Component[]} list
 * @param {App} app
 * @param {Use} use
 * @returns {HTMLElement[]}
 */
export function components(list, app, use) {
  return list.map((component) => draw(component, app, use));
}

/**
 * @param {Component} component
 * @param {App} app
 * @param {Use} use
 * @returns {HTMLElement}
 */
function draw(component, app, use) {
  const inner = () => components(component.components ?? [], app, use);
  switch (component.type) {
    case 1:
      return h('div', { class: 'row' }, inner());
    case 2:
      return button(component, use);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return selectMenu(component, app, (values) => use('select', { customId: component.custom_id, values }));
    case 9:
      return h(
        'div',
        { class: 'section' },
        h('div', { class: 'section-texts' }, inner()),
        component.accessory !== undefined &&
          h('div', { class: 'section-accessory' }, draw(component.accessory, app, use)),
      );
    case 10:
      return markdown(component.content ?? '', app);
    case 11:
      return h(
        'div',
        { class: 'thumbnail' },
        picture(component.media?.url ?? '', component.description, app),
      );
    case 12:
      return gallery(component.items ?? [], app);
    case 13:
      return file(component, app);
    case 14:
      return separator(component);
    case 17:
      return container(component, inner(), app);
    default:
      return h('p', { class: 'unknown' }, `component ${component.type}`);
  }
}

/**
 * @param {Component} component
 * @param {Use} use
 */
function button(component, use) {
  const label = [component.emoji?.name, component.label].filter((part) => part !== undefined).join(' ');
  if (component.url !== undefined) {
    return h(
      'a',
      { class: 'button link', href: component.url, target: '_blank', rel: 'noopener noreferrer' },
      h('span', { dir: 'auto' }, label),
      icon('out'),
    );
  }
  const element = h(
    'button',
    {
      class: `button ${styles[component.style ?? 2] ?? ''}`,
      type: 'button',
      disabled: component.disabled === true,
      'data-custom-id': component.custom_id,
    },
    h('span', { dir: 'auto' }, label),
  );
  element.addEventListener('click', async () => {
    if (element.getAttribute('aria-busy') === 'true') return;
    element.setAttribute('aria-busy', 'true');
    await use('press', { customId: component.custom_id });
    element.removeAttribute('aria-busy');
  });
  return element;
}

/** @param {Component} component */
function separator(component) {
  const size = component.spacing === 2 ? 'large' : 'small';
  return component.divider === false
    ? h('div', { class: `space ${size}` })
    : h('hr', { class: `separator ${size}` });
}

/**
 * @param {Component} component
 * @param {App} app
 */
function file(component, app) {
  const url = component.file?.url ?? '';
  const name = decodeURIComponent(url.split('/').at(-1) ?? '');
  return cover(component.spoiler === true, fileCard(name, url, undefined, app), app);
}

/**
 * @param {Component} component
 * @param {HTMLElement[]} inner
 * @param {App} app
 */
function container(component, inner, app) {
  const box = h('div', { class: 'container' }, inner);
  if (typeof component.accent_color === 'number') {
    box.classList.add('accented');
    box.style.setProperty('--accent', `#${component.accent_color.toString(16).padStart(6, '0')}`);
  }
  return cover(component.spoiler === true, box, app);
}
