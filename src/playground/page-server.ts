import { fileURLToPath } from 'node:url';
import fastify, { type FastifyInstance } from 'fastify';
import type { MovableClock } from './movable-clock.ts';
import { registerPageActions } from './page-actions.ts';
import { answerErrors, PageError } from './page-errors.ts';
import { registerPageEvents } from './page-events.ts';
import { serveAttachments, servePageFiles } from './page-files.ts';
import { guardPage } from './page-guard.ts';
import { clockRequest } from './page-requests.ts';
import { furnishScene, type Scene } from './page-scene.ts';
import { createSeats } from './page-seats.ts';
import { toClockView, toStateView } from './page-view.ts';
import type { Standin } from './standin.ts';

export interface PlaygroundOptions {
  readonly standin: Standin;
  /** The clock that the bot and the stand-in live by: the page moves it. */
  readonly clock: MovableClock;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 8080; where it is busy, the next free one; 0 takes any. */
  readonly port?: number;
  /** Who and what the page shows; by default a new server with two channels and two people. */
  readonly scene?: Scene;
  /** Hears of each port that another program holds. */
  readonly onBusy?: (port: number) => void;
}

export interface Playground {
  /** Where the page is, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly scene: Scene;
  close(): Promise<void>;
}

/** A page that looks and feels like a Discord channel, before the local stand-in for Discord. */
export async function createPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { standin, clock, host = '127.0.0.1', port = 8080, onBusy = () => undefined } = options;
  const scene = options.scene ?? furnishScene(standin.world);
  const seats = createSeats(standin, scene);
  const app = fastify({ bodyLimit: 256 * 1024, forceCloseConnections: true });
  app.removeContentTypeParser('text/plain');

  guardPage(app, host);
  answerErrors(app);
  await servePageFiles(app, fileURLToPath(new URL('page', import.meta.url)));
  serveAttachments(app, standin.apiUrl);
  await app.register(
    async (api) => {
      api.get<{ Querystring: { viewer?: string } }>('/state', async ({ query }) => {
        const viewer = seats.findViewer(query.viewer ?? '') ?? scene.viewers[0];
        if (viewer === undefined) throw new PageError(404, 'viewer', 'nobody is there to look');
        return toStateView(standin, scene, seats, clock, viewer);
      });
      api.get<{ Params: { message: string } }>('/wire/:message', async ({ params }) =>
        standin.wire.of(params.message),
      );
      api.post('/clock', async ({ body }) => {
        const { to, by } = { to: undefined, by: 0, ...clockRequest.parse(body) };
        if (to === 'now') clock.moveToNow();
        else clock.moveTo(to ?? clock.now() + by);
        return toClockView(clock);
      });
      registerPageEvents(api, standin, seats, clock);
      registerPageActions(api, standin, seats);
    },
    { prefix: '/api' },
  );

  const url = await listenNear(app, host, port, onBusy);
  return { url, scene, close: () => app.close() };
}

/** Listens at the port or at the next free one of twenty. */
async function listenNear(
  app: FastifyInstance,
  host: string,
  port: number,
  onBusy: (port: number) => void,
): Promise<string> {
  const last = port === 0 ? 0 : Math.min(port + 19, 65_535);
  for (let candidate = port; ; candidate += 1) {
    try {
      return await app.listen({ host, port: candidate });
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isBusy || candidate >= last) throw error;
      onBusy(candidate);
    }
  }
}
