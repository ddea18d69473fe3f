import { z } from 'zod';
import type { Language } from './calendar/format.ts';
import { type OptionSpec, type Options, UserError } from './command.ts';
import { textsIn } from './texts/texts.ts';

const snowflake = z.string().regex(/^\d{1,20}$/);

/** The options of a request, checked against what the command declares; a UserError names the first that is wrong. */
export type ParseInput = (
  options: Options,
  given: Readonly<Record<string, unknown>>,
  language: Language,
) => Record<string, never>;

/** Makes a parser, which makes each option's schema once. */
export function createInputParser(): ParseInput {
  const schemas = new WeakMap<OptionSpec, z.ZodType>();
  return (options, given, language) => {
    const input: Record<string, unknown> = {};
    for (const [name, spec] of Object.entries(options)) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value === undefined && !spec.required) continue;
      const schema = schemas.get(spec) ?? schemaOf(spec);
      schemas.set(spec, schema);
      const parsed = schema.safeParse(value);
      if (!parsed.success) {
        throw new UserError(textsIn(language).errors.option(name, parsed.error.issues[0]?.message ?? ''));
      }
      input[name] = parsed.data;
    }
    // Which types these values have is what `options` says: the commands' own types are computed from it.
    return input as Record<string, never>;
  };
}

function schemaOf(spec: OptionSpec): z.ZodType {
  switch (spec.type) {
    case 'string': {
      const string = z.string().max(spec.maxLength ?? 6000);
      const choices = spec.choices?.map(({ value }) => value);
      return choices ? string.refine((value) => choices.includes(value)) : string;
    }
    case 'integer':
      return z
        .int()
        .min(spec.min ?? Number.MIN_SAFE_INTEGER)
        .max(spec.max ?? Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return z.boolean();
    case 'channel':
      return z.object({ id: snowflake, type: z.int(), permissions: z.bigint() });
    case 'role':
      return z.object({ id: snowflake, mentionable: z.boolean() });
  }
}
