import type { FastifyRequest } from 'fastify';
import { refusal } from './discord-error.ts';
import { isObject, type JsonObject, parseObject, textOf } from './json.ts';
import type { Upload } from './message.ts';

/** A body with the files that came with it. */
export interface MessageRequest {
  readonly body: JsonObject;
  readonly uploads: readonly Upload[];
}

/** JSON, or multipart with `payload_json` and `files[n]` (docs: reference#uploading-files). */
export async function readMessageRequest(request: FastifyRequest): Promise<MessageRequest> {
  if (!request.isMultipart()) return { body: isObject(request.body) ? request.body : {}, uploads: [] };
  let body: JsonObject = {};
  const uploads: Upload[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      uploads.push({ filename: part.filename.replaceAll(' ', '_'), contentType: part.mimetype, bytes });
    } else if (part.fieldname === 'payload_json') {
      body = parsePayload(part.value);
    }
  }
  // The log of the wire shows the JSON part.
  request.body = { ...body, files: uploads.map((upload) => upload.filename) };
  return { body, uploads };
}

function parsePayload(value: unknown): JsonObject {
  const payload = parseObject(textOf(value));
  if (payload === undefined) throw refusal(50109);
  return payload;
}
