import type { Folder } from '../mail/folders.ts';
import type { Item } from '../mail/mailbox.ts';
import type { MailCall } from './call.ts';
import { faults } from './fault.ts';

/** The message that the path names. @throws GraphFault 400, 404 */
export function itemOf(call: MailCall): Item {
  const item = call.mailbox.find(call.path['message'] ?? '');
  if (item === 'malformed') throw faults.malformedId();
  if (item === 'gone') throw faults.itemNotFound();
  const { folder } = call.path;
  if (folder !== undefined && folderOf(call, folder).key !== item.folder) throw faults.itemNotFound();
  return item;
}

/** A folder by id or well-known name. @throws GraphFault 400, 404 */
export function folderOf(call: MailCall, idOrName: string): Folder {
  const folder = call.mailbox.folder(idOrName);
  if (folder) return folder;
  throw idOrName.length > 40 ? faults.itemNotFound() : faults.malformedId();
}

/** Somebody else's mail takes the shared permission, one's own is covered by either. @throws GraphFault 403 */
export function requireWrite({ caller, mailbox }: MailCall): void {
  const isOwn = mailbox.address === caller.person.address;
  const mayWrite =
    caller.scopes.has('Mail.ReadWrite.Shared') || (isOwn && caller.scopes.has('Mail.ReadWrite'));
  if (!mayWrite) throw faults.accessDenied();
}

/** `If-Match` names the version the client has seen. @throws GraphFault 412 */
export function refuseStale({ request }: MailCall, etag: string): void {
  const seen = request.headers.get('If-Match');
  if (seen !== null && seen !== '*' && seen !== etag) throw faults.conflict();
}

/** @throws GraphFault 403 */
export function requireBodies({ seesBodies }: MailCall): void {
  if (!seesBodies) throw faults.accessDenied();
}

/** The mailbox's place in `@odata.context`. */
export function pathOf({ mailbox }: MailCall): string {
  return `users('${encodeURIComponent(mailbox.address)}')`;
}
