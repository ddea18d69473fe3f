import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline, TextBlock } from '../../src/reply.ts';
import { escapeMarkdown, renderText, unescapeMarkdown } from '../../src/transport/markdown.ts';

/** All that Discord's Markdown is made of, and all that makes text hard to cut. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    ...['**', '__', '~~', '||', '`', '```', '# ', '## ', '-# ', '- ', '> ', '>>> ', '1. ', '+ ', '\\', ' '],
    ...['@everyone', '@here', '@\u200Beveryone', '<@1>', '<@&2>', '<#3>', '</ask:4>', '<t:5:D>', '<:a:6>'],
    ...[
      'https://a.b',
      'HTTP://a',
      '[a](https://b)',
      ':tada:',
      ':+1:',
      '://',
      ':',
      '12:30',
      'تاشقند',
      'Ташкент',
    ],
    ...['👩‍👩‍👧', '😀', 'é', '\u200B', '\u200D', '\u200F', 'word', 'long'.repeat(30)],
  ),
);
const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const lines = fc.array(line, { maxLength: 5 }).map((parts) => parts.join('\n'));
const style = fc.constantFrom('heading', 'quote', 'small', undefined);
const CONTROLS = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** What is left of a text once every escaped character is taken out: what Discord reads as Markdown. */
function bare(markdown: string): string {
  return markdown.replace(/\\[^\p{L}\p{N}\s]/gu, '¤');
}

function meanings(markdown: string): string[] {
  const text = bare(markdown);
  return [
    /[*_~`|[\]<>{}\\]/,
    /^[^\S\n]*(?:#{1,3}|-#|[-+]|\d+\.)\s/m,
    /[a-z]:\/\//i,
    /:[^\s:¤]+:/,
    /@(?:everyone|here)/i,
  ].flatMap((meaning) => text.match(meaning)?.[0] ?? []);
}

function block(text: readonly Inline[], style?: TextBlock['style']): TextBlock {
  return { kind: 'text', text, ...(style ? { style } : {}) };
}

describe('escaped', () => {
  test.each([
    ['emphasis', '*a* _b_ **c** __d__', String.raw`\*a\* \_b\_ \*\*c\*\* \_\_d\_\_`],
    ['a strike and a spoiler', '~~a~~ ||b||', String.raw`\~\~a\~\~ \|\|b\|\|`],
    ['code', '`a` ```b```', '\\`a\\` \\`\\`\\`b\\`\\`\\`'],
    ['a backslash', String.raw`a\*`, String.raw`a\\\*`],
    ['a heading, small print, quotation', '# a\n-# b\n> c', '\\# a\n\\-\\# b\n\\> c'],
    ['a list', '- a\n* b\n+ c\n 12. d', '\\- a\n\\* b\n\\+ c\n 12\\. d'],
    ['a link in words', '[a](https://b.c)', String.raw`\[a\](https\://b.c)`],
    ['an address', 'see https://b.c/d', String.raw`see https\://b.c/d`],
    ['a ping of all', '@everyone @HERE', '@\u200Beveryone @\u200BHERE'],
    ['mentions', '<@1> <@&2> <#3> </a:4>', String.raw`\<@1\> \<@&2\> \<#3\> \</a:4\>`],
    ['a time and an emoji', '<t:1:D> <:a:1> :tada: :+1:', String.raw`\<t\:1:D\> \<\:a:1\> \:tada: \:+1:`],
    ['a hyphen and a colon in a sentence, left alone', 'a-b: c #1 at 12:30', 'a-b: c #1 at 12:30'],
    ['line ends and directional overrides', 'a\r\nb\u2028c\u202Ed\te', 'a \nb c d e'],
  ])('%s shows as the characters that it is made of', (_what, text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test('no text means anything to Discord', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(meanings(escapeMarkdown(text))).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  test('a text comes back as it was', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const clean = text.replace(CONTROLS, (control) => (control === '\n' ? control : ''));
        expect(unescapeMarkdown(escapeMarkdown(clean))).toBe(clean);
      }),
      { numRuns: 5000 },
    );
  });

  test('a question comes back from the small print of the message that repeats it', () => {
    fc.assert(
      fc.property(line, (text) => {
        const clean = text.replace(CONTROLS, '');
        expect(unescapeMarkdown(renderText(block([clean], 'small'), 4000))).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['line ends and hyphens', '\n'.repeat(3000) + '-'.repeat(3000)],
    ['colons', ':'.repeat(6000)],
    ['spaces', ' '.repeat(6000)],
    ['names between colons', ':a'.repeat(3000)],
    ['pings', '@\u200B'.repeat(3000)],
  ])('six thousand characters of %s come to an end, as they were', (_what, text) => {
    // A pattern that tries every way to match such a text would hold the test up for hours.
    expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text);
  });
});

describe('rendered', () => {
  const inline = fc.oneof(
    lines,
    lines.map((text): Inline => ({ bold: [text] })),
    fc.record({ link: fc.oneof(fc.webUrl(), line), text: lines }),
  );

  test('a text never exceeds its room, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(inline, { maxLength: 6 }),
        style,
        fc.integer({ min: 0, max: 400 }),
        (text, own, most) => {
          expect(renderText(block(text, own), most).length).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('a cut never goes through an escape or a surrogate pair', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 80 }), (text, most) => {
        const cut = renderText(block([text]), most);
        expect(cut.isWellFormed() || !text.isWellFormed()).toBe(true);
        expect(meanings(cut)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['a text that fits', ['one two'], 7, 'one two'],
    ['at a word', ['one two three'], 10, 'one two…'],
    ['within a word that fills the room', ['x'.repeat(50)], 10, `${'x'.repeat(9)}…`],
    ['never between the halves of an emoji', ['😀'.repeat(9)], 6, '😀😀…'],
    ['never between a backslash and what it escapes', ['*'.repeat(9)], 6, '\\*\\*…'],
    ['where there is no room at all', ['x'], 0, ''],
    ['bold that has no room', ['abcd', { bold: ['e'] }], 8, 'abcd'],
    ['an address that has no room', [{ link: 'https://a.example/long', text: 'title' }], 20, 'title'],
  ] satisfies Array<[string, Inline[], number, string]>)('%s', (_what, text, most, expected) => {
    expect(renderText(block(text), most)).toBe(expected);
  });

  test.each([
    ['bold', ['a ', { bold: ['b*'] }, ' c'], 'a **b\\*** c'],
    ['bold beside bold is one', [{ bold: ['a'] }, '', { bold: ['b'] }], '**ab**'],
    ['bold within bold is one', [{ bold: ['a', { bold: ['b'] }] }], '**ab**'],
    ['bold of nothing', ['a', { bold: [''] }], 'a'],
    [
      'a link',
      [{ link: 'https://a.example/b c(d)', text: 'a [b]' }],
      '[a \\[b\\]](https://a.example/b%20c%28d%29)',
    ],
    ['a link of another kind is its text', [{ link: 'javascript:alert(1)', text: 'a' }], 'a'],
    ['a link that is none', [{ link: 'nowhere', text: 'a' }], 'a'],
  ] satisfies Array<[string, Inline[], string]>)('%s', (_what, text, expected) => {
    expect(renderText(block(text), 4000)).toBe(expected);
  });

  test.each([
    ['quote', '> a\n> b'],
    ['small', '-# a\n-# b'],
    ['heading', '### a\n### b'],
  ] as const)('every line of a %s is one', (own, expected) => {
    expect(renderText(block(['a\n\nb'], own), 4000)).toBe(expected);
  });
});
