import { expect, test } from 'vitest';
import { isPublicAddress } from '../../src/web/public-address.ts';

test.each([
  ['this machine', '127.0.0.1'],
  ['all of this machine', '127.255.255.254'],
  ['no address', '0.0.0.0'],
  ['a private network', '10.0.0.1'],
  ['another', '172.16.0.1'],
  ['the end of it', '172.31.255.255'],
  ['a home network', '192.168.1.1'],
  ["a provider's inner network", '100.64.0.1'],
  ["a cloud's metadata", '169.254.169.254'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['reserved', '240.0.0.1'],
  ['documentation', '192.0.2.1'],
  ['benchmarking', '198.18.0.1'],
  ['this machine, IPv6', '::1'],
  ['no address, IPv6', '::'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['unique local', 'fd00::1'],
  ['multicast, IPv6', 'ff02::1'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1'],
  ['the same in hexadecimal', '::ffff:7f00:1'],
  ['IPv4 through NAT64', '64:ff9b::7f00:1'],
  ['IPv4 through 6to4', '2002:7f00:1::'],
  ['IPv4 in the oldest form', '::127.0.0.1'],
  ['documentation, IPv6', '2001:db8::1'],
  ['a number', '2130706433'],
  ['a short form', '127.1'],
  ['octal digits', '0177.0.0.1'],
  ['a name', 'localhost'],
  ['nothing', ''],
])('%s is not public: %s', (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([['8.8.8.8'], ['93.184.216.34'], ['2606:4700:4700::1111'], ['::ffff:8.8.8.8']])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);
