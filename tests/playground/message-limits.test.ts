import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/playground/json.ts';
import { checkMessage, type MessageSituation } from '../../src/playground/message-limits.ts';
import { refusedBy } from './refused.ts';

const created: MessageSituation = { kind: 'create', path: [], uploads: [] };
const v2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string, more: JsonObject = {}) => ({
  type: 2,
  style: 1,
  label: 'More',
  custom_id,
  ...more,
});
const row = (...components: JsonObject[]) => ({ type: 1, components });
const select = (more: JsonObject = {}) => ({
  type: 3,
  custom_id: 'pick',
  options: [{ label: 'One', value: '1' }],
  ...more,
});
const many = (count: number, make: (index: number) => JsonObject) =>
  Array.from({ length: count }, (_, i) => make(i));
const thumbnail = (url: string) => ({ type: 11, media: { url } });

const wrong: [why: string, body: JsonObject, refused: string][] = [
  ['nothing at all is an empty message', {}, '50006'],
  ['white space is an empty message', { content: ' \n ' }, '50006'],
  ['an empty list of components is an empty message', { components: [] }, '50006'],
  ['content has 2,000 characters', { content: 'x'.repeat(2001) }, '50035 content [BASE_TYPE_MAX_LENGTH]'],
  ['content is text', { content: 5 }, '50035 content [STRING_TYPE_CONVERT]'],
  [
    'a nonce has 25 characters',
    { content: 'x', nonce: 'n'.repeat(26) },
    '50035 nonce [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a nonce to enforce must be given',
    { content: 'x', enforce_nonce: true },
    '50035 nonce [BASE_TYPE_REQUIRED]',
  ],
  [
    'users are parsed or listed, not both',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    '50035 allowed_mentions [MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE]',
  ],
  [
    'roles are parsed or listed, not both',
    { content: 'x', allowed_mentions: { parse: ['roles'], roles: ['1'] } },
    '50035 allowed_mentions [MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE]',
  ],
  [
    'only three kinds of mention are parsed',
    { content: 'x', allowed_mentions: { parse: ['channels'] } },
    '50035 allowed_mentions.parse.0 [BASE_TYPE_CHOICES]',
  ],
  [
    'a hundred users may be mentioned',
    { content: 'x', allowed_mentions: { users: many(101, (i) => ({ i })).map(({ i }) => String(i)) } },
    '50035 allowed_mentions.users [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a hundred roles may be mentioned',
    { content: 'x', allowed_mentions: { roles: many(101, (i) => ({ i })).map(({ i }) => String(i)) } },
    '50035 allowed_mentions.roles [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a message has ten embeds',
    { embeds: many(11, () => ({ title: 'x' })) },
    '50035 embeds [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    "an embed's title has 256 characters",
    { embeds: [{ title: 'x'.repeat(257) }] },
    '50035 embeds.0.title [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    "an embed's description has 4,096 characters",
    { embeds: [{ description: 'x'.repeat(4097) }] },
    '50035 embeds.0.description [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'all embeds together have 6,000 characters',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    '50035 embeds [MAX_EMBED_SIZE_EXCEEDED]',
  ],
  [
    'a field needs a value',
    { embeds: [{ fields: [{ name: 'a', value: ' ' }] }] },
    '50035 embeds.0.fields.0.value [BASE_TYPE_REQUIRED]',
  ],
  [
    'an embed has 25 fields',
    { embeds: [{ fields: many(26, () => ({ name: 'a', value: 'b' })) }] },
    '50035 embeds.0.fields [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    "a field's name has 256 characters",
    { embeds: [{ fields: [{ name: 'x'.repeat(257), value: 'b' }] }] },
    '50035 embeds.0.fields.0.name [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    "a field's value has 1,024 characters",
    { embeds: [{ fields: [{ name: 'a', value: 'x'.repeat(1025) }] }] },
    '50035 embeds.0.fields.0.value [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    "an embed's footer has 2,048 characters",
    { embeds: [{ title: 'x', footer: { text: 'x'.repeat(2049) } }] },
    '50035 embeds.0.footer.text [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    "an embed's author has 256 characters",
    { embeds: [{ title: 'x', author: { name: 'x'.repeat(257) } }] },
    '50035 embeds.0.author.name [BASE_TYPE_MAX_LENGTH]',
  ],
  ['an embed shows something', { embeds: [{ color: 1 }] }, '50035 embeds.0.description [BASE_TYPE_REQUIRED]'],
  [
    "an embed's picture is uploaded with it",
    { embeds: [{ image: { url: 'attachment://map.png' } }] },
    '50035 embeds.0.image.url [URL_TYPE_INVALID_SCHEME]',
  ],
  [
    'content does not go with Components V2',
    { flags: v2, content: 'x', components: [text('x')] },
    '50035 content [MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]',
  ],
  [
    'embeds do not go with Components V2',
    { flags: v2, embeds: [{ title: 'x' }], components: [text('x')] },
    '50035 embeds [MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]',
  ],
  [
    'a container needs the flag',
    { components: [{ type: 17, components: [text('x')] }] },
    '50035 components.0 [UNION_TYPE_CHOICES]',
  ],
  ['a text needs the flag', { components: [text('x')] }, '50035 components.0 [UNION_TYPE_CHOICES]'],
  [
    'a button stands in a row',
    { flags: v2, components: [button('a')] },
    '50035 components.0 [UNION_TYPE_CHOICES]',
  ],
  [
    'forty components, nested ones counted',
    { flags: v2, components: [{ type: 17, components: many(40, () => text('x')) }] },
    '50035 components [COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED]',
  ],
  [
    '4,000 characters over all texts',
    { flags: v2, components: [text('x'.repeat(2000)), text('x'.repeat(2001))] },
    '50035 components [COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED]',
  ],
  [
    'a text is not empty',
    { flags: v2, components: [text('')] },
    '50035 components.0.content [BASE_TYPE_REQUIRED]',
  ],
  [
    'a text is not blank',
    { flags: v2, components: [text(' ')] },
    '50035 components.0.content [BASE_TYPE_REQUIRED]',
  ],
  [
    'a container is not empty',
    { flags: v2, components: [{ type: 17, components: [] }] },
    '50035 components.0.components [BASE_TYPE_MIN_LENGTH]',
  ],
  [
    'a container does not hold a container',
    { flags: v2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
    '50035 components.0.components.0 [UNION_TYPE_CHOICES]',
  ],
  [
    'a section has three texts',
    { flags: v2, components: [{ type: 9, components: many(4, () => text('x')), accessory: button('a') }] },
    '50035 components.0.components [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a section has an accessory',
    { flags: v2, components: [{ type: 9, components: [text('x')] }] },
    '50035 components.0.accessory [BASE_TYPE_REQUIRED]',
  ],
  [
    'a gallery has ten pictures',
    {
      flags: v2,
      components: [{ type: 12, items: many(11, () => ({ media: { url: 'https://example.org/a.png' } })) }],
    },
    '50035 components.0.items [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a gallery has a picture',
    { flags: v2, components: [{ type: 12, items: [] }] },
    '50035 components.0.items [BASE_TYPE_MIN_LENGTH]',
  ],
  [
    "a gallery's file is uploaded with it",
    { flags: v2, components: [{ type: 12, items: [{ media: { url: 'attachment://map.png' } }] }] },
    '50035 components.0.items.0.media.url [UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND]',
  ],
  [
    "a thumbnail's file is uploaded with it",
    {
      flags: v2,
      components: [{ type: 9, components: [text('x')], accessory: thumbnail('attachment://a.png') }],
    },
    '50035 components.0.accessory.media.url [UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND]',
  ],
  [
    'a file component names an upload',
    { flags: v2, components: [{ type: 13, file: { url: 'https://example.org/a.txt' } }] },
    '50035 components.0.file.url [UNFURLED_MEDIA_ITEM_ATTACHMENT_REQUIRED]',
  ],
  [
    'five rows without the flag',
    { components: many(6, (i) => row(button(`b${i}`))) },
    '50035 components [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a row has five buttons',
    { components: [row(...many(6, (i) => button(`b${i}`)))] },
    '50035 components.0.components [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a select fills its row',
    { components: [row(select(), button('a'))] },
    '50035 components.0 [COMPONENT_LAYOUT_WIDTH_EXCEEDED]',
  ],
  ['a row is not empty', { components: [row()] }, '50035 components.0.components [BASE_TYPE_MIN_LENGTH]'],
  [
    'custom ids differ',
    { components: [row(button('a'), button('a'))] },
    '50035 components.0.components.1 [COMPONENT_CUSTOM_ID_DUPLICATED]',
  ],
  [
    'a custom id has 100 characters',
    { components: [row(button('x'.repeat(101)))] },
    '50035 components.0.components.0.custom_id [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a custom id is not empty',
    { components: [row(button(''))] },
    '50035 components.0.components.0.custom_id [BASE_TYPE_REQUIRED]',
  ],
  [
    'a button has a custom id',
    { components: [row({ type: 2, style: 1, label: 'x' })] },
    '50035 components.0.components.0.custom_id [BASE_TYPE_REQUIRED]',
  ],
  [
    'a button has a label or an emoji',
    { components: [row({ type: 2, style: 1, custom_id: 'a' })] },
    '50035 components.0.components.0.label [BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED]',
  ],
  [
    'a label has 80 characters',
    { components: [row(button('a', { label: 'x'.repeat(81) }))] },
    '50035 components.0.components.0.label [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a link button has a url',
    { components: [row({ type: 2, style: 5, label: 'x' })] },
    '50035 components.0.components.0.url [BASE_TYPE_REQUIRED]',
  ],
  [
    'a link button has no custom id',
    { components: [row({ type: 2, style: 5, label: 'x', url: 'https://example.org', custom_id: 'a' })] },
    '50035 components.0.components.0.custom_id [BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE]',
  ],
  [
    'a link is a web address',
    { components: [row({ type: 2, style: 5, label: 'x', url: 'ftp://example.org' })] },
    '50035 components.0.components.0.url [URL_TYPE_INVALID_SCHEME]',
  ],
  [
    'a select has 25 options',
    { components: [row(select({ options: many(26, (i) => ({ label: 'x', value: String(i) })) }))] },
    '50035 components.0.components.0.options [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a link has 512 characters',
    {
      components: [row({ type: 2, style: 5, label: 'x', url: `https://example.org/${'x'.repeat(493)}` })],
    },
    '50035 components.0.components.0.url [BASE_TYPE_MAX_LENGTH]',
  ],
  [
    "a select's placeholder has 150 characters",
    { components: [row(select({ placeholder: 'x'.repeat(151) }))] },
    '50035 components.0.components.0.placeholder [BASE_TYPE_MAX_LENGTH]',
  ],
  ...['label', 'value', 'description'].map((part): [string, JsonObject, string] => [
    `an option's ${part} has 100 characters`,
    { components: [row(select({ options: [{ label: 'x', value: '1', [part]: 'x'.repeat(101) }] }))] },
    `50035 components.0.components.0.options.0.${part} [BASE_TYPE_MAX_LENGTH]`,
  ]),
  [
    'the values of a select differ',
    { components: [row(select({ options: many(2, () => ({ label: 'x', value: '1' })) }))] },
    '50035 components.0.components.0.options.1 [SELECT_COMPONENT_OPTION_VALUE_DUPLICATED]',
  ],
  [
    'no more values than options',
    { components: [row(select({ max_values: 2 }))] },
    '50035 components.0.components.0.max_values [SELECT_COMPONENT_MAX_VALUES_TOO_LARGE]',
  ],
  [
    'an attachment is uploaded',
    { content: 'x', attachments: [{ id: '0', filename: 'a.txt' }] },
    '50035 attachments.0.id [ATTACHMENT_NOT_FOUND]',
  ],
];

describe('a message that Discord refuses fails here, by the same code and path', () => {
  test.each(wrong)('%s', (_why, body, refused) => {
    expect(refusedBy(() => checkMessage(body, created))).toEqual([refused]);
  });
});

const right: [why: string, body: JsonObject, uploads?: string[]][] = [
  ['2,000 characters', { content: 'x'.repeat(2000) }],
  ['a file alone', {}, ['a.txt']],
  ['a picture that is uploaded', { embeds: [{ image: { url: 'attachment://a.png' } }] }, ['a.png']],
  ['a nonce that is a number', { content: 'x', nonce: 5, enforce_nonce: true }],
  [
    'a button that is an emoji',
    { components: [row({ type: 2, style: 1, custom_id: 'a', emoji: { name: '🔎' } })] },
  ],
  ['no mentions', { content: 'x', allowed_mentions: { parse: [] } }],
  [
    'listed users beside parsed roles',
    { content: 'x', allowed_mentions: { parse: ['roles'], users: ['1'] } },
  ],
  ['forty components', { flags: v2, components: [{ type: 17, components: many(39, () => text('x')) }] }],
  ['4,000 characters of text', { flags: v2, components: [text('x'.repeat(4000))] }],
];

test.each(right)('%s is a message', (_why, body, uploads = []) => {
  expect(refusedBy(() => checkMessage(body, { ...created, uploads }))).toEqual([]);
});

describe('an edit', () => {
  const before = { flags: 0, content: 'before', embeds: 0, files: [{ id: '7', filename: 'a.png' }] };
  const edited: MessageSituation = { kind: 'webhook-edit', path: [], uploads: [], before };

  test('may keep a file that the message has', () => {
    expect(refusedBy(() => checkMessage({ attachments: [{ id: '7' }] }, edited))).toEqual([]);
  });

  test('may not take away everything', () => {
    expect(refusedBy(() => checkMessage({ content: '', attachments: [] }, edited))).toEqual(['50006']);
  });

  test('may not add Components V2 and leave the content', () => {
    expect(refusedBy(() => checkMessage({ flags: v2, components: [text('x')] }, edited))).toEqual([
      '50035 content [MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]',
    ]);
  });

  test('has to say again that its components are V2', () => {
    const after = { ...edited, before: { ...before, flags: v2, content: '' } };
    expect(refusedBy(() => checkMessage({ components: [text('x')] }, after))).toEqual([
      '50035 components.0 [UNION_TYPE_CHOICES]',
    ]);
  });
});
