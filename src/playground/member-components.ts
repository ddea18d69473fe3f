import { ComponentType } from 'discord-api-types/v10';
import { flattenComponents } from './component-limits.ts';
import type { Standpoint } from './interaction-payload.ts';
import { type JsonObject, objectsIn, textOf } from './json.ts';
import type { Message } from './message.ts';
import { InputError } from './option-check.ts';
import { toRoleJson, toUserJson } from './payloads.ts';
import { resolveChannel } from './resolved.ts';
import type { World } from './world.ts';

const linkStyle = 5;

/** What a press or a choice sends; refuses what the client does not let a member do. */
export function componentData(
  message: Message,
  customId: string,
  values: readonly string[] | undefined,
  stand: Standpoint,
  world: World,
): JsonObject {
  const placed = flattenComponents(message.components, []);
  const component = placed.find((one) => one.component.custom_id === customId)?.component;
  if (component === undefined) throw new InputError(`the message has no component "${customId}"`);
  if (component.disabled === true) throw new InputError(`"${customId}" is disabled`);
  const base = { custom_id: customId, component_type: component.type, id: component.id };
  if (values === undefined) {
    if (component.type !== ComponentType.Button || component.style === linkStyle) {
      throw new InputError(`"${customId}" is no button to press`);
    }
    return base;
  }
  checkValues(component, values);
  const resolved = resolveValues(component, values, stand, world);
  return Object.keys(resolved).length > 0 ? { ...base, values, resolved } : { ...base, values };
}

function checkValues(component: JsonObject, values: readonly string[]): void {
  const most = typeof component.max_values === 'number' ? component.max_values : 1;
  const least = typeof component.min_values === 'number' ? component.min_values : 1;
  if (values.length < least || values.length > most) {
    throw new InputError(`between ${least} and ${most} values, not ${values.length}`);
  }
  if (component.type !== ComponentType.StringSelect) return;
  const known = objectsIn(component.options).map((option) => option.value);
  const strange = values.find((value) => !known.includes(value));
  if (strange !== undefined) throw new InputError(`the select has no option "${strange}"`);
}

function resolveValues(
  component: JsonObject,
  values: readonly string[],
  { user, guild }: Standpoint,
  world: World,
): JsonObject {
  const table = (convert: (id: string) => JsonObject | undefined) =>
    Object.fromEntries(values.flatMap((id) => [[id, convert(id) ?? {}]]));
  switch (component.type) {
    case ComponentType.ChannelSelect:
      return { channels: table((id) => resolveChannel(id, component, user, world)) };
    case ComponentType.UserSelect:
      return {
        users: table((id) => {
          const found = world.findUser(id);
          return found === undefined ? undefined : toUserJson(found);
        }),
      };
    case ComponentType.RoleSelect:
      return {
        roles: table((id) => {
          const role = guild?.roles.get(id);
          return role === undefined ? undefined : toRoleJson(role);
        }),
      };
    default:
      return {};
  }
}

/** A filled-in modal; texts by custom id. */
export function modalData(
  modal: JsonObject | undefined,
  values: Readonly<Record<string, string>>,
): JsonObject {
  if (modal === undefined) throw new InputError('no modal is open');
  const inputs = flattenComponents(modal.components, []).map((one) => one.component);
  for (const name of Object.keys(values)) {
    if (!inputs.some((input) => input.custom_id === name)) throw new InputError(`the modal has no "${name}"`);
  }
  let id = 0;
  const submitted = (component: JsonObject): JsonObject => {
    id += 1;
    const own = { type: component.type, id };
    if (component.type === ComponentType.Label) {
      const [inner] = objectsIn([component.component]);
      return { ...own, component: inner === undefined ? {} : submitted(inner) };
    }
    if (component.type === ComponentType.ActionRow) {
      return { ...own, components: objectsIn(component.components).map(submitted) };
    }
    if (component.type === ComponentType.TextInput) {
      return { ...own, custom_id: component.custom_id, value: checkText(component, values) };
    }
    if (component.type === ComponentType.StringSelect) {
      const value = values[textOf(component.custom_id)];
      return { ...own, custom_id: component.custom_id, values: value === undefined ? [] : [value] };
    }
    return own;
  };
  return {
    custom_id: modal.custom_id,
    components: objectsIn(modal.components).map(submitted),
  };
}

function checkText(input: JsonObject, values: Readonly<Record<string, string>>): string {
  const name = textOf(input.custom_id);
  const text = values[name] ?? textOf(input.value);
  const least = typeof input.min_length === 'number' ? input.min_length : 0;
  const most = typeof input.max_length === 'number' ? input.max_length : 4000;
  if (text === '' && input.required !== false) throw new InputError(`"${name}" is required`);
  if (text !== '' && text.length < least) throw new InputError(`"${name}" has at least ${least} characters`);
  if (text.length > most) throw new InputError(`"${name}" has at most ${most} characters`);
  return text;
}
