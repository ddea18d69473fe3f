import { describe, expect, test } from 'vitest';
import { isObject } from '../../src/playground/json.ts';
import { checkMessage } from '../../src/playground/message-limits.ts';
import type { Block, Reply, TextBlock } from '../../src/reply.ts';
import { heading, quote, small, text } from '../../src/reply.ts';
import { renderReply } from '../../src/transport/render.ts';
import { toCallback } from '../../src/transport/respond.ts';
import { refusedBy } from '../playground/refused.ts';
import { partsOf } from './shown.ts';

const button = (id: string, label = id) => ({ id, label });
const section = (id: string, ...texts: TextBlock[]): Block => ({
  kind: 'section',
  texts,
  button: button(id),
});
const row = (...ids: string[]): Block => ({ kind: 'buttons', buttons: ids.map((id) => button(id)) });
const select = (id: string, values: readonly string[]): Block => ({
  kind: 'select',
  id,
  placeholder: 'Choose',
  choices: values.map((value) => ({ name: `name of ${value}`, value, description: 'd'.repeat(200) })),
});
const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

/** What Discord would say to it, and its parts. */
function send(reply: Reply) {
  const { body, files } = renderReply(reply);
  const json: unknown = JSON.parse(JSON.stringify(body));
  if (!isObject(json)) throw new Error('no body');
  const uploads = files.map(({ name }) => name);
  const parts = partsOf({ components: json.components } as never);
  return { refused: refusedBy(() => checkMessage(json, { kind: 'reply', path: [], uploads })), parts, json };
}

describe('a reply is made to fit', () => {
  test.each([
    ['nothing at all', []],
    ['texts of nothing', [text(''), heading(' '), quote('\n'), small()]],
    ['a section whose texts are empty', [section('a', text(''), text(' '))]],
    ['a section of more than three texts', [section('a', ...many(5, (i) => text(`text ${i}`)))]],
    ['one text of ten thousand characters', [text('word '.repeat(2000))]],
    ['one word of ten thousand characters', [quote('w'.repeat(10_000))]],
    ['ten thousand asterisks', [text('*'.repeat(10_000))]],
    ['ten thousand lines', [small('a\n'.repeat(10_000))]],
    ['a hundred texts', many(100, (i) => text(`text ${i}`))],
    ['fifty sections', many(50, (i) => section(`a${i}`, text('a'), text('b'), text('c')))],
    ['fifty dividers', many(50, (): Block => ({ kind: 'divider' }))],
    ['seven buttons in a row', [row('a', 'b', 'c', 'd', 'e', 'f', 'g')]],
    ['a row without buttons', [row(), text('a')]],
    [
      'a menu of forty choices',
      [
        select(
          'a',
          many(40, (i) => `v${i}`),
        ),
      ],
    ],
    ['a menu of none', [select('a', []), text('a')]],
    ['a menu of the same choice twice', [select('a', ['v', 'v', 'w'])]],
    ['a menu with a value that is too long', [select('a', ['v', 'w'.repeat(101), ''])]],
    ['the same button twice', [row('a', 'a'), row('a')]],
    ['the same section twice', [section('a', text('one')), section('a', text('two'))]],
    ['the same menu twice', [select('a', ['v']), select('a', ['w'])]],
    ['a label of two hundred characters', [{ kind: 'buttons', buttons: [button('a', 'label '.repeat(40))] }]],
    ['a link', [{ kind: 'buttons', buttons: [{ label: 'a', url: 'https://a.example' }] }]],
    [
      'a picture and a file',
      [
        { kind: 'image', name: 'a.png', alt: 'x'.repeat(2000), data: new Uint8Array([1]) },
        { kind: 'file', name: 'b.ics', data: new Uint8Array([1]) },
      ],
    ],
    [
      'everything at once',
      [
        ...many(60, (i) => text(`${i} ${'word '.repeat(100)}`)),
        select(
          'm',
          many(25, (i) => `v${i}`),
        ),
        row('a', 'b', 'c', 'd', 'e'),
      ],
    ],
  ] satisfies Array<[string, Block[]]>)('%s', (_what, blocks) => {
    expect(send({ blocks }).refused).toEqual([]);
  });

  test('buttons and menus stay, whatever has to go', () => {
    const blocks = [...many(60, (i) => text(`text ${i}`)), select('menu', ['v']), row('a', 'b')];
    const ids = send({ blocks }).parts.flatMap(({ custom_id }) => custom_id ?? []);
    expect(ids).toEqual(['menu', 'a', 'b']);
  });

  test('a section whose button is there already keeps its words', () => {
    const { parts } = send({ blocks: [section('a', text('one')), section('a', text('two'))] });
    expect(parts.flatMap(({ content }) => content ?? [])).toEqual(['one', 'two']);
  });

  test('what goes is at the end', () => {
    const { parts } = send({ blocks: [text('first'), text('w'.repeat(5000)), text('last')] });
    const contents = parts.flatMap(({ content }) => content ?? []);
    expect(contents[0]).toBe('first');
    expect(contents).not.toContain('last');
  });

  test('nobody is pinged, a private reply is flagged, and the text with the question keeps its number', () => {
    const { json, parts } = send({ private: true, blocks: [{ ...text('q'), id: 1 }] });
    expect(json).toMatchObject({ flags: 32768 | 64, allowed_mentions: { parse: [] } });
    expect(parts.find(({ content }) => content === 'q')).toMatchObject({ id: 1 });
  });
});

describe('a first answer', () => {
  test('that changes a message does not say who sees it', () => {
    const { type, data } = toCallback({ kind: 'update', reply: { private: true, blocks: [text('a')] } });
    expect({ type, data }).toMatchObject({
      type: 7,
      data: { flags: 32768, allowed_mentions: { parse: [] } },
    });
  });

  test('with suggestions offers no more than Discord takes, each once', () => {
    const choices = [
      ...many(30, (i) => ({ name: `${i}`.repeat(120), value: `v${i}` })),
      { name: ' ', value: 'x' },
    ];
    const { data } = toCallback({ kind: 'choices', choices: [{ name: 'again', value: 'v0' }, ...choices] });
    const given = (data as { choices: Array<{ name: string; value: string }> }).choices;
    expect(given).toHaveLength(25);
    expect(given[0]).toEqual({ name: 'again', value: 'v0' });
    expect(given.every(({ name }) => name.length <= 100 && name.trim() !== '')).toBe(true);
  });

  test('with a form keeps to Discord’s limits', () => {
    const form = { id: '1:a:b', title: 'title '.repeat(20), label: 'label '.repeat(20), maxLength: 500 };
    const { data } = toCallback({ kind: 'form', form });
    expect((data as { title: string }).title.length).toBeLessThanOrEqual(45);
  });
});
