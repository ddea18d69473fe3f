/** What the page's server answered instead of what was asked for; `code` chooses the words. */
export class ApiError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * @template T
 * @param {string} path
 * @param {unknown} [body] Sent as JSON where there is one.
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function call(path, body, signal) {
  /** @type {RequestInit} */
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/api/${path}`, signal === undefined ? init : { ...init, signal }).catch(
    (/** @type {unknown} */ error) => {
      if (signal?.aborted === true) throw error;
      throw new ApiError('unreachable', String(error));
    },
  );
  const told = await answer.json();
  if (!answer.ok) throw new ApiError(told.code, told.message);
  return told;
}

/**
 * Live changes for one viewer; the browser reconnects by itself.
 * @param {string} viewerId
 * @param {import('./types.js').Handlers} handlers
 * @returns {() => void} ends it
 */
export function listen(viewerId, handlers) {
  const source = new EventSource(`/api/${viewerId}/events`);
  for (const [name, handle] of Object.entries(handlers)) {
    if (name === 'open' || name === 'error') source.addEventListener(name, () => handle({}));
    else {
      source.addEventListener(name, (event) => handle(JSON.parse(/** @type {MessageEvent} */ (event).data)));
    }
  }
  return () => source.close();
}
