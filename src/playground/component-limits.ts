import { blankIssue, checkButton, checkMedia, checkRow, checkSelect } from './component-parts.ts';
import type { FormIssue, FormPath } from './discord-error.ts';
import { isObject, type JsonObject, numberOf, objectsIn, textOf } from './json.ts';

const actionRow = 1;
const button = 2;
const selects = new Set([3, 5, 6, 7, 8]);
const textDisplay = 10;
const thumbnail = 11;
const mediaGallery = 12;
const file = 13;

/** What may stand at the top of a message, without and with the Components V2 flag (docs: components/reference). */
const topLevelTypes = { legacy: [1], v2: [1, 9, 10, 12, 13, 14, 17] };

/** A component and the path on which it stands. */
export interface PlacedComponent {
  readonly component: JsonObject;
  readonly path: FormPath;
}

/** Every component, nested ones and accessories included, in reading order. */
export function flattenComponents(components: unknown, path: FormPath): PlacedComponent[] {
  return objectsIn(components).flatMap((component, index) => {
    const here = [...path, index];
    const accessory = component.accessory;
    const inner = component.component;
    return [
      { component, path: here },
      ...flattenComponents(component.components, [...here, 'components']),
      ...(isObject(accessory) ? [{ component: accessory, path: [...here, 'accessory'] }] : []),
      ...(isObject(inner) ? [{ component: inner, path: [...here, 'component'] }] : []),
    ];
  });
}

/** The limits on a message's components that Discord's schemas leave out; `files` are the names that attachment:// may name. */
export function checkComponents(
  components: unknown,
  path: FormPath,
  isV2: boolean,
  files: ReadonlySet<string>,
): FormIssue[] {
  const top = objectsIn(components);
  const wrongTypes = checkTopLevel(top, path, isV2);
  if (wrongTypes.length > 0) return wrongTypes;

  const placed = flattenComponents(components, path);
  return [
    ...checkTotals(placed, top.length, path, isV2),
    ...placed.flatMap((one) => checkOne(one, files)),
    ...checkDuplicates(placed),
  ];
}

function checkTopLevel(top: readonly JsonObject[], path: FormPath, isV2: boolean): FormIssue[] {
  const allowed = isV2 ? topLevelTypes.v2 : topLevelTypes.legacy;
  return top.flatMap((component, index) =>
    allowed.includes(numberOf(component.type))
      ? []
      : [
          {
            path: [...path, index],
            code: 'UNION_TYPE_CHOICES',
            message: `Value of field "type" must be one of (${isV2 ? allowed.join(', ') : '1,'}).`,
          },
        ],
  );
}

function checkTotals(placed: readonly PlacedComponent[], rows: number, path: FormPath, isV2: boolean) {
  const issues: FormIssue[] = [];
  if (!isV2 && rows > 5) {
    issues.push({ path, code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 5 or fewer in length.' });
  }
  if (placed.length > 40) {
    issues.push({
      path,
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: 'The maximum number of components in a message is 40',
    });
  }
  const text = placed
    .filter(({ component }) => component.type === textDisplay)
    .reduce((sum, { component }) => sum + textOf(component.content).length, 0);
  if (text > 4000) {
    issues.push({
      path,
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: 'Components displayable text size exceeds maximum size of 4000',
    });
  }
  return issues;
}

function checkOne({ component, path }: PlacedComponent, files: ReadonlySet<string>): FormIssue[] {
  switch (component.type) {
    case actionRow:
      return checkRow(component, path);
    case button:
      return checkButton(component, path);
    case textDisplay:
      return blankIssue(component.content, [...path, 'content']);
    case thumbnail:
      return checkMedia(component.media, [...path, 'media'], files);
    case mediaGallery:
      return objectsIn(component.items).flatMap((item, index) =>
        checkMedia(item.media, [...path, 'items', index, 'media'], files),
      );
    case file:
      return checkMedia(component.file, [...path, 'file'], files, true);
    default:
      return selects.has(numberOf(component.type)) ? checkSelect(component, path) : [];
  }
}

/** One custom id names one component of a message. */
export function checkDuplicates(placed: readonly PlacedComponent[]): FormIssue[] {
  const ids = new Set<unknown>();
  const issues: FormIssue[] = [];
  for (const { component, path } of placed) {
    const id = component.custom_id;
    if (typeof id === 'string' && ids.has(id)) {
      issues.push({
        path,
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      });
    }
    ids.add(id);
  }
  return issues;
}
