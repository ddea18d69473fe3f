import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
} from 'discord-api-spec/zod';
import { checkBody } from './body-check.ts';
import { checkNames, checkOptions } from './command-option-limits.ts';
import { type FormIssue, type FormPath, refuseForm } from './discord-error.ts';
import { isObject, type JsonObject, numberOf, objectsIn, textOf } from './json.ts';

/** How many commands of each type an application has globally (docs: interactions/application-commands#registering-a-command). */
export const commandsAllowed: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

const chatInput = 1;

/** Everything that Discord would refuse in one command; `path` is where it stands in the request. */
export function checkCommand(body: unknown, path: FormPath, isPatch = false): FormIssue[] {
  const schema = isPatch
    ? ApplicationCommandPatchRequestPartialSchema
    : ApplicationCommandCreateRequestSchema;
  const issues = checkBody(schema, withNumericPermissions(body), path);
  if (issues.length > 0 || !isObject(body)) return issues;
  const type = body.type === undefined ? chatInput : numberOf(body.type);
  return [
    ...checkDescription(body, type, path, isPatch),
    ...checkNames(body, path, type === chatInput),
    ...checkContexts(body, path),
    ...(type === chatInput ? checkOptions(body.options, [...path, 'options']) : noOptions(body, path)),
    ...checkSize(body, path),
  ];
}

/** Throws for a whole set, as PUT takes it: each command, names that meet, and how many there are. */
export function checkCommandSet(body: unknown): void {
  if (!Array.isArray(body)) {
    refuseForm([
      { path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' },
    ]);
    return;
  }
  refuseForm(body.flatMap((command, index) => checkCommand(command, [index])));
  const commands = objectsIn(body);
  const keys = commands.map((command) => `${numberOf(command.type) || chatInput} ${textOf(command.name)}`);
  const twice = keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? [
          {
            path: [index],
            code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
            message: 'Application command names must be unique',
          },
        ]
      : [],
  );
  refuseForm(twice);
  for (const [type, most] of Object.entries(commandsAllowed)) {
    const count = commands.filter((command) => String(numberOf(command.type) || chatInput) === type).length;
    if (count > most) {
      refuseForm([
        {
          path: [],
          code: 'BASE_TYPE_MAX_LENGTH',
          message: `Must be ${most} or fewer commands of type ${type}.`,
        },
      ]);
    }
  }
}

/** The schema knows a number, the documentation and discord.js a string of digits. */
function withNumericPermissions(body: unknown): unknown {
  if (!isObject(body)) return body;
  const bits = body.default_member_permissions;
  return typeof bits === 'string' && /^\d+$/.test(bits)
    ? { ...body, default_member_permissions: Number(bits) }
    : body;
}

function checkDescription(body: JsonObject, type: number, path: FormPath, isPatch: boolean): FormIssue[] {
  const at = [...path, 'description'];
  const description = textOf(body.description);
  if (type !== chatInput) {
    return description === ''
      ? []
      : [
          {
            path: at,
            code: 'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
            message: 'Context menu commands cannot have description',
          },
        ];
  }
  if (isPatch && body.description === undefined) return [];
  return description.trim() === ''
    ? [{ path: at, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
    : [];
}

function checkContexts(body: JsonObject, path: FormPath): FormIssue[] {
  return ['contexts', 'integration_types'].flatMap((field) => {
    const values = body[field];
    return Array.isArray(values) && new Set(values).size < values.length
      ? [
          {
            path: [...path, field],
            code: 'SET_TYPE_CONTAINS_DUPLICATES',
            message: 'The values must be unique',
          },
        ]
      : [];
  });
}

function noOptions(body: JsonObject, path: FormPath): FormIssue[] {
  return objectsIn(body.options).length === 0
    ? []
    : [
        {
          path: [...path, 'options'],
          code: 'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
          message: 'Context menu commands cannot have options',
        },
      ];
}

/** 8,000 characters over names, descriptions and values, the longest localisation counting (docs: same page, Slash Commands). */
function checkSize(body: JsonObject, path: FormPath): FormIssue[] {
  return sizeOf(body) > 8000
    ? [{ path, code: 'APPLICATION_COMMAND_TOO_LARGE', message: 'Command exceeds maximum size (8000)' }]
    : [];
}

function sizeOf(part: JsonObject): number {
  const own =
    longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const value = typeof part.value === 'string' ? part.value.length : 0;
  const inner = [...objectsIn(part.options), ...objectsIn(part.choices)];
  return inner.reduce((sum, one) => sum + sizeOf(one), own + value);
}

function longest(value: unknown, localized: unknown): number {
  const texts = isObject(localized) ? Object.values(localized) : [];
  return Math.max(...[value, ...texts].map((one) => textOf(one).length));
}
