import { generateKeyPairSync, sign } from 'node:crypto';
import { InteractionType } from 'discord-api-types/v10';
import type { Clock } from './clock.ts';
import { parseObject } from './json.ts';

/** What an application's endpoint answered. */
export interface EndpointAnswer {
  /** 0 where there was no answer in time. */
  readonly status: number;
  readonly body: string;
}

/** The address to which interactions go instead of the gateway (docs: interactions/overview#configuring-an-interactions-endpoint-url). */
export interface Endpoint {
  /** The application's public key, 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly url: string | undefined;
  /** Throws an EndpointError where the address does not do what Discord asks of it; undefined: back to the gateway. */
  set(url: string | undefined): Promise<void>;
  /** Posts a body, signed. */
  post(payload: unknown): Promise<EndpointAnswer>;
}

/** The address did not pass Discord's check. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
}

/** Milliseconds (docs: interactions/receiving-and-responding#interaction-callback). */
const deadline = 3000;

export function createEndpoint(clock: Clock): Endpoint {
  const keys = generateKeyPairSync('ed25519');
  const jwk = keys.publicKey.export({ format: 'jwk' });
  let current: string | undefined;

  const send = async (url: string, payload: unknown, isGenuine: boolean): Promise<EndpointAnswer> => {
    const body = JSON.stringify(payload);
    const timestamp = String(Math.floor(clock.now() / 1000));
    const signed = Buffer.from(isGenuine ? timestamp + body : `not ${body}`);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
          'x-signature-ed25519': sign(null, signed, keys.privateKey).toString('hex'),
          'x-signature-timestamp': timestamp,
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(deadline),
      });
      return { status: response.status, body: await response.text() };
    } catch {
      return { status: 0, body: '' };
    }
  };

  /** Discord asks both questions when the address is set, and again from time to time. */
  const check = async (url: string) => {
    const ping = { type: InteractionType.Ping, version: 1 };
    const [pong, forged] = [await send(url, ping, true), await send(url, ping, false)];
    if (pong.status !== 200 || parseObject(pong.body)?.type !== 1) {
      throw new EndpointError('The specified interactions endpoint url could not be verified: no PONG.');
    }
    if (forged.status !== 401) {
      throw new EndpointError(
        'The specified interactions endpoint url could not be verified: a wrong signature was taken.',
      );
    }
  };

  return {
    publicKey: Buffer.from(String(jwk.x), 'base64url').toString('hex'),
    get url() {
      return current;
    },
    async set(url) {
      if (url !== undefined) await check(url);
      current = url;
    },
    post: (payload) =>
      current === undefined ? Promise.resolve({ status: 0, body: '' }) : send(current, payload, true),
  };
}
