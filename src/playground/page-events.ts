import type { FastifyInstance, FastifyReply } from 'fastify';
import type { MovableClock } from './movable-clock.ts';
import { PageError } from './page-errors.ts';
import type { PageSeats } from './page-seats.ts';
import { toClockView, withOwnFiles } from './page-view.ts';
import type { Standin } from './standin.ts';

/** `GET /api/:viewer/events`: everything that changes before a viewer's eyes, as server-sent events. */
export function registerPageEvents(
  app: FastifyInstance,
  standin: Standin,
  seats: PageSeats,
  clock: MovableClock,
): void {
  app.get<{ Params: { viewer: string } }>('/:viewer/events', (request, reply) => {
    const viewer = seats.findViewer(request.params.viewer);
    if (viewer === undefined) throw new PageError(404, 'viewer', 'there is no such viewer');
    const send = openStream(reply);
    const tellBot = () => send('bot', { isOnline: standin.gateway.connected > 0 });

    const stops = [
      standin.subscribe(viewer, ({ kind, stored }) =>
        send('message', { kind, message: withOwnFiles(stored.message, standin.apiUrl) }),
      ),
      standin.wire.added.add(({ method, path }) => {
        if (method !== 'GET' && /^\/applications\/\d+\/.*commands/.test(path)) send('commands', {});
      }),
      clock.moved.add(() => send('clock', toClockView(clock))),
      followGateway(standin, tellBot),
    ];
    request.raw.on('close', () => {
      for (const stop of stops) stop();
    });
    tellBot();
  });
}

function openStream(reply: FastifyReply): (event: string, data: unknown) => void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)])),
    'content-type': 'text/event-stream',
  });
  return (event, data) => {
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
}

/** Tells of every connection that begins or ends; the returned function stops it. */
function followGateway(standin: Standin, tell: () => void): () => void {
  let isFollowing = true;
  const follow = async (what: 'identify' | 'resume' | 'close') => {
    while (isFollowing) {
      await standin.gateway.next(what);
      if (isFollowing) tell();
    }
  };
  for (const what of ['identify', 'resume', 'close'] as const) void follow(what);
  return () => {
    isFollowing = false;
  };
}
