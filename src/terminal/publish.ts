import { commands, messageCommands } from '../../commands/index.ts';
import { ConfigError } from '../environment.ts';
import { toCommandJson } from '../transport/command-json.ts';
import { publishCommands } from '../transport/publish.ts';
import { type TerminalContext, write } from './terminal.ts';

/** Makes Discord's list of commands what the code says, or only tells the difference. */
export async function publish(dryRun: boolean, { streams, config }: TerminalContext): Promise<number> {
  const { token, apiUrl } = await config();
  if (!token) throw new ConfigError('DISCORD_TOKEN is not set: commands are published with the bot’s token');
  const differences = await publishCommands({
    apiUrl,
    token,
    wanted: toCommandJson(commands, messageCommands),
    dryRun,
  });
  const lines = differences.map(({ kind, name, fields }) =>
    [kind, name, fields.join(', ')].filter(Boolean).join(' '),
  );
  const summary =
    differences.length === 0 ? 'Nothing differs.' : dryRun ? 'Nothing was written.' : 'Written.';
  await write(streams.stdout, `${[...lines, summary].join('\n')}\n`);
  return 0;
}
