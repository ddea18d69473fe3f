import { createMovableClock, type MovableClock } from './movable-clock.ts';
import { createPlayground, type Playground } from './page-server.ts';
import { createStandin, type Standin } from './standin.ts';

/** Where to open the playground. */
export interface PlaygroundPlace {
  readonly host: string;
  readonly port: number;
  /** Hears of each port that another program holds. */
  readonly onBusy: (port: number) => void;
}

/** A Discord of one's own: the stand-in, the clock by which it lives, and, once a bot is in it, its page. */
export interface LocalDiscord {
  readonly standin: Standin;
  readonly clock: MovableClock;
  /** Opens the page. */
  open(place: PlaygroundPlace): Promise<Playground>;
}

/** Starts a stand-in for Discord on this machine. */
export async function startLocalDiscord(): Promise<LocalDiscord> {
  const clock = createMovableClock();
  const standin = await createStandin({ clock });
  return { standin, clock, open: (place) => createPlayground({ standin, clock, ...place }) };
}
