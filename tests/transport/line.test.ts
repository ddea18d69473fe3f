import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createLine } from '../../src/transport/line.ts';

test('a line calls who came first, one by one, and tells how many wait', async () => {
  const line = createLine();
  const called: number[] = [];
  const lengths: number[] = [];
  await Promise.all(
    [0, 1, 2, 3].map(async (i) => {
      await line.turn();
      called.push(i);
      lengths.push(line.length);
    }),
  );
  expect(called).toEqual([0, 1, 2, 3]);
  expect(lengths).toEqual([3, 2, 1, 0]);
});

test('who joins when the line has emptied has a turn too', async () => {
  const line = createLine();
  await line.turn();
  await line.turn();
  expect(line.length).toBe(0);
});

test('the network gets its turns while many wait', async () => {
  const port = await listen((socket) => socket.pipe(socket));
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');

  const line = createLine();
  let isAnswered = false;
  socket.once('data', () => {
    isAnswered = true;
  });
  socket.write('a letter');
  let left = 1_000_000;
  const work = async (): Promise<void> => {
    // Always another behind: the line is never empty until the letter is back.
    while (!isAnswered && left > 0) {
      left -= 1;
      await line.turn();
    }
  };
  await Promise.all([work(), work(), work()]);
  expect(isAnswered).toBe(true);
});

test('who comes on a connection of their own joins before work goes on', async () => {
  const line = createLine();
  const order: string[] = [];
  const join = async (name: string) => {
    order.push(`${name} joins`);
    await line.turn();
    order.push(`${name} has a turn`);
  };
  const names = Array.from({ length: 20 }, (_, i) => `guest ${i}`);
  const work: Promise<void>[] = [];
  const all = Promise.withResolvers<void>();
  const port = await listen((socket) =>
    socket.once('data', (name) => {
      work.push(join(String(name)));
      if (work.length === names.length) all.resolve();
    }),
  );
  // Their connections stand before the first turn, and Node accepts one of them in each.
  for (const name of names) {
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write(name);
  }
  await Promise.all([join('the first'), all.promise]);
  await Promise.all(work);
  const secondTurn = order.filter((one) => one.endsWith('turn'))[1] ?? '';
  const joined = order.slice(0, order.indexOf(secondTurn)).filter((one) => one.endsWith('joins'));
  expect(joined).toHaveLength(names.length + 1);
});

test('who waits has a turn, however many go on coming', async () => {
  const line = createLine();
  let hasTurn = false;
  const first = line.turn().then(() => {
    hasTurn = true;
  });
  let joined = 0;
  const work: Promise<void>[] = [];
  while (!hasTurn && joined < 10_000) {
    joined += 1;
    work.push(line.turn());
    await nextTurn();
  }
  await Promise.all([first, ...work]);
  expect(joined).toBeLessThan(10_000);
});

async function listen(greet: (socket: Socket) => void): Promise<number> {
  const server = createServer(greet).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
