import type { FormIssue, FormPath } from './discord-error.ts';
import { isObject, type JsonObject, objectsIn, textOf } from './json.ts';

const button = 2;
const linkStyle = 5;
const premiumStyle = 6;

export function checkRow(row: JsonObject, path: FormPath): FormIssue[] {
  // A select fills a row by itself; a button takes a fifth of it.
  const width = objectsIn(row.components).reduce((sum, one) => sum + (one.type === button ? 1 : 5), 0);
  return width > 5
    ? [
        {
          path,
          code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
          message: 'The specified component exceeds the maximum width',
        },
      ]
    : [];
}

export function checkButton(component: JsonObject, path: FormPath): FormIssue[] {
  const issues: FormIssue[] = [];
  const has = (field: string) =>
    component[field] !== undefined && component[field] !== null && component[field] !== '';
  const add = (field: string, code: string, message: string) =>
    issues.push({ path: [...path, field], code, message });

  if (has('url') && has('custom_id')) {
    add(
      'custom_id',
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
  } else if (component.style === linkStyle) {
    if (!has('url')) add('url', 'BASE_TYPE_REQUIRED', 'This field is required');
    if (has('custom_id')) {
      add(
        'custom_id',
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
  } else if (component.style !== premiumStyle) {
    if (!has('custom_id')) add('custom_id', 'BASE_TYPE_REQUIRED', 'This field is required');
    if (has('url')) add('url', 'BUTTON_COMPONENT_URL_NOT_ALLOWED', 'Only a link button has a url');
  }
  if (component.style !== premiumStyle && !has('label') && !has('emoji')) {
    add('label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button needs a label or an emoji');
  }
  if (has('url') && !/^(https?|discord):\/\//.test(textOf(component.url))) {
    add('url', 'URL_TYPE_INVALID_SCHEME', schemeMessage(component.url, "('http', 'https', 'discord')"));
  }
  return issues;
}

export function checkSelect(select: JsonObject, path: FormPath): FormIssue[] {
  const issues: FormIssue[] = [];
  const options = objectsIn(select.options);
  const most = typeof select.max_values === 'number' ? select.max_values : 1;
  const least = typeof select.min_values === 'number' ? select.min_values : 1;
  const values = options.map((option) => option.value);
  values.forEach((value, index) => {
    if (values.indexOf(value) < index) {
      issues.push({
        path: [...path, 'options', index],
        code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        message: 'The specified option value is already used',
      });
    }
  });
  if (select.type === 3 && options.length > 0 && most > options.length) {
    issues.push({
      path: [...path, 'max_values'],
      code: 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
      message: `Must be ${options.length} or fewer: a select has no more values than options`,
    });
  }
  if (least > most) {
    issues.push({
      path: [...path, 'min_values'],
      code: 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE',
      message: 'The minimum number of values is greater than the maximum',
    });
  }
  const defaults = options.filter((option) => option.default === true).length;
  if (defaults > most) {
    issues.push({
      path: [...path, 'options'],
      code: 'SELECT_COMPONENT_TOO_MANY_DEFAULTS',
      message: 'More options are chosen by default than values are allowed',
    });
  }
  return issues;
}

export function checkMedia(
  media: unknown,
  path: FormPath,
  files: ReadonlySet<string>,
  onlyAttachments = false,
): FormIssue[] {
  const url = isObject(media) ? textOf(media.url) : '';
  const at = [...path, 'url'];
  if (url.startsWith('attachment://')) {
    return files.has(url.slice('attachment://'.length))
      ? []
      : [
          {
            path: at,
            code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
            message: 'The referenced attachment was not found',
          },
        ];
  }
  if (onlyAttachments) {
    return [
      {
        path: at,
        code: 'UNFURLED_MEDIA_ITEM_ATTACHMENT_REQUIRED',
        message: 'A file component only takes attachment:// references',
      },
    ];
  }
  return /^https?:\/\//.test(url)
    ? []
    : [{ path: at, code: 'URL_TYPE_INVALID_SCHEME', message: schemeMessage(url, "('http', 'https')") }];
}

/** Discord strips white space before it looks for a text. */
export function blankIssue(text: unknown, path: FormPath): FormIssue[] {
  return typeof text === 'string' && text.trim() === ''
    ? [{ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
    : [];
}

/** Discord's words for a url of another scheme. */
export function schemeMessage(url: unknown, schemes: string): string {
  const scheme = textOf(url).split(':')[0] ?? '';
  return `Scheme "${scheme}" is not supported. Scheme must be one of ${schemes}.`;
}
