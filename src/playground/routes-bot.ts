import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';
import type { FastifyInstance } from 'fastify';
import { checkBody } from './body-check.ts';
import { refusal, refuseForm } from './discord-error.ts';
import { isObject, type JsonObject, textOf } from './json.ts';
import { toChannelJson, toGuildJson, toMemberJson, toRoleJson, toUserJson } from './payloads.ts';
import { permissionsOf } from './permissions.ts';
import type { State } from './state.ts';
import type { Guild } from './world-types.ts';

/** The bot itself, its users and its servers: docs resources/user, resources/guild, resources/application. */
export function registerBotRoutes(app: FastifyInstance, state: State, publicKey: string): void {
  const { world, applicationId } = state;

  const application = () => ({
    id: applicationId,
    name: world.bot.globalName,
    description: '',
    icon: null,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: publicKey,
    flags: 0,
    team: null,
    summary: '',
    bot: toUserJson(world.bot),
    integration_types_config: { 0: {}, 1: {} },
  });
  app.get('/applications/@me', async () => application());
  app.get('/oauth2/applications/@me', async () => application());

  app.get('/users/@me', async () => toUserJson(world.bot));
  app.get('/users/@me/guilds', async () =>
    world
      .guilds()
      .filter((guild) => guild.botRoleId !== undefined)
      .slice(0, 200)
      .map((guild) => ({
        ...toGuildJson(guild),
        owner: false,
        permissions: permissionsOf(guild, world.bot.id).toString(),
      })),
  );
  app.delete('/users/@me/guilds/:guild', async (request, reply) => {
    world.removeBot(enter(state, request.params));
    return reply.status(204).send();
  });
  app.post('/users/@me/channels', async (request) => {
    refuseForm(checkBody(CreatePrivateChannelRequestSchema, request.body));
    const body: JsonObject = isObject(request.body) ? request.body : {};
    const user = world.findUser(textOf(body.recipient_id));
    if (user === undefined) throw refusal(10013);
    if (user.isBot) throw refusal(50007);
    return toChannelJson(world.directChannel(user), [user]);
  });
  app.get('/users/:user', async (request) => {
    const user = world.findUser((request.params as { user: string }).user);
    if (user === undefined) throw refusal(10013);
    return toUserJson(user);
  });

  app.get('/guilds/:guild', async (request) => toGuildJson(enter(state, request.params)));
  app.get('/guilds/:guild/channels', async (request) =>
    world.channelsOf(enter(state, request.params)).map((channel) => toChannelJson(channel)),
  );
  app.get('/guilds/:guild/roles', async (request) =>
    [...enter(state, request.params).roles.values()].map(toRoleJson),
  );
  app.get('/guilds/:guild/members/:user', async (request) => {
    const guild = enter(state, request.params);
    const { user: id } = request.params as { user: string };
    const member = guild.members.get(id);
    const user = world.findUser(id);
    if (member === undefined || user === undefined) throw refusal(10007);
    return toMemberJson(member, user);
  });
}

function enter(state: State, params: unknown): Guild {
  const guild = state.world.findGuild((params as { guild: string }).guild);
  if (guild === undefined || guild.botRoleId === undefined) throw refusal(10004);
  return guild;
}
