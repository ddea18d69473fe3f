import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { MemberDriver } from '../../src/playground/member.ts';
import type { Standin } from '../../src/playground/standin.ts';

/** The bot answers one person twenty questions a minute. */
const PATIENCE = 15;

/** Somebody to ask the next question, in a server that the bot is in: one and the same only as often as the bot bears. */
export function invitePeople({ world, asMember }: Standin): () => MemberDriver {
  const guild = world.addGuild({ name: 'Embassy' });
  const channel = world.addChannel(guild, 'general');
  let asked = 0;
  let member: MemberDriver | undefined;
  return () => {
    if (!member || asked % PATIENCE === 0) {
      const user = world.addUser(`member ${asked}`);
      world.addMember(guild, user);
      member = asMember({ user, guild, channel });
    }
    asked += 1;
    return member;
  };
}

/** The English questions whose answers are known. */
export async function readQuestions(): Promise<string[]> {
  const line = z.object({ question: z.string() });
  const text = await readFile('tests/answers/en-tuning.jsonl', 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((one) => line.parse(JSON.parse(one)).question);
}
