/** What tests and the playground do to the bot's connection. */
export interface GatewayControl {
  /** Sessions that have a socket now. */
  readonly connected: number;
  /** How often a client came back with RESUME, and how often it began anew with IDENTIFY. */
  readonly resumes: number;
  readonly identifies: number;
  /** How many of those came too soon after another. */
  readonly refusedIdentifies: number;
  readonly heartbeats: number;
  /** Op 7: please reconnect. */
  askToReconnect(): void;
  /** Op 9: the session is over, or may be resumed. */
  invalidate(isResumable: boolean): void;
  /** Closes every socket with this code. */
  close(code: number): void;
  /** Cuts every socket without a word. */
  cut(): void;
  /** Heartbeats stay without an answer until it is called with false. */
  ignoreHeartbeats(isIgnoring: boolean): void;
  /** New connections get no HELLO, or no READY, until the returned function is called. */
  holdHello(): () => void;
  holdReady(): () => void;
  /** Sessions can't be resumed: the next RESUME is answered with op 9. */
  forgetSessions(): void;
  /** Resolves when what is counted has grown by one from now; a session is one that begins or goes on. */
  next(what: 'connect' | 'session' | 'resume' | 'identify' | 'heartbeat' | 'close'): Promise<void>;
}

/** Something that is done at once, or later when a hold is lifted. */
export interface Gate {
  pass(run: () => void): void;
  hold(): () => void;
}

export function createGate(): Gate {
  let waiting: (() => void)[] | undefined;
  return {
    pass(run) {
      if (waiting === undefined) run();
      else waiting.push(run);
    },
    hold() {
      waiting ??= [];
      return () => {
        const held = waiting ?? [];
        waiting = undefined;
        for (const run of held) run();
      };
    },
  };
}
