import type { Language } from '../src/calendar/format.ts';
import { type Command, defineCommand, type Leaf } from '../src/command.ts';
import { type Block, heading, type Reply, small, text } from '../src/reply.ts';
import { textsIn } from '../src/texts/texts.ts';

export const help = defineCommand({
  command: 'help',
  name: { ru: 'помощь' },
  description: { en: 'What this bot does and how to ask it', ru: 'Что умеет этот бот и как его спрашивать' },
  options: {},
  isPrivate: () => true,
  run({ language }, { commands }): Reply {
    const { help } = textsIn(language);
    return {
      private: true,
      tone: 'neutral',
      blocks: [
        heading(help.title),
        text(help.intro),
        ...commands.flatMap((command) => describe(command, language)),
        small(help.private),
      ],
    };
  },
});

/** The names that Discord shows are English or Russian. */
function describe(command: Command, language: Language): Block[] {
  const shown = language === 'ru' ? 'ru' : 'en';
  const name = (leaf: Leaf, own: string) => (shown === 'ru' ? (leaf.name?.ru ?? own) : own);
  const leaves = Object.entries(command.subcommands ?? {});
  const base = name(command, command.command);
  if (leaves.length === 0) return [text({ bold: [`/${base}`] }, ` ${command.description[shown]}`)];
  return leaves.map(([own, leaf]) =>
    text({ bold: [`/${base} ${name(leaf, own)}`] }, ` ${leaf.description[shown]}`),
  );
}
