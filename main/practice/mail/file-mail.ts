import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { textOf } from './custom-mail.ts';
import type { MailAddress, MailAttachment, MailSource, MessageContent, MessageHead } from './source.ts';

const PREVIEW_LENGTH = 255;

/**
 * Mail from the .eml and .html files of a folder and the folders below it, in the order of their
 * names. Only heads are kept; contents are read again when they are asked for.
 *
 * @throws Error of node:fs
 */
export async function readMailFolder(folder: string): Promise<{ source: MailSource; count: number }> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(eml|html?)$/i.test(name))
    .sort();
  const paths = names.map((name) => join(folder, name));
  const heads: MessageHead[] = [];
  for (const name of names) heads.push(headFrom(name, await readEmail(join(folder, name))));
  return { source: fileSource(paths, heads), count: paths.length };
}

function fileSource(paths: string[], heads: MessageHead[]): MailSource {
  return {
    head: (index) => at(heads, index),
    content: async (index) => contentFrom(at(paths, index)),
    marks: (index) => ({ isRead: index % 3 !== 0, isFlagged: index % 17 === 0 }),
  };
}

/** An .html file is a message with that body and its name as the subject. */
async function readEmail(path: string): Promise<Email> {
  const bytes = await readFile(path);
  if (/\.eml$/i.test(path)) return PostalMime.parse(bytes);
  const html = bytes.toString('utf8');
  return {
    headers: [],
    headerLines: [],
    subject: titleOf(html) ?? basename(path),
    html,
    attachments: [],
  };
}

function titleOf(html: string): string | null {
  const title = /<title[^>]*>([^<]+)<\/title>/i.exec(html)?.[1]?.trim();
  return title ? title : null;
}

function headFrom(name: string, email: Email): MessageHead {
  const sentAt = email.date === undefined ? Number.NaN : Date.parse(email.date);
  const text = email.text ?? textOf(email.html ?? '');
  return {
    subject: email.subject ?? '',
    from: flatten(email.from ? [email.from] : [])[0] ?? null,
    sender:
      flatten(email.sender ? [email.sender] : [])[0] ?? flatten(email.from ? [email.from] : [])[0] ?? null,
    to: flatten(email.to ?? []),
    cc: flatten(email.cc ?? []),
    replyTo: flatten(email.replyTo ?? []),
    preview: text.replace(/\s+/g, ' ').trim().slice(0, PREVIEW_LENGTH),
    importance: 'normal',
    hasAttachments: attachmentsOf(email).some(({ isInline }) => !isInline),
    conversation: email.inReplyTo ?? email.messageId ?? name,
    internetMessageId: email.messageId ?? `<${encodeURIComponent(name)}@files.example>`,
    sentAt: Number.isNaN(sentAt) ? null : sentAt,
  };
}

async function contentFrom(path: string): Promise<MessageContent> {
  const email = await readEmail(path);
  return {
    contentType: email.html === undefined ? 'text' : 'html',
    body: email.html ?? email.text ?? '',
    attachments: attachmentsOf(email),
    mime: /\.eml$/i.test(path) ? await readFile(path) : null,
  };
}

/** The attachments of a message that was taken apart. */
export function attachmentsOf(email: Email): MailAttachment[] {
  return email.attachments.map((file, index) => ({
    kind: file.mimeType === 'message/rfc822' ? 'item' : 'file',
    name: file.filename ?? `attachment-${index + 1}`,
    contentType: file.mimeType,
    bytes: typeof file.content === 'string' ? Buffer.from(file.content) : new Uint8Array(file.content),
    isInline: file.disposition === 'inline' || file.related === true,
    contentId: file.contentId?.replace(/^<|>$/g, '') ?? null,
  }));
}

/** A group counts as its members. */
function flatten(addresses: Address[]): MailAddress[] {
  return addresses.flatMap((entry) =>
    entry.address === undefined
      ? (entry.group ?? []).map(({ name, address }) => ({ name, address: address ?? '' }))
      : [{ name: entry.name, address: entry.address }],
  );
}

function at<T>(list: T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new RangeError(`no message ${index}`);
  return entry;
}
