// Long enough for any question; a pasted article must not cost seconds.
const LONGEST = 1000;

/**
 * The beginning of a text as dates are looked for in it, character for character: Urdu and Arabic digits as 0-9, and
 * Arabic letters as Urdu writes them.
 */
export function toPlain(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک');
}
