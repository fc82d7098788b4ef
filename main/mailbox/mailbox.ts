import { z } from 'zod';
import type { Attachment, Message } from '../../preload/contract.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, success } from '../result.ts';
import { readDeltaPage } from './delta.ts';
import { dangerOf } from './file-danger.ts';
import { safeFileName, visible } from './file-name.ts';
import { createFolderTreeReader } from './folder-tree.ts';
import type { GraphClient } from './graph-client.ts';
import {
  type AttachmentRow,
  attachmentsShape,
  fileShape,
  folderShape,
  meShape,
  messageShape,
} from './graph-shapes.ts';
import { createImageCollector, wantedImages } from './inline-images.ts';
import { MESSAGE_FIELDS, ROW_FIELDS, toContent } from './message-mapping.ts';
import { isRemoval, type RowChange } from './row.ts';
import { readItems } from './row-reader.ts';
import type { FolderKey, Mailbox, MailResult } from './types.ts';

export interface MailboxOptions {
  graph: GraphClient;
  /** `me` for the Signer's own mailbox, else the address of the one to open. */
  mailbox: string;
}

/** Rows of one page: a screenful or two, and quick to answer. */
const PAGE_SIZE = 50;
/** Attachments of one message that are listed. */
const MAX_ATTACHMENTS = 200;

/** Where a mailbox lies under the version. */
export function rootOf(mailbox: string): string {
  return mailbox === 'me' ? '/me' : `/users/${encodeURIComponent(mailbox)}`;
}

/** One mailbox on Microsoft Graph, read only. */
export function createMailbox({ graph, mailbox }: MailboxOptions): Mailbox {
  const root = rootOf(mailbox);
  const tree = createFolderTreeReader(graph, root);
  const pathOf = (folder: FolderKey) => `${root}/mailFolders/${encodeURIComponent(folder)}`;
  return {
    me: (signal) =>
      graph.get({ path: '/me', query: { $select: 'id,mail,userPrincipalName' }, schema: meShape, signal }),
    async counts(key, signal) {
      const query = { $select: 'unreadItemCount,totalItemCount' };
      const folder = await graph.get({ path: pathOf(key), query, schema: folderShape, signal });
      if (!folder.ok) return folder;
      return success({ unread: folder.value.unreadItemCount, total: folder.value.totalItemCount });
    },
    folders: (signal) => tree.read(signal),
    newest: (key, signal) => readNewest(graph, pathOf(key), signal),
    delta: (key, from, options) => readDeltaPage({ graph, folder: pathOf(key), from, ...options }),
    message: (id, signal) =>
      readMessage({ graph, path: `${root}/messages/${encodeURIComponent(id)}`, signal }),
  };
}

const newestShape = z.object({ value: z.array(z.unknown()) });

async function readNewest(
  graph: GraphClient,
  folder: string,
  signal: AbortSignal,
): Promise<MailResult<RowChange[]>> {
  const query = { $select: ROW_FIELDS, $top: PAGE_SIZE, $orderby: 'receivedDateTime desc' };
  const page = await graph.get({ path: `${folder}/messages`, query, schema: newestShape, signal });
  if (!page.ok) return page;
  return success((readItems(page.value.value) ?? []).filter((item): item is RowChange => !isRemoval(item)));
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

function toAttachment({ id, name, contentType, size, '@odata.type': type }: AttachmentRow): Attachment {
  const kind = kindOf(type);
  const shown = visible(name ?? '');
  return {
    id,
    name: shown,
    kind,
    danger: kind === 'file' ? dangerOf(safeFileName(shown)) : null,
    contentType: contentType ?? 'application/octet-stream',
    size: size ?? 0,
  };
}

function kindOf(type: string | null | undefined): Attachment['kind'] {
  if (type?.endsWith('.itemAttachment')) return 'item';
  return type?.endsWith('.referenceAttachment') ? 'reference' : 'file';
}
