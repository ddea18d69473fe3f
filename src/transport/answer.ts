import { type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { Dispatcher, Outcome } from '../dispatch.ts';
import { type Interaction, toIncoming } from './interaction.ts';
import { type Attachment, renderReply } from './render.ts';
import { type Callback, toCallback, toDeferral } from './respond.ts';

/** What answering works with. */
export interface AnswerOptions {
  readonly rest: REST;
  readonly dispatcher: Dispatcher;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds of real time: Discord's deadline is real, whatever the bot's clock says. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Discord gives up after three seconds; half of them are left for the network. */
const PATIENCE = 1500;

/**
 * Answers one interaction: at once, or with a placeholder that is filled in later. Never throws: what Discord refuses
 * is logged once.
 */
export async function answerInteraction(interaction: Interaction, options: AnswerOptions): Promise<void> {
  const { rest, dispatcher, log, now, wait } = options;
  const { id, token, application_id: application } = interaction;
  const answer = (callback: Callback) =>
    rest.post(Routes.interactionCallback(id, token), {
      auth: false,
      body: { type: callback.type, ...(callback.data === undefined ? {} : { data: callback.data }) },
      files: toFiles(callback.files),
    });
  try {
    const incoming = toIncoming(interaction, now());
    if (!incoming) {
      log.warn({ interaction: id, type: interaction.type }, 'interaction without a person or a target');
      return;
    }
    const outcome = dispatcher.handle(incoming);
    const first = await Promise.race([outcome, wait(PATIENCE).then(() => 'late' as const)]);
    if (first !== 'late') {
      await answer(toCallback(first));
      if (first.kind === 'remove')
        await rest.delete(Routes.webhookMessage(application, token, '@original'), { auth: false });
      return;
    }
    if (incoming.kind === 'complete') return;
    await answer(toDeferral(incoming.kind === 'press', dispatcher.isPrivate(incoming)));
    await fillIn(await outcome, incoming.kind === 'press', application, token, rest);
  } catch (error) {
    log.error({ err: error, interaction: id }, 'reply failed');
  }
}

async function fillIn(
  outcome: Outcome,
  isPress: boolean,
  application: string,
  token: string,
  rest: REST,
): Promise<void> {
  const original = Routes.webhookMessage(application, token, '@original');
  if (outcome.kind === 'remove') {
    await rest.delete(original, { auth: false });
  } else if (outcome.kind === 'new' || outcome.kind === 'update') {
    const { body, files } = renderReply(outcome.reply);
    const message = { auth: false, body, files: toFiles(files) } as const;
    // The placeholder of a press is the message that was pressed: what is new goes below it.
    if (isPress && outcome.kind === 'new') await rest.post(Routes.webhook(application, token), message);
    else await rest.patch(original, message);
  }
}

function toFiles(files: readonly Attachment[]) {
  return files.map(({ name, data }) => ({ name, data: Buffer.from(data) }));
}
