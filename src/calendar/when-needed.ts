/** A pattern, read when it is first asked for: the long ones take milliseconds, and most texts need none of them. */
export function whenNeeded(source: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(source, 'giu');
    return pattern;
  };
}
