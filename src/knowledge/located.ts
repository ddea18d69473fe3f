/** A value with the place in a knowledge file where it stands; `lineOf` takes a path inside the value. */
export interface Located<T> {
  readonly value: T;
  readonly file: string;
  lineOf(path: readonly PropertyKey[]): number;
}

/** `file:line` of the value itself. */
export function placeOf(located: Located<unknown>): string {
  return `${located.file}:${located.lineOf([])}`;
}
