import { createHash } from 'node:crypto';
import { textOf } from '../mail/custom-mail.ts';
import { contentOf, headOf, type Item } from '../mail/mailbox.ts';
import type { MailAddress, MessageContent } from '../mail/source.ts';
import { attachmentView } from './attachment-view.ts';
import { type MailCall, preferences } from './call.ts';

/** Properties of a message that a plain request returns. */
const DEFAULT_PROPERTIES = [
  'createdDateTime',
  'lastModifiedDateTime',
  'changeKey',
  'categories',
  'receivedDateTime',
  'sentDateTime',
  'hasAttachments',
  'internetMessageId',
  'subject',
  'bodyPreview',
  'importance',
  'parentFolderId',
  'conversationId',
  'conversationIndex',
  'isDeliveryReceiptRequested',
  'isReadReceiptRequested',
  'isRead',
  'isDraft',
  'webLink',
  'inferenceClassification',
  'body',
  'sender',
  'from',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'flag',
] as const;

/** Properties that have to be asked for. */
const ON_REQUEST = ['internetMessageHeaders', 'uniqueBody'] as const;

export const MESSAGE_PROPERTIES: readonly string[] = ['id', ...DEFAULT_PROPERTIES, ...ON_REQUEST];

/** Need the message's content, and more than Mail.ReadBasic. */
const CONTENT_PROPERTIES = ['body', 'uniqueBody', 'bodyPreview'];

/** A message as Graph shows it: its id, its etag and the selected properties. */
export async function messageView(
  call: MailCall,
  item: Item,
  options: { select: string[] | null; expandsAttachments?: boolean },
): Promise<Record<string, unknown>> {
  const names = (options.select ?? DEFAULT_PROPERTIES).filter(
    (name) => name !== 'id' && (call.seesBodies || !CONTENT_PROPERTIES.includes(name)),
  );
  const needsContent =
    options.expandsAttachments || names.some((name) => name === 'body' || name === 'uniqueBody');
  const content = needsContent ? await contentOf(item) : null;
  const all = { ...markProperties(item), ...headProperties(call, item), ...bodyProperties(call, content) };
  return {
    '@odata.etag': etagOf(item),
    id: call.mailbox.idOf(item, call.ids),
    ...Object.fromEntries(names.map((name) => [name, all[name]])),
    ...(options.expandsAttachments && content && call.seesBodies
      ? {
          attachments: content.attachments.map((file, index) =>
            attachmentView(file, { index, withBytes: true }),
          ),
        }
      : {}),
  };
}

export function etagOf(item: Item): string {
  return `W/"${changeKeyOf(item)}"`;
}

/** Times in Graph have seconds. */
function graphTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** What a client may change. */
export function markProperties(item: Item): Record<string, unknown> {
  return {
    isRead: item.isRead,
    flag: { flagStatus: item.isFlagged ? 'flagged' : 'notFlagged' },
    changeKey: changeKeyOf(item),
    lastModifiedDateTime: graphTime(item.modifiedAt),
  };
}

function headProperties(call: MailCall, item: Item): Record<string, unknown> {
  const head = headOf(item);
  const received = graphTime(item.receivedAt);
  return {
    createdDateTime: received,
    categories: [],
    receivedDateTime: received,
    sentDateTime: graphTime(head.sentAt ?? item.receivedAt),
    hasAttachments: head.hasAttachments,
    internetMessageId: head.internetMessageId,
    internetMessageHeaders: [{ name: 'Message-ID', value: head.internetMessageId }],
    subject: head.subject,
    bodyPreview: head.preview,
    importance: head.importance,
    parentFolderId: folderId(call, item),
    conversationId: conversationId(head.conversation),
    conversationIndex: Buffer.from(conversationId(head.conversation)).toString('base64').slice(0, 32),
    isDeliveryReceiptRequested: false,
    isReadReceiptRequested: false,
    isDraft: false,
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(call.mailbox.idOf(item, call.ids))}&exvsurl=1&viewmodel=ReadMessageItem`,
    inferenceClassification: 'focused',
    sender: recipient(head.sender),
    from: recipient(head.from),
    toRecipients: head.to.map(recipient),
    ccRecipients: head.cc.map(recipient),
    bccRecipients: [],
    replyTo: head.replyTo.map(recipient),
  };
}

/** Bodies come as they are: unlike Exchange we take no script out, so that readers prove they do. */
function bodyProperties(call: MailCall, content: MessageContent | null): Record<string, unknown> {
  if (!content) return {};
  const wantsText = preferences(call.request).get('outlook.body-content-type') === 'text';
  const body =
    wantsText && content.contentType === 'html'
      ? { contentType: 'text', content: textOf(content.body) }
      : { contentType: content.contentType, content: content.body };
  return { body, uniqueBody: body };
}

function recipient(address: MailAddress | null): { emailAddress: MailAddress } | null {
  return address && { emailAddress: { name: address.name, address: address.address } };
}

function changeKeyOf(item: Item): string {
  return `CQAAABYAAADpracticeAAA${item.version.toString(36).padStart(6, '0')}`;
}

function conversationId(conversation: string): string {
  return `AAQkAGVm${createHash('sha512').update(conversation).digest().subarray(0, 48).toString('base64url')}AA=`;
}

function folderId({ mailbox }: MailCall, item: Item): string | null {
  return mailbox.folders.find(({ key }) => key === item.folder)?.id ?? null;
}
