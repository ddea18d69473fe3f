import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Exchange } from './exchange.ts';
import type { MemberDriver } from './member.ts';
import type { Message } from './message.ts';
import { PageError } from './page-errors.ts';
import { pageRequests } from './page-requests.ts';
import type { PageSeat, PageSeats } from './page-seats.ts';
import { withOwnFiles } from './page-view.ts';
import type { Standin } from './standin.ts';

interface Place {
  readonly viewer: string;
  readonly channel: string;
}

/** Modals that wait for an answer; the oldest are forgotten. */
const openModals = 100;

/** `/api/:viewer/:channel/…`: what a member reads and does in a channel. */
export function registerPageActions(app: FastifyInstance, standin: Standin, seats: PageSeats): void {
  const modals = new Map<string, Exchange>();

  app.get<{ Params: Place }>('/:viewer/:channel/messages', async ({ params }) =>
    withOwnFiles(seatAt(params).driver('en-US').messages(), standin.apiUrl),
  );
  app.get<{ Params: Place }>('/:viewer/:channel/commands', async ({ params }) =>
    seatAt(params).driver('en-US').commands(),
  );

  on('command', (driver, { name, values }) => driver.command(name, values));
  on('press', (driver, { messageId, customId }) => driver.press(messageOf(driver, messageId), customId));
  on('select', (driver, { messageId, customId, values }) =>
    driver.select(messageOf(driver, messageId), customId, values),
  );
  on('messageCommand', (driver, { name, messageId }) =>
    driver.messageCommand(name, messageOf(driver, messageId)),
  );
  on('modal', async (driver, { modalId, values }) => {
    const opened = modals.get(modalId);
    if (opened === undefined) throw new PageError(410, 'modal', 'the form is no longer open');
    const exchange = await driver.submitModal(opened, values);
    modals.delete(modalId);
    return exchange;
  });
  take('say', (driver, { content }) => driver.say(content));
  take('autocomplete', (driver, { name, option, value, others }) =>
    driver.autocomplete(name, option, value, others),
  );

  /** Something that the bot answers, perhaps with a modal. */
  function on<Kind extends keyof typeof pageRequests>(
    kind: Kind,
    act: (driver: MemberDriver, body: z.output<(typeof pageRequests)[Kind]>) => Promise<Exchange>,
  ): void {
    take(kind, async (driver, body) => {
      const exchange = await act(driver, body);
      return { took: exchange.took, modal: keepModal(exchange) };
    });
  }

  function take<Kind extends keyof typeof pageRequests>(
    kind: Kind,
    act: (driver: MemberDriver, body: z.output<(typeof pageRequests)[Kind]>) => unknown,
  ): void {
    app.post<{ Params: Place }>(`/:viewer/:channel/${kind}`, async ({ params, body }) => {
      const seat = seatAt(params);
      const checked = pageRequests[kind].parse(body) as z.output<(typeof pageRequests)[Kind]>;
      return (await act(seat.driver(checked.locale), checked)) ?? {};
    });
  }

  function keepModal(exchange: Exchange) {
    if (exchange.modal === undefined) return null;
    const id = randomUUID();
    modals.set(id, exchange);
    const [oldest] = modals.keys();
    if (modals.size > openModals && oldest !== undefined) modals.delete(oldest);
    return { ...exchange.modal, modalId: id };
  }

  function seatAt({ viewer, channel }: Place): PageSeat {
    const seat = seats.find(viewer, channel);
    if (seat === undefined) throw new PageError(404, 'channel', 'this viewer has no such channel');
    return seat;
  }
}

function messageOf(driver: MemberDriver, id: string): Message {
  const message = driver.messages().find((one) => one.id === id);
  if (message === undefined) throw new PageError(404, 'message', 'there is no such message any more');
  return message;
}
