import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { type JsonObject, objectsIn, textOf } from './json.ts';

/** A value that a member gives: text, number or yes/no; for users, channels and roles their id. */
export type OptionValue = string | number | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** What the Discord client would not let a member send. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The options that belong to `/name` or `/name subcommand`, and how they nest in the interaction. */
export interface OptionScope {
  readonly options: readonly JsonObject[];
  wrap(filled: readonly JsonObject[]): JsonObject[];
}

/** Follows `set` or `group set` into the published command. */
export function findOptions(command: JsonObject, steps: readonly string[]): OptionScope {
  const [step, ...rest] = steps;
  const options = objectsIn(command.options);
  const nested = options.filter(
    (option) => option.type === Type.Subcommand || option.type === Type.SubcommandGroup,
  );
  if (step === undefined) {
    if (nested.length > 0) throw new InputError(`/${textOf(command.name)} needs a subcommand`);
    return { options, wrap: (filled) => [...filled] };
  }
  const found = nested.find((option) => option.name === step);
  if (found === undefined) throw new InputError(`/${textOf(command.name)} has no subcommand "${step}"`);
  const inner = findOptions(found, rest);
  return {
    options: inner.options,
    wrap: (filled) => [{ type: found.type, name: found.name, options: inner.wrap(filled) }],
  };
}

/** Checks values against published options as the Discord client does, and shapes them for the interaction. */
export function fillOptions(options: readonly JsonObject[], values: OptionValues): JsonObject[] {
  for (const name of Object.keys(values)) {
    if (!options.some((option) => option.name === name)) throw new InputError(`there is no option "${name}"`);
  }
  for (const option of options) {
    const name = textOf(option.name);
    if (option.required === true && values[name] === undefined) throw new InputError(`"${name}" is required`);
  }
  return Object.entries(values).map(([name, value]) => {
    const option = options.find((one) => one.name === name) ?? {};
    checkValue(option, value);
    return { type: option.type, name, value };
  });
}

function checkValue(option: JsonObject, value: OptionValue): void {
  const name = textOf(option.name);
  const wrong = (what: string) => new InputError(`"${name}" ${what}, not ${shown(value)}`);
  const expected = option.type === Type.Boolean ? 'boolean' : isNumeric(option) ? 'number' : 'string';
  if (typeof value !== expected) throw wrong(`is a ${expected}`);
  if (option.type === Type.Integer && !Number.isSafeInteger(value)) throw wrong('is a whole number');
  const choices = objectsIn(option.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    throw wrong('is one of its choices');
  if (option.type === Type.String && typeof value === 'string') {
    const most = typeof option.max_length === 'number' ? option.max_length : 6000;
    const least = typeof option.min_length === 'number' ? option.min_length : 0;
    if (value.length === 0 || value.length < least)
      throw wrong(`has at least ${Math.max(1, least)} characters`);
    if (value.length > most) throw wrong(`has at most ${most} characters`);
  }
  if (typeof value === 'number') {
    if (typeof option.min_value === 'number' && value < option.min_value)
      throw wrong(`is at least ${option.min_value}`);
    if (typeof option.max_value === 'number' && value > option.max_value)
      throw wrong(`is at most ${option.max_value}`);
  }
}

/** A long text is told by its length. */
function shown(value: OptionValue): string {
  return typeof value === 'string' && value.length > 50 ? String(value.length) : JSON.stringify(value);
}

function isNumeric(option: JsonObject): boolean {
  return option.type === Type.Integer || option.type === Type.Number;
}
