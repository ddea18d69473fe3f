import type { FastifyInstance } from 'fastify';
import { withoutLocalizations } from './command-store.ts';
import { refusal } from './discord-error.ts';
import type { State } from './state.ts';

interface CommandParams {
  readonly application: string;
  readonly guild?: string;
  readonly command: string;
}

/** docs: interactions/application-commands#endpoints, for the global ones and for one server's. */
export function registerCommandRoutes(app: FastifyInstance, state: State): void {
  for (const base of [
    '/applications/:application/commands',
    '/applications/:application/guilds/:guild/commands',
  ]) {
    const scopeOf = (params: unknown) => {
      const { application, guild } = params as CommandParams;
      if (application !== state.applicationId) throw refusal(20012);
      if (guild !== undefined && state.world.findGuild(guild)?.botRoleId === undefined) throw refusal(50001);
      return guild;
    };
    const one = `${base}/:command`;

    app.get(base, async (request) => {
      const commands = state.commands.list(scopeOf(request.params));
      const { with_localizations } = request.query as { with_localizations?: string };
      return with_localizations === 'true' ? commands : commands.map(withoutLocalizations);
    });
    app.put(base, async (request) => state.commands.replaceAll(request.body, scopeOf(request.params)));
    app.post(base, async (request, reply) => {
      const { command, isNew } = state.commands.create(request.body, scopeOf(request.params));
      return reply.status(isNew ? 201 : 200).send(command);
    });
    app.get(one, async (request) =>
      state.commands.find((request.params as CommandParams).command, scopeOf(request.params)),
    );
    app.patch(one, async (request) =>
      state.commands.change((request.params as CommandParams).command, request.body, scopeOf(request.params)),
    );
    app.delete(one, async (request, reply) => {
      state.commands.remove((request.params as CommandParams).command, scopeOf(request.params));
      return reply.status(204).send();
    });
  }
}
