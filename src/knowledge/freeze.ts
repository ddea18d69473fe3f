/** Freezes a value and everything in it. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const key in value) {
    const part = value[key];
    if (typeof part === 'object') freeze(part);
  }
  return Object.freeze(value);
}
