import ipaddr from 'ipaddr.js';

/** Tells of an IP address whether it may be connected to. */
export type AddressRule = (address: string) => boolean;

/**
 * True for an address of the public internet alone: not this machine, the network that it stands in, its provider's
 * inner network, a cloud's metadata service, nor one of those written as IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}
