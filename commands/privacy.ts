import {
  type Asker,
  defineCommand,
  defineSubcommand,
  type Services,
  StaleError,
  UserError,
} from '../src/command.ts';
import { toCustomId } from '../src/custom-id.ts';
import { openDesk } from '../src/replies/reminder-desk.ts';
import { heading, type Reply, text } from '../src/reply.ts';
import { reminderTexts } from '../src/texts/reminders.ts';
import { textsIn } from '../src/texts/texts.ts';

/** Discord's MANAGE_GUILD and ADMINISTRATOR. */
const MANAGE_SERVER = 1n << 5n;
const ADMINISTRATOR = 1n << 3n;

const about = defineSubcommand({
  name: { ru: 'сведения' },
  description: { en: 'What is kept, and for how long', ru: 'Что хранится и как долго' },
  options: {},
  isPrivate: () => true,
  async run(asker, { reminders, keepsQuestions }): Promise<Reply> {
    const { privacy } = reminderTexts(asker.language);
    const counts = asker.guild && (await reminders?.store.countGuild(asker.guild.id));
    return {
      private: true,
      tone: 'neutral',
      blocks: [
        heading(privacy.title),
        text(privacy.kept),
        text(keepsQuestions ? privacy.questions : privacy.nothingElse),
        text(privacy.removed),
        ...(counts ? [text(privacy.here(counts.targets, counts.deliveries))] : []),
      ],
    };
  },
});

const remove = defineSubcommand({
  name: { ru: 'удалить' },
  description: {
    en: 'Delete all that is kept of this server',
    ru: 'Удалить всё, что хранится об этом сервере',
  },
  options: {},
  isPrivate: () => true,
  async run(asker, services): Promise<Reply> {
    const { desk, guild } = openForManager(asker, services);
    const { privacy } = reminderTexts(asker.language);
    const { targets, deliveries } = await desk.store.countGuild(guild);
    return {
      private: true,
      tone: 'warning',
      blocks: [
        text(privacy.here(targets, deliveries)),
        text(privacy.confirm),
        {
          kind: 'buttons',
          // The button is the server's own: pressed elsewhere it must not delete there.
          buttons: [{ id: toCustomId('privacy', 'delete', guild), label: privacy.button, style: 'danger' }],
        },
      ],
    };
  },
});

export const privacy = defineCommand({
  command: 'privacy',
  name: { ru: 'данные' },
  description: { en: 'What is kept of you and this server', ru: 'Что хранится о вас и этом сервере' },
  options: {},
  subcommands: { about, delete: remove },
  run({ language }) {
    throw new StaleError(textsIn(language).errors.noCommand);
  },
  async press(press, services) {
    const { desk, guild } = openForManager(press, services);
    const { privacy } = reminderTexts(press.language);
    if (press.action !== 'delete' || press.args[0] !== guild) {
      throw new StaleError(textsIn(press.language).errors.stale);
    }
    const { targets, deliveries } = await desk.store.forgetGuild(guild);
    return {
      kind: 'update',
      reply: { tone: 'neutral', blocks: [text(privacy.done(targets, deliveries))] },
    };
  },
});

/** The permission counts as it is at this moment, whoever was shown the command before. */
function openForManager(asker: Asker, services: Services) {
  const open = openDesk(asker, services);
  if ((asker.permissions & (MANAGE_SERVER | ADMINISTRATOR)) === 0n) {
    throw new UserError(reminderTexts(asker.language).errors.manage);
  }
  return open;
}
