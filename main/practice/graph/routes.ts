import { decodeSegment } from '../decode-segment.ts';
import { getAttachment, listAttachments } from './attachments.ts';
import type { MailCall } from './call.ts';
import { messagesDelta } from './delta.ts';
import { getFolder, listChildFolders, listFolders } from './folders.ts';
import { deleteMessage, getMessage, getMime, listMessages, moveMessage, patchMessage } from './messages.ts';

import { sendMail } from './send-mail.ts';

type Handler = (call: MailCall) => Response | Promise<Response>;

/** What lies below `/me` or `/users/{user}`, by method and path; static parts without case. */
const ROUTES: [pattern: string, handler: Handler][] = [
  ['GET mailfolders', listFolders],
  ['GET mailfolders/{folder}', getFolder],
  ['GET mailfolders/{folder}/childfolders', listChildFolders],
  ['GET mailfolders/{folder}/messages', listMessages],
  ['GET mailfolders/{folder}/messages/delta', messagesDelta],
  ['GET messages', listMessages],
  ['POST sendmail', sendMail],
  ...['messages', 'mailfolders/{folder}/messages'].flatMap((base): [string, Handler][] => [
    [`GET ${base}/{message}`, getMessage],
    [`PATCH ${base}/{message}`, patchMessage],
    [`DELETE ${base}/{message}`, deleteMessage],
    [`GET ${base}/{message}/$value`, getMime],
    [`POST ${base}/{message}/move`, moveMessage],
    [`GET ${base}/{message}/attachments`, listAttachments],
    [`GET ${base}/{message}/attachments/{attachment}`, getAttachment],
    [`GET ${base}/{message}/attachments/{attachment}/$value`, getAttachment],
  ]),
];

export interface RouteMatch {
  handler: Handler;
  path: Record<string, string>;
}

/** The first route that fits; earlier ones are the more exact. */
export function matchRoute(method: string, segments: string[]): RouteMatch | null {
  for (const [pattern, handler] of ROUTES) {
    const path = matchPattern(pattern, method, segments);
    if (path) return { handler, path };
  }
  return null;
}

/** OData lets a key stand in parentheses: `mailFolders('inbox')` is `mailFolders/inbox`. */
export function pathSegments(pathname: string): string[] {
  return pathname
    .split('/')
    .filter(Boolean)
    .flatMap((segment) => {
      const [, name, key] = /^([A-Za-z.]+)\('?(.*?)'?\)$/.exec(decodeSegment(segment)) ?? [];
      if (name === undefined) return [decodeSegment(segment)];
      return key ? [name, key] : [name];
    })
    .map((segment) => segment.replace(/^microsoft\.graph\./i, ''));
}

function matchPattern(pattern: string, method: string, segments: string[]): Record<string, string> | null {
  const [verb = '', template = ''] = pattern.split(' ');
  const parts = template.split('/');
  if (verb !== method || parts.length !== segments.length) return null;
  const path: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) path[part.slice(1, -1)] = segment;
    else if (part !== segment.toLowerCase()) return null;
  }
  return path;
}
