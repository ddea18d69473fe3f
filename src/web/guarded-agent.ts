import { lookup } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { AddressRule } from './public-address.ts';

/** A connection to an address that is not allowed was about to be made. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
}

/** Milliseconds for a connection to come about. */
const CONNECT_TIMEOUT = 10_000;

/**
 * Connections only to addresses that the rule allows. The rule sees the address that is connected to, not the name:
 * what a name resolves to may change between a check and a connection.
 */
export function createGuardedAgent(allows: AddressRule, connections = 1): Agent {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT, lookup: guardLookup(allows) });
  return new Agent({
    connections,
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // No name is looked up for an address that stands in the URL itself.
      if (isIP(host) !== 0 && !allows(host)) return callback(refuse(host), null);
      connect(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        const address = (socket as Socket).remoteAddress ?? '';
        if (allows(address)) return callback(null, socket);
        socket.destroy();
        callback(refuse(address), null);
      });
    },
  });
}

function guardLookup(allows: AddressRule): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const allowed = found.filter(({ address }) => allows(address));
      const [first] = allowed;
      if (!first) return callback(refuse(found.map(({ address }) => address).join(', ')), '');
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function refuse(address: string): RefusedAddressError {
  return new RefusedAddressError(`${address} is a private or reserved address`);
}
