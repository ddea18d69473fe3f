import type { Endpoint } from './endpoint.ts';
import { takeCallback } from './interaction-callback.ts';
import type { Interaction } from './interactions.ts';
import { type JsonObject, parseObject } from './json.ts';
import type { State } from './state.ts';
import type { Dispatch } from './world.ts';

/** Brings an interaction to the application: over the gateway, or to its endpoint where it has one. */
export type Deliver = (interaction: Interaction, payload: JsonObject, guildId: string | undefined) => void;

export function createDelivery(
  state: State,
  endpoint: Endpoint,
  dispatch: (event: Dispatch) => void,
): Deliver {
  return (interaction, payload, guildId) => {
    if (endpoint.url === undefined) {
      dispatch({ event: 'INTERACTION_CREATE', data: payload, guildId });
      return;
    }
    void endpoint.post(payload).then(({ status, body }) => {
      // The answer comes through the callback route.
      if (status === 202) return;
      const answer = status === 200 ? parseObject(body) : undefined;
      try {
        if (answer === undefined) throw new Error(`the endpoint answered ${status}`);
        takeCallback(state, interaction, answer, []);
      } catch {
        // Discord tells the application nothing of what was wrong with it, and the member that it failed.
        state.interactions.fail(interaction);
      }
    });
  };
}
