import type { z } from 'zod';
import type { Attachment, Message } from '../../preload/contract.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, success } from '../result.ts';
import { readDelta } from './delta.ts';
import type { GraphClient } from './graph-client.ts';
import {
  type AttachmentRow,
  attachmentsShape,
  fileShape,
  folderShape,
  meShape,
  messageShape,
  pageShape,
} from './graph-shapes.ts';
import { createImageCollector, wantedImages } from './inline-images.ts';
import { MESSAGE_FIELDS, ROW_FIELDS, toContent, toSummary } from './message-mapping.ts';
import type { Mailbox, MailResult, MessagePage } from './types.ts';

export interface MailboxOptions {
  graph: GraphClient;
  /** `me` for the Signer's own mailbox, else the address of the one to open. */
  mailbox: string;
}

/** Rows of one page: a screenful or two, and quick to answer. */
const PAGE_SIZE = 50;
/** Attachments of one message that are listed. */
const MAX_ATTACHMENTS = 200;

/** One mailbox on Microsoft Graph, read only. */
export function createMailbox({ graph, mailbox }: MailboxOptions): Mailbox {
  const root = mailbox === 'me' ? '/me' : `/users/${encodeURIComponent(mailbox)}`;
  const inbox = `${root}/mailFolders/inbox`;
  return {
    me: (signal) =>
      graph.get({ path: '/me', query: { $select: 'id,mail,userPrincipalName' }, schema: meShape, signal }),
    async counts(signal) {
      const query = { $select: 'unreadItemCount,totalItemCount' };
      const folder = await graph.get({ path: inbox, query, schema: folderShape, signal });
      if (!folder.ok) return folder;
      return success({ unread: folder.value.unreadItemCount, total: folder.value.totalItemCount });
    },
    async newest(signal) {
      const query = { $select: ROW_FIELDS, $top: PAGE_SIZE, $orderby: 'receivedDateTime desc' };
      return toPage(await graph.get({ path: `${inbox}/messages`, query, schema: pageShape, signal }));
    },
    page: async (next, signal) => toPage(await graph.get({ path: next, schema: pageShape, signal })),
    delta: (from, signal) => readDelta({ graph, inbox, from, signal }),
    message: (id, signal) =>
      readMessage({ graph, path: `${root}/messages/${encodeURIComponent(id)}`, signal }),
  };
}

function toPage(answer: MailResult<z.infer<typeof pageShape>>): MailResult<MessagePage> {
  if (!answer.ok) return answer;
  const { value, '@odata.nextLink': next } = answer.value;
  return success({ items: value.map(toSummary), next: next ?? null });
}

interface ReadMessage {
  graph: GraphClient;
  /** Path of the message. */
  path: string;
  signal: AbortSignal;
}

async function readMessage({ graph, path, signal }: ReadMessage): Promise<MailResult<Message>> {
  const read = await graph.get({ path, query: { $select: MESSAGE_FIELDS }, schema: messageShape, signal });
  if (!read.ok) return read;
  const content = toContent(read.value);
  // `hasAttachments` is false where all of them are inline.
  const hasFiles = content.hasAttachments || /\bcid:/i.test(content.body);
  if (!hasFiles) return success({ ...content, attachments: [], inlineImages: {} });
  const rows = await readAttachments({ graph, path, signal });
  if (!rows.ok) return rows;
  const { inlineImages, shown } = await readImages(
    { graph, path, signal },
    wantedImages(rows.value, content.body),
  );
  // An image that failed is left out, but a message nobody waits for any more is not an answer.
  if (signal.aborted)
    return failure(diagnose({ source: 'net', facts: { message: 'cancelled', code: 'aborted' } }));
  const attachments = rows.value.filter((row) => !shown.has(row)).map(toAttachment);
  return success({ ...content, attachments, inlineImages });
}

async function readAttachments({ graph, path, signal }: ReadMessage): Promise<MailResult<AttachmentRow[]>> {
  const query = { $select: 'id,name,contentType,size,isInline', $top: MAX_ATTACHMENTS };
  const answer = await graph.get({ path: `${path}/attachments`, query, schema: attachmentsShape, signal });
  return answer.ok ? success(answer.value.value) : answer;
}

/** One after the other: Graph serves four requests of a mailbox at a time, and the sync needs one. */
async function readImages({ graph, path, signal }: ReadMessage, wanted: AttachmentRow[]) {
  const collector = createImageCollector();
  const shown = new Set<AttachmentRow>();
  for (const row of wanted) {
    const filePath = `${path}/attachments/${encodeURIComponent(row.id)}`;
    const file = await graph.get({ path: filePath, schema: fileShape, signal });
    if (file.ok && collector.add(row, file.value)) shown.add(row);
  }
  return { inlineImages: collector.images(), shown };
}

function toAttachment({ id, name, contentType, size }: AttachmentRow): Attachment {
  return { id, name: name ?? '', contentType: contentType ?? 'application/octet-stream', size: size ?? 0 };
}
