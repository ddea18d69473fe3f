import { isObject, type JsonObject } from '../../src/playground/json.ts';
import type { Message } from '../../src/playground/message.ts';

/** What a person reads in a message: all its texts, from top to bottom, buttons as [Label]. */
export function shown(message: Message | undefined): string {
  return partsOf(message)
    .flatMap((part) => {
      if (typeof part.content === 'string') return part.content;
      if (typeof part.label === 'string' && part.type === 2) return `[${part.label}]`;
      return [];
    })
    .join('\n');
}

/** The custom id of the button with this label. */
export function buttonOf(message: Message | undefined, label: string): string {
  const part = partsOf(message).find((candidate) => candidate.label === label);
  if (typeof part?.custom_id !== 'string')
    throw new Error(`there is no button "${label}" in:\n${shown(message)}`);
  return part.custom_id;
}

/** Every component of a message, nested ones too. */
export function partsOf(message: Message | undefined): JsonObject[] {
  const walk = (part: unknown): JsonObject[] => {
    if (!isObject(part)) return [];
    const inner = [part.components, part.accessory, part.component].flat();
    return [part, ...inner.flatMap(walk)];
  };
  return ((message as { components?: unknown[] } | undefined)?.components ?? []).flatMap(walk);
}
