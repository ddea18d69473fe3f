import { z } from 'zod';

/** What campaigns add to an address; the article is the same without. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|ref_src)$/;

/** An http or https address without fragment and campaign marks; undefined for anything else. */
export function toWebAddress(raw: string, base?: string): string | undefined {
  const address = URL.parse(raw.trim(), base);
  // What an article's file may name: neither a file, nor a number of a machine, nor a machine without a domain.
  if (!address || !z.httpUrl().safeParse(address.href).success) return undefined;
  if (address.username || address.password) return undefined;
  for (const name of [...address.searchParams.keys()]) {
    if (TRACKING.test(name)) address.searchParams.delete(name);
  }
  address.hash = '';
  return address.href;
}

/** One spelling for the ways to write one page's address: what two articles with the same page share. */
export function toAddressKey(address: string): string {
  const { hostname, pathname, search } = new URL(toWebAddress(address) ?? address);
  return `${hostname.replace(/^(?:www|m|amp)\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}
