import { createPublicKey, verify } from 'node:crypto';

/** A request's signature, checked. */
export interface SignatureCheck {
  /** Whether `signature` (hex) was made over the timestamp and the body by the holder of the key. Never throws. */
  isGenuine(signature: string, timestamp: string, body: Uint8Array): boolean;
}

/** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Checks Discord's signatures with an application's public key: 64 hexadecimal digits. */
export function createSignatureCheck(publicKey: string): SignatureCheck {
  const raw = Buffer.from(publicKey, 'hex');
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return {
    isGenuine(signature, timestamp, body) {
      // Node decodes as far as it is hexadecimal and drops the rest in silence.
      if (!/^[0-9a-f]{128}$/i.test(signature)) return false;
      return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
    },
  };
}
