import { expect, test } from 'vitest';
import { isObject } from '../../src/playground/json.ts';
import { checkMessage } from '../../src/playground/message-limits.ts';
import { eventCard } from '../../src/replies/event-card.ts';
import { renderReply } from '../../src/transport/render.ts';
import { refusedBy } from '../playground/refused.ts';
import { createServices } from '../transport/bot-of.ts';
import { partsOf } from '../transport/shown.ts';

const services = await createServices([], 'knowledge');

test.each(['en', 'ru', 'ur'] as const)(
  'the card of every shipped event is one that Discord takes, with all that it has to say: %s',
  (language) => {
    const { events } = services.knowledge;
    // As many others as /event offers.
    const others = events.slice(0, 9);
    for (const event of events) {
      const reply = eventCard(event, others, language, '2026-11-24', services);
      const { body } = renderReply(reply);
      const json: unknown = JSON.parse(JSON.stringify(body));
      if (!isObject(json)) throw new Error('no body');
      const refused = refusedBy(() => checkMessage(json, { kind: 'reply', path: [], uploads: [] }));
      expect(refused, event.id).toEqual([]);
      const parts = partsOf({ components: json.components } as never);
      expect(parts.length, event.id).toBeLessThanOrEqual(40);
      const text = parts.map(({ content }) => content ?? '').join('');
      expect(text.length, event.id).toBeLessThanOrEqual(4000);
      // Nothing was cut to make it fit.
      expect(text, event.id).not.toMatch(/…(?:\n|$)/);
      for (const { url } of event.sources) expect(text, event.id).toContain(asLinked(url ?? ''));
    }
  },
);

/** Brackets would end a link. */
function asLinked(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29');
}
