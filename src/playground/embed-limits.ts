import { blankIssue, schemeMessage } from './component-parts.ts';
import type { FormIssue, FormPath } from './discord-error.ts';
import { isObject, type JsonObject, objectsIn, textOf } from './json.ts';

/** The limits on embeds that Discord's schemas leave out (docs: resources/message#embed-object-embed-limits). */
export function checkEmbeds(embeds: unknown, path: FormPath, files: ReadonlySet<string>): FormIssue[] {
  const list = objectsIn(embeds);
  const issues = list.flatMap((embed, index) => checkEmbed(embed, [...path, index], files));
  if (list.reduce((sum, embed) => sum + embedLength(embed), 0) > 6000) {
    issues.push({
      path,
      code: 'MAX_EMBED_SIZE_EXCEEDED',
      message: 'Embed size exceeds maximum size of 6000',
    });
  }
  return issues;
}

function checkEmbed(embed: JsonObject, path: FormPath, files: ReadonlySet<string>): FormIssue[] {
  const issues = objectsIn(embed.fields).flatMap((field, index) => [
    ...blankIssue(field.name, [...path, 'fields', index, 'name']),
    ...blankIssue(field.value, [...path, 'fields', index, 'value']),
  ]);
  for (const part of ['image', 'thumbnail'] as const) {
    const media = embed[part];
    if (isObject(media)) issues.push(...checkUrl(media.url, [...path, part, 'url'], files));
  }
  if (embed.url !== undefined) issues.push(...checkUrl(embed.url, [...path, 'url'], new Set()));
  const shown = ['title', 'description', 'fields', 'author', 'footer', 'image', 'thumbnail'];
  if (!shown.some((part) => hasContent(embed[part]))) {
    issues.push({
      path: [...path, 'description'],
      code: 'BASE_TYPE_REQUIRED',
      message: 'This field is required',
    });
  }
  return issues;
}

function checkUrl(url: unknown, path: FormPath, files: ReadonlySet<string>): FormIssue[] {
  const text = textOf(url);
  // An embed that names a missing file is sent without its picture: that is a mistake all the same.
  if (text === '' || /^https?:\/\//.test(text)) return [];
  if (text.startsWith('attachment://') && files.has(text.slice('attachment://'.length))) return [];
  return [
    { path, code: 'URL_TYPE_INVALID_SCHEME', message: schemeMessage(url, "('http', 'https', 'attachment')") },
  ];
}

function hasContent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isObject(value) || textOf(value).trim() !== '';
}

/** The characters that count towards the 6,000. */
function embedLength(embed: JsonObject): number {
  const author = isObject(embed.author) ? textOf(embed.author.name) : '';
  const footer = isObject(embed.footer) ? textOf(embed.footer.text) : '';
  const fields = objectsIn(embed.fields).map((field) => textOf(field.name) + textOf(field.value));
  return [textOf(embed.title), textOf(embed.description), author, footer, ...fields].join('').length;
}
