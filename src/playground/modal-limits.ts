import { ModalInteractionCallbackRequestDataSchema } from 'discord-api-spec/zod';
import { checkBody } from './body-check.ts';
import { checkDuplicates, flattenComponents } from './component-limits.ts';
import { type FormIssue, refuseForm } from './discord-error.ts';
import { type JsonObject, objectsIn } from './json.ts';

const actionRow = 1;
const textInput = 4;
const label = 18;

/** Throws what Discord would answer to a modal that it does not take (docs: interactions/receiving-and-responding#modal). */
export function checkModal(data: unknown): void {
  const path = ['data'];
  refuseForm(checkBody(ModalInteractionCallbackRequestDataSchema, data, path));
  const components = (data as JsonObject).components;
  const rows = objectsIn(components);
  const issues: FormIssue[] = [];
  if (rows.length > 5) {
    issues.push({
      path: [...path, 'components'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: 'Must be between 1 and 5 in length.',
    });
  }
  const placed = flattenComponents(components, [...path, 'components']);
  for (const { component, path: at } of placed) {
    if (component.type === actionRow && objectsIn(component.components).length > 1) {
      issues.push({
        path: at,
        code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        message: 'The specified component exceeds the maximum width',
      });
    }
    if (component.type === textInput && at.at(-2) === 'components' && component.label === undefined) {
      issues.push({ path: [...at, 'label'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
    }
    if (component.type === label && isLabelled(component.component)) {
      issues.push({
        path: [...at, 'component', 'label'],
        code: 'TEXT_INPUT_COMPONENT_LABEL_NOT_ALLOWED',
        message: 'The label of a text input belongs to the label component around it',
      });
    }
  }
  refuseForm([...issues, ...checkDuplicates(placed)]);
}

function isLabelled(component: unknown): boolean {
  return objectsIn([component]).some((one) => typeof one.label === 'string');
}
