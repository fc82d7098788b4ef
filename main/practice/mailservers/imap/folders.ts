import type { Folder } from '../../mail/folders.ts';
import type { Mailbox } from '../../mail/mailbox.ts';
import { type Answer, ARGUMENT_ERROR, type MailboxCall } from './context.ts';
import { imapString } from './tokens.ts';
import { uidsOf } from './uids.ts';
import { openView } from './view.ts';

const FLAGS = '(\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)';

/** RFC 6154. */
const SPECIAL_USE: Record<string, string> = {
  drafts: '\\Drafts',
  sentitems: '\\Sent',
  deleteditems: '\\Trash',
  junkemail: '\\Junk',
  archive: '\\Archive',
};

/** Ids of messages live as long as this process. */
const UID_VALIDITY = Math.floor(Date.now() / 1000);

/** `LIST` and `LSUB`: every folder counts as subscribed. */
export function list({ context, command, mailbox }: MailboxCall): Answer {
  const [reference, pattern] = command.args;
  if (typeof reference !== 'string' || typeof pattern !== 'string') return ARGUMENT_ERROR;
  if (pattern === '') {
    context.wire.send(`* ${command.name} (\\Noselect) "/" ""`);
    return `OK ${command.name} completed.`;
  }
  for (const folder of visible(mailbox)) {
    const name = nameOf(mailbox, folder);
    if (!matches(`${reference}${pattern}`, name)) continue;
    const isParent = visible(mailbox).some(({ parent }) => parent === folder.key);
    const flags = [isParent ? '\\HasChildren' : '\\HasNoChildren', SPECIAL_USE[folder.key] ?? ''];
    context.wire.send(
      `* ${command.name} (${flags.filter(Boolean).join(' ')}) "/" ${/[ "]/.test(name) ? imapString(name) : name}`,
    );
  }
  return `OK ${command.name} completed.`;
}

/** `STATUS name (items)`. */
export function status({ context, command, mailbox }: MailboxCall): Answer {
  const [name, items] = command.args;
  if (typeof name !== 'string' || !Array.isArray(items)) return ARGUMENT_ERROR;
  const folder = folderNamed(mailbox, name);
  if (!folder) return `NO ${name} doesn't exist.`;
  const { list: messages, next } = uidsOf(mailbox, folder.key);
  const values: Record<string, number> = {
    MESSAGES: messages.length,
    RECENT: 0,
    UNSEEN: messages.filter(({ item }) => !item.isRead).length,
    UIDNEXT: next,
    UIDVALIDITY: UID_VALIDITY,
  };
  const asked = items.map((item) => String(item).toUpperCase()).filter((item) => item in values);
  const pairs = asked.map((item) => `${item} ${values[item]}`);
  context.wire.send(`* STATUS ${imapString(name)} (${pairs.join(' ')})`);
  return 'OK STATUS completed.';
}

/** `SELECT` and `EXAMINE`. */
export function select({ context, command, mailbox }: MailboxCall): Answer {
  const [name] = command.args;
  if (typeof name !== 'string') return ARGUMENT_ERROR;
  const folder = folderNamed(mailbox, name);
  context.view = null;
  if (!folder) return `NO ${name} doesn't exist.`;
  const isReadOnly = command.name === 'EXAMINE';
  const view = openView(mailbox, folder.key, isReadOnly);
  context.view = view;
  const unseen = view.seen.findIndex(({ item }) => !item.isRead);
  context.wire.send(
    `* ${view.seen.length} EXISTS`,
    '* 0 RECENT',
    `* FLAGS ${FLAGS}`,
    `* OK [PERMANENTFLAGS ${isReadOnly ? '()' : FLAGS}] Permanent flags`,
    ...(unseen >= 0 ? [`* OK [UNSEEN ${unseen + 1}] Is the first unseen message`] : []),
    `* OK [UIDVALIDITY ${UID_VALIDITY}] UIDVALIDITY value`,
    `* OK [UIDNEXT ${uidsOf(mailbox, folder.key).next}] The next unique identifier value`,
  );
  return `OK [${isReadOnly ? 'READ-ONLY' : 'READ-WRITE'}] ${command.name} completed.`;
}

/** The folder a client means; INBOX is written in any case. */
export function folderNamed(mailbox: Mailbox, name: string): Folder | undefined {
  const wanted = name.replace(/^inbox(?=$|\/)/i, 'INBOX');
  return visible(mailbox).find((folder) => nameOf(mailbox, folder) === wanted);
}

function visible({ folders }: Mailbox): Folder[] {
  return folders.filter(({ isHidden }) => !isHidden);
}

function nameOf(mailbox: Mailbox, folder: Folder): string {
  const own = folder.key === 'inbox' ? 'INBOX' : folder.displayName;
  const parent = mailbox.folders.find(({ key }) => key === folder.parent);
  return parent ? `${nameOf(mailbox, parent)}/${own}` : own;
}

/** `*` stands for anything, `%` for anything within one level. */
function matches(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/%+/g, '[^/]*');
  return new RegExp(`^${source}$`, 'i').test(name);
}
