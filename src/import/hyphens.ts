/** Lines of one paragraph as one text: a word that a line's end parts is joined, one that has a hyphen keeps it. */
export function joinLines(lines: readonly string[], isCompound: (word: string) => boolean): string {
  let text = '';
  for (const line of lines) {
    const next = line.trim();
    const soft = /\u00AD\s*$/.test(text);
    const [, before] = /(\p{L}+)[-\u2010]\s*$/u.exec(text) ?? [];
    const [, after] = /^(\p{L}+)/u.exec(next) ?? [];
    if (soft) text = text.replace(/\u00AD\s*$/, '') + next;
    else if (before !== undefined && after !== undefined) {
      // A capital after the hyphen is a name's own: Russian-Pakistani.
      const keeps = !/^\p{Ll}/u.test(after) || isCompound(`${before}-${after}`);
      text = keeps ? text.trimEnd() + next : text.replace(/[-\u2010]\s*$/, '') + next;
    } else text = text === '' ? next : `${text.trimEnd()} ${next}`;
  }
  return text;
}

/** Tells the words that a text writes with a hyphen in the middle of a line: `long-term` stays so at a line's end. */
export function findCompounds(lines: readonly string[]): (word: string) => boolean {
  const compounds = new Set(
    lines.flatMap((line) => line.match(/\p{L}+-\p{L}+/gu) ?? []).map((word) => word.toLowerCase()),
  );
  return (word) => compounds.has(word.toLowerCase());
}
