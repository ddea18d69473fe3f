import type { FormIssue, FormPath } from './discord-error.ts';
import { isObject, type JsonObject, objectsIn } from './json.ts';

/** docs: interactions/application-commands#application-command-object-application-command-naming */
const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** docs: reference#locales. There is no Urdu. */
const locales: ReadonlySet<string> = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

const subcommand = 1;
const group = 2;
const text = 3;
const LONGEST_CHOICE = 100;

/** Options of a command or subcommand: their names, order, choices and ranges. */
export function checkOptions(value: unknown, path: FormPath): FormIssue[] {
  const options = objectsIn(value);
  const issues: FormIssue[] = [];
  const names = options.map((option) => option.name);
  const isNested = (option: JsonObject) => option.type === subcommand || option.type === group;
  if (options.some(isNested) && !options.every(isNested)) {
    issues.push({
      path,
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
    });
  }
  let optionalSeen = false;
  options.forEach((option, index) => {
    const at = [...path, index];
    issues.push(
      ...checkNames(option, at, true),
      ...checkOption(option, at),
      ...checkOptions(option.options, [...at, 'options']),
    );
    if (names.indexOf(option.name) < index) {
      issues.push({
        path: at,
        code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        message: 'Option name already exists',
      });
    }
    if (option.required === true && optionalSeen) {
      issues.push({
        path: at,
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        message: 'Required options must be placed before non-required options',
      });
    }
    optionalSeen ||= option.required !== true;
  });
  return issues;
}

function checkOption(option: JsonObject, path: FormPath): FormIssue[] {
  const issues: FormIssue[] = [];
  const choices = objectsIn(option.choices);
  if (option.autocomplete === true && choices.length > 0) {
    issues.push({
      path: [...path, 'autocomplete'],
      code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE',
      message: 'Autocomplete and choices are mutually exclusive',
    });
  }
  const names = choices.map((choice) => choice.name);
  choices.forEach((choice, index) => {
    issues.push(...checkNames(choice, [...path, 'choices', index], false));
    if (names.indexOf(choice.name) < index) {
      issues.push({
        path: [...path, 'choices', index],
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        message: 'Option choice name already exists',
      });
    }
  });
  choices.forEach(({ value }, index) => {
    // The schema lets six thousand pass (docs: …#application-command-object-application-command-option-choice-structure).
    if (typeof value === 'string' && value.length > LONGEST_CHOICE) {
      issues.push({
        path: [...path, 'choices', index, 'value'],
        code: 'BASE_TYPE_MAX_LENGTH',
        message: `Must be ${LONGEST_CHOICE} or fewer in length.`,
      });
    }
  });
  const [least, most] =
    option.type === text ? [option.min_length, option.max_length] : [option.min_value, option.max_value];
  if (typeof least === 'number' && typeof most === 'number' && least > most) {
    issues.push({
      path,
      code: 'APPLICATION_COMMAND_OPTION_RANGE_INVALID',
      message: 'The minimum is greater than the maximum',
    });
  }
  return issues;
}

/** A name and a description with their localisations; `isStrict` where Discord's naming rule holds. */
export function checkNames(named: JsonObject, path: FormPath, isStrict: boolean): FormIssue[] {
  const localized = isObject(named.name_localizations) ? named.name_localizations : {};
  const described = isObject(named.description_localizations) ? named.description_localizations : {};
  const issues: FormIssue[] = [];
  const names: [FormPath, unknown][] = [
    [[...path, 'name'], named.name],
    ...Object.entries(localized).map(([locale, name]): [FormPath, unknown] => [
      [...path, 'name_localizations', locale],
      name,
    ]),
  ];
  for (const [at, name] of names) {
    if (isStrict && typeof name === 'string' && !isCommandName(name)) {
      issues.push({ path: at, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' });
    }
  }
  for (const [field, texts] of [
    ['name_localizations', localized],
    ['description_localizations', described],
  ] as const) {
    for (const locale of Object.keys(texts)) {
      if (!locales.has(locale)) {
        issues.push({
          path: [...path, field, locale],
          code: 'BASE_TYPE_CHOICES',
          message: `Value must be one of {${[...locales].join(', ')}}.`,
        });
      }
    }
  }
  return issues;
}

function isCommandName(name: string): boolean {
  return commandName.test(name) && name === name.toLowerCase();
}
