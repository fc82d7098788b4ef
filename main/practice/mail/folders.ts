import { createHash } from 'node:crypto';

/** A folder of a mailbox. Its id never changes. */
export interface Folder {
  id: string;
  /** Graph's well-known name in lower case; null for a folder a person made. */
  wellKnown: string | null;
  displayName: string;
  /** Key of the parent in the tree; null = top level. */
  parent: string | null;
  key: string;
  isHidden: boolean;
}

const TREE: [key: string, displayName: string, parent: string | null][] = [
  ['inbox', 'Inbox', null],
  ['drafts', 'Drafts', null],
  ['sentitems', 'Sent Items', null],
  ['deleteditems', 'Deleted Items', null],
  ['junkemail', 'Junk Email', null],
  ['archive', 'Archive', null],
  ['outbox', 'Outbox', null],
  ['conversationhistory', 'Conversation History', null],
  ['Projects', 'Projects', 'inbox'],
  ['Invoices', 'Invoices', 'inbox'],
];

/** The folders of a new mailbox; the Inbox has two of its own below it. */
export function foldersOf(address: string): Folder[] {
  return TREE.map(([key, displayName, parent]) => ({
    id: folderId(address, key),
    wellKnown: key === key.toLowerCase() ? key : null,
    displayName,
    parent,
    key,
    isHidden: key === 'conversationhistory',
  }));
}

/** Id of the invisible top of the folder tree. */
export function rootFolderId(address: string): string {
  return folderId(address, 'msgfolderroot');
}

function folderId(address: string, key: string): string {
  const digest = createHash('sha512').update(`folder/${address}/${key}`).digest();
  return `AQMkADAwATM0MDAA${digest.subarray(0, 40).toString('base64url')}AAAA`;
}
