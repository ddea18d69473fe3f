import type { Clock } from './clock.ts';
import type { CommandStore } from './command-store.ts';
import type { FileStore } from './file-store.ts';
import type { Interactions } from './interactions.ts';
import type { MessageSurroundings } from './message-build.ts';
import type { MessageStore } from './message-store.ts';
import type { SendCount } from './rate-limits.ts';
import type { World } from './world.ts';

/** Everything that a route works on. */
export interface State {
  readonly token: string;
  readonly applicationId: string;
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly world: World;
  readonly messages: MessageStore;
  readonly commands: CommandStore;
  readonly interactions: Interactions;
  readonly files: FileStore;
  readonly sends: SendCount;
}

export function surroundingsOf(state: State): MessageSurroundings {
  return {
    world: state.world,
    nextId: state.nextId,
    now: new Date(state.clock.now()).toISOString(),
    keepFile: state.files.keep,
  };
}
