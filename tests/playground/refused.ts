import { DiscordError } from '../../src/playground/discord-error.ts';

/** What a check throws, as `code path [wrong]`, one entry a mistake; empty when it lets the body pass. */
export function refusedBy(check: () => void): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    if (error.errors === undefined) return [String(error.code)];
    return paths(error.errors).map((path) => `${error.code} ${path}`);
  }
}

function paths(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([step, inner]: [string, unknown]) => {
    if (step === '_errors' && Array.isArray(inner)) {
      return inner.map((one: { code: string }) => `${prefix || '.'} [${one.code}]`);
    }
    return typeof inner === 'object' && inner !== null
      ? paths(inner, prefix === '' ? step : `${prefix}.${step}`)
      : [];
  });
}
