import { type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { Language } from '../calendar/format.ts';
import type { Dispatcher, Outcome } from '../dispatch.ts';
import { type Reply, text } from '../reply.ts';
import { textsIn } from '../texts/texts.ts';
import { type Interaction, toIncoming } from './interaction.ts';
import type { Line } from './line.ts';
import { type Attachment, renderReply } from './render.ts';
import { describeError, fateOf, isAlreadyAnswered, isUncertain } from './request-error.ts';
import { type Callback, toCallback, toDeferral } from './respond.ts';

/** What answering works with. */
export interface AnswerOptions {
  readonly rest: REST;
  readonly dispatcher: Dispatcher;
  /** Where commands wait for their turn. */
  readonly line: Line;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds of real time: Discord's deadline is real, whatever the bot's clock says. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly measure?:
    | {
        /** Milliseconds from some fixed moment. */
        readonly now: () => number;
        /** Hears when Discord has the first answer, or did not take it. */
        readonly acknowledged: (what: Acknowledged) => void;
      }
    | undefined;
}

/** How an interaction got its first answer, and how long that took. */
export interface Acknowledged {
  readonly how: 'answered' | 'deferred' | 'failed';
  readonly milliseconds: number;
}

/** Milliseconds until Discord gives up; half of them are left for the network. */
const DEADLINE = 3000;
const PATIENCE = DEADLINE / 2;
/** A placeholder that could not be filled in is tried again after so many milliseconds; Discord takes it for 15 minutes. */
const PAUSES = [5_000, 30_000, 120_000, 300_000];
/** So many may wait before a command for it to be answered without a placeholder: about as long as a blink. */
const CROWD = 8;

/**
 * Answers one interaction: at once, or, where it takes long or many came before it, with a placeholder that is filled in
 * later. Never throws: what Discord refuses is logged once.
 */
export async function answerInteraction(interaction: Interaction, options: AnswerOptions): Promise<void> {
  const { rest, dispatcher, line, log, now, wait, measure } = options;
  const { id, token, application_id: application } = interaction;
  const began = measure?.now() ?? 0;
  const post = (callback: Callback, signal: AbortSignal) =>
    rest.post(Routes.interactionCallback(id, token), {
      auth: false,
      body: { type: callback.type, ...(callback.data === undefined ? {} : { data: callback.data }) },
      files: toFiles(callback.files),
      signal,
    });
  // Discord takes one first answer and no second: where nobody knows whether it has it, it is given again.
  const give = async (callback: Callback) => {
    // Later Discord takes none.
    const inTime = AbortSignal.timeout(DEADLINE);
    try {
      await post(callback, inTime).catch((error: unknown) => {
        if (!isUncertain(error)) throw error;
        return post(callback, inTime);
      });
    } catch (error) {
      if (!isAlreadyAnswered(error)) throw error;
      log.info({ interaction: id }, 'reply was taken, and Discord’s word of that was lost');
    }
  };
  const answer = async (callback: Callback, how: Acknowledged['how']) => {
    const tell = (ended: Acknowledged['how']) =>
      measure?.acknowledged({ how: ended, milliseconds: measure.now() - began });
    try {
      await give(callback);
      tell(how);
    } catch (error) {
      tell('failed');
      throw error;
    }
  };
  try {
    const incoming = toIncoming(interaction, now());
    if (!incoming) {
      log.warn({ interaction: id, type: interaction.type }, 'interaction without a person or a target');
      return;
    }
    // Suggestions take no placeholder, and a press may open a form, which takes none either: those wait for nobody.
    const waits = incoming.kind === 'command' || incoming.kind === 'message-command';
    const isCrowded = waits && line.length >= CROWD;
    const outcome = (waits ? line.turn() : line.opened).then(() => dispatcher.handle(incoming));
    const first = isCrowded
      ? 'late'
      : await Promise.race([outcome, wait(PATIENCE).then(() => 'late' as const)]);
    if (first !== 'late') {
      await answer(toCallback(first), 'answered');
      if (first.kind === 'remove')
        await rest.delete(Routes.webhookMessage(application, token, '@original'), { auth: false });
      return;
    }
    if (incoming.kind === 'complete') return;
    const isPress = incoming.kind === 'press';
    const isPrivate = dispatcher.isPrivate(incoming);
    await answer(toDeferral(isPress, isPrivate), 'deferred').catch((error: unknown) => {
      // Discord may show a placeholder all the same; where it has none, it refuses what fills it.
      if (!isUncertain(error)) throw error;
      log.info(
        { interaction: id },
        'placeholder was lost between here and Discord, or Discord’s word of it was',
      );
    });
    const { language } = incoming.asker;
    await fillIn(await outcome, { isPress, isPrivate, language, application, token, rest, wait });
  } catch (error) {
    log.error({ err: describeError(error), interaction: id }, `reply ${fateOf(error)}`);
  }
}

/** What an answer that took its time goes into. */
interface Placeholder {
  readonly isPress: boolean;
  readonly isPrivate: boolean;
  readonly language: Language;
  readonly application: string;
  readonly token: string;
  readonly rest: REST;
  readonly wait: (milliseconds: number) => Promise<void>;
}

async function fillIn(outcome: Outcome, placeholder: Placeholder): Promise<void> {
  const { isPress, isPrivate, language, application, token, rest, wait } = placeholder;
  const original = Routes.webhookMessage(application, token, '@original');
  const send = (reply: Reply, how: (message: Parameters<REST['post']>[1]) => Promise<unknown>) => {
    const { body, files } = renderReply(reply);
    return how({ auth: false, body, files: toFiles(files) });
  };
  const followUp = (reply: Reply) =>
    send(reply, (message) => rest.post(Routes.webhook(application, token), message));
  const edit = (reply: Reply) =>
    // Who sees a message was settled when it was sent.
    persist(() => send({ ...reply, private: false }, (message) => rest.patch(original, message)));
  // Somebody looks at a placeholder that says that an answer is coming. What is edited twice is there once.
  const persist = async (attempt: () => Promise<unknown>): Promise<unknown> => {
    for (const pause of PAUSES) {
      try {
        return await attempt();
      } catch (error) {
        if (!isUncertain(error)) throw error;
      }
      await wait(pause);
    }
    return attempt();
  };

  if (outcome.kind === 'remove') {
    await rest.delete(original, { auth: false });
  } else if (outcome.kind === 'update') {
    await edit(outcome.reply);
  } else if (outcome.kind === 'new' && isPress) {
    // The placeholder of a press is the message that was pressed: what is new goes below it.
    await followUp(outcome.reply);
  } else if (outcome.kind === 'new' && outcome.reply.private && !isPrivate) {
    // The placeholder is there for all to see, and what came of it is for the asker alone.
    await rest.delete(original, { auth: false });
    await followUp(outcome.reply);
  } else if (outcome.kind === 'new') {
    await edit(outcome.reply);
  } else if (outcome.kind === 'form') {
    // Discord opens a form at once or never.
    const sentence = textsIn(language).errors.slowForm;
    await followUp({ private: true, tone: 'warning', blocks: [text(sentence)] });
  }
}

function toFiles(files: readonly Attachment[]) {
  return files.map(({ name, data }) => ({ name, data: Buffer.from(data) }));
}
