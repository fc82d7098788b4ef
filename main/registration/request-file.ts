import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { oneLine } from '../one-line.ts';
import {
  FILE_VERSION,
  MAX_FILE,
  type RequestFile,
  type ResponseFile,
  requestFileSchema,
  responseFileSchema,
} from './request-schemas.ts';
import { open, seal } from './sealed-box.ts';

export type { RequestFile } from './request-schemas.ts';
export { generateKeyPair } from './sealed-box.ts';

/** Why a file cannot be used, in a sentence for a person. */
export type FileResult<T> = { ok: true; value: T } | { ok: false; message: string };

/** What an administrator sends back. */
export interface RegistrationAnswer {
  clientId: string;
  tenantId: string;
  secret?: string;
  /** ISO 8601; null where there is no secret. */
  secretExpiresAt: string | null;
}

/** A new request with an id of its own. Its text for a file comes from `fileText`. */
export function createRequest(
  content: Omit<RequestFile, 'kind' | 'version' | 'id' | 'createdAt'>,
  now: Date,
): RequestFile {
  const { requester, name, systemName, mailbox, signer, ...rest } = content;
  return {
    kind: 'mailbox-connector-request',
    version: FILE_VERSION,
    id: randomUUID(),
    createdAt: now.toISOString(),
    requester: oneLine(requester),
    name: oneLine(name),
    systemName: oneLine(systemName),
    mailbox: oneLine(mailbox),
    signer: oneLine(signer),
    ...rest,
  };
}

/** A request as it is written to disk. */
export function fileText(file: RequestFile | ResponseFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a request that somebody sent. */
export function parseRequest(text: string): FileResult<RequestFile> {
  return readFile(text, { schema: requestFileSchema, kind: 'mailbox-connector-request', noun: 'request' });
}

/**
 * The administrator's answer as the text of a file. The secret is sealed for whoever asked and bound to
 * the request and to the ids beside it. Anybody who saw the request could have written an answer: the
 * rehearsal, not this file, proves that its values work.
 */
export function createResponse(request: RequestFile, answer: RegistrationAnswer): FileResult<string> {
  const response = {
    kind: 'mailbox-connector-response' as const,
    version: FILE_VERSION,
    requestId: request.id,
    clientId: answer.clientId.trim().toLowerCase(),
    tenantId: answer.tenantId.trim().toLowerCase(),
    secretExpiresAt: isoDate(answer.secretExpiresAt),
    secret: null,
  } satisfies ResponseFile;
  if (!responseFileSchema.safeParse(response).success)
    return problem('The client id, the tenant id or the expiry date is not complete yet.');
  if (answer.secret === undefined) return { ok: true, value: fileText(response) };
  const secret = seal(answer.secret, { publicKey: request.publicKey, context: contextOf(response) });
  if (!secret) return problem('The key in the request is damaged, so no secret can be sent with it.');
  return { ok: true, value: fileText({ ...response, secret }) };
}

/**
 * Reads an administrator's answer and opens its secret.
 * @param requestId id of the request that was sent; an answer to another one is refused
 */
export function openResponse(
  text: string,
  privateKey: string,
  requestId?: string,
): FileResult<RegistrationAnswer & { requestId: string }> {
  const read = readFile(text, {
    schema: responseFileSchema,
    kind: 'mailbox-connector-response',
    noun: 'answer',
  });
  if (!read.ok) return read;
  const { requestId: answered, clientId, tenantId, secretExpiresAt, secret: box } = read.value;
  if (requestId !== undefined && answered !== requestId) return problem('This file answers another request.');
  const values = { requestId: answered, clientId, tenantId, secretExpiresAt };
  if (!box) return { ok: true, value: values };
  const secret = open(box, { privateKey, context: contextOf(read.value) });
  if (secret === null)
    return problem(
      'The secret in this file was made for another request, or the file was changed on its way.',
    );
  return { ok: true, value: { ...values, secret } };
}

/** The portal names a day only; what is no date stays for the schema to refuse. */
function isoDate(text: string | null): string | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

/** What the secret is bound to. */
function contextOf({ version, requestId, clientId, tenantId, secretExpiresAt }: ResponseFile): string {
  return JSON.stringify([version, requestId, clientId, tenantId, secretExpiresAt]);
}

function readFile<T>(
  text: string,
  { schema, kind, noun }: { schema: z.ZodType<T>; kind: string; noun: string },
): FileResult<T> {
  if (text.length > MAX_FILE) return problem(`This file is too large to be ${article(noun)}.`);
  const json = parseJson(text);
  if (json === undefined) return problem(`This file is not ${article(noun)}, or only a part of one.`);
  if (json['kind'] !== kind) return problem(wrongKind(json['kind'], noun));
  const { version } = json;
  if (version !== FILE_VERSION)
    return problem(
      typeof version === 'number' && version > FILE_VERSION
        ? `This ${noun} was made by a newer version of the app. Update the app, then open it again.`
        : `This ${noun} does not name a version that the app knows.`,
    );
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const where = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 60) || 'whole file';
  return problem(`This ${noun} is damaged: "${oneLine(where)}" is missing or not valid.`);
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function wrongKind(kind: unknown, noun: string): string {
  if (kind === 'mailbox-connector-request')
    return 'This is a request; the answer of the administrator is needed.';
  if (kind === 'mailbox-connector-response') return 'This is an answer; a request is needed here.';
  return `This file is not ${article(noun)} of Mailbox Connector.`;
}

function article(noun: string): string {
  return noun === 'answer' ? 'an answer' : 'a request';
}

function problem(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
