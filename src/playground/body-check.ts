import type { z } from 'zod/mini';
import type { FormIssue, FormPath } from './discord-error.ts';
import { isObject } from './json.ts';

type ZodIssue = z.core.$ZodIssue;

const requiredField = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };

/** What is wrong with `body` by a schema of Discord's own OpenAPI file, in the words of Discord's form errors. */
export function checkBody(schema: z.ZodMiniType, body: unknown, at: FormPath = []): FormIssue[] {
  const result = schema.safeParse(body);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => toFormIssues(issue, body, at));
}

function toFormIssues(issue: ZodIssue, body: unknown, at: FormPath): FormIssue[] {
  const path = [...at, ...issue.path.map(toStep)];
  const value = valueAt(body, issue.path);
  if (issue.code === 'invalid_union') {
    if (value === undefined || value === null) return [{ path, ...requiredField }];
    const branch = branchMeant(issue.errors);
    // No branch has this type: Discord names the ones that it knows.
    if (branch === undefined) return [{ path, code: 'UNION_TYPE_CHOICES', message: unionMessage(value) }];
    return branch.flatMap((inner) => toFormIssues(inner, value, path));
  }
  return [{ path, ...wordsFor(issue, value) }];
}

/** Of a union's branches, the one whose `type` the value has; failing that, the only one that there is. */
function branchMeant(branches: readonly ZodIssue[][]): ZodIssue[] | undefined {
  const sameType = branches.filter((issues) => !issues.some(isWrongKind));
  return (sameType.length > 0 ? sameType : branches.length === 1 ? branches : []).toSorted(
    (a, b) => a.length - b.length,
  )[0];
}

function isWrongKind(issue: ZodIssue): boolean {
  const onType = issue.path.length === 1 && issue.path[0] === 'type';
  return onType || (issue.path.length === 0 && issue.code === 'invalid_type');
}

function unionMessage(value: unknown): string {
  return isObject(value)
    ? `Value of field "type" must be one of the known types, not ${String(value.type)}.`
    : 'Value must be one of the known types.';
}

function wordsFor(issue: ZodIssue, value: unknown): { code: string; message: string } {
  if (value === undefined || (value === null && issue.code === 'invalid_type')) {
    return requiredField;
  }
  switch (issue.code) {
    case 'too_big':
      return isCountable(value)
        ? {
            code: 'BASE_TYPE_MAX_LENGTH',
            message: `Must be ${issue.maximum} or fewer in length.`,
          }
        : {
            code: 'NUMBER_TYPE_MAX',
            message: `int value should be less than or equal to ${issue.maximum}.`,
          };
    case 'too_small':
      if (value === '') return requiredField;
      return isCountable(value)
        ? { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
        : {
            code: 'NUMBER_TYPE_MIN',
            message: `int value should be greater than or equal to ${issue.minimum}.`,
          };
    case 'invalid_value':
      return {
        code: 'BASE_TYPE_CHOICES',
        message: `Value must be one of {${issue.values.map(String).join(', ')}}.`,
      };
    case 'invalid_format':
      return issue.format === 'url'
        ? { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }
        : { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
    case 'invalid_type':
      return typeWords(issue.expected, value);
    default:
      return { code: 'BASE_TYPE_BAD', message: issue.message };
  }
}

function typeWords(expected: string, value: unknown): { code: string; message: string } {
  switch (expected) {
    case 'string':
      return { code: 'STRING_TYPE_CONVERT', message: `Could not interpret "${String(value)}" as string.` };
    case 'number':
    case 'int':
      return { code: 'NUMBER_TYPE_COERCE', message: `Value "${String(value)}" is not int.` };
    case 'boolean':
      return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
    case 'array':
      return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
    default:
      return { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' };
  }
}

function isCountable(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value);
}

function toStep(step: PropertyKey): string | number {
  return typeof step === 'symbol' ? String(step) : step;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value)) value = value[String(step)];
    else return undefined;
  }
  return value;
}
