import { once } from 'node:events';
import { connect, createServer } from 'node:net';
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
  const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const socket = connect(address.port, '127.0.0.1');
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
