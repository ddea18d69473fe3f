/** A language tag as BCP 47 writes it (`en_US` is en-US, `rus` is ru); undefined if it is none. */
export function toLanguage(tag: string): string | undefined {
  try {
    const [language] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'));
    // "english" has the shape of a tag, but is none.
    return language && /^[a-z]{2,3}\b/.test(language) ? language : undefined;
  } catch {
    return undefined;
  }
}
