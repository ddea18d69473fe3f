import type { JsonObject } from './json.ts';

export type FormPath = readonly (string | number)[];

/** One thing that Discord would refuse in a body, and where. */
export interface FormIssue {
  readonly path: FormPath;
  readonly code: string;
  readonly message: string;
}

/** Discord's answer to a request that it refuses; `errors` is its tree of wrong fields. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  readonly code: number;
  readonly errors: JsonObject | undefined;

  constructor(status: number, code: number, message: string, errors?: JsonObject) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): JsonObject {
    const body = { message: this.message, code: this.code };
    return this.errors === undefined ? body : { ...body, errors: this.errors };
  }
}

/** docs: topics/opcodes-and-status-codes#json */
const refusals = {
  0: [404, '404: Not Found'],
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30032: [400, 'Maximum number of application commands reached (100).'],
  30034: [400, 'Max number of daily application command creates has been reached (200)'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [
    400,
    'Maximum number of follow up messages reached for interaction without application in guild (5).',
  ],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50027: [401, 'Invalid Webhook Token'],
  50109: [400, 'The request body contains invalid JSON.'],
} as const satisfies Record<number, readonly [number, string]>;

export type RefusalCode = keyof typeof refusals;

/** The refusal that Discord gives under one of its own error codes. */
export function refusal(code: RefusalCode): DiscordError {
  const [status, message] = refusals[code];
  return new DiscordError(status, code, message);
}

export function unauthorized(): DiscordError {
  return new DiscordError(401, 0, '401: Unauthorized');
}

/** Throws Discord's "Invalid Form Body" when there is any issue. */
export function refuseForm(issues: readonly FormIssue[]): void {
  if (issues.length > 0) throw new DiscordError(400, 50035, 'Invalid Form Body', toErrorTree(issues));
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[] | undefined;
}

/** Issues as Discord nests them: `errors.embeds.0.title._errors[]` (docs: reference#error-messages). */
function toErrorTree(issues: readonly FormIssue[]): JsonObject {
  const root: ErrorTree = {};
  for (const { path, code, message } of issues) {
    let node = root;
    for (const step of path) {
      const child = node[step] ?? {};
      if (Array.isArray(child)) break;
      node[step] = child;
      node = child;
    }
    const known = node._errors;
    node._errors = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return root;
}
