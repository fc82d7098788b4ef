import { z } from 'zod';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, success } from '../result.ts';
import { dangerOf } from './file-danger.ts';
import { safeFileName } from './file-name.ts';
import type { GraphClient } from './graph-client.ts';
import type { MailResult } from './types.ts';

/** Something that can be saved as a file. */
export interface Download {
  /** Fit for a file system. */
  name: string;
  /** Why one should think twice before opening it; null where there is no reason. */
  danger: string | null;
  /** Bytes; null where nobody knows before the end. */
  size: number | null;
  /** Begins to fetch it. */
  open(signal: AbortSignal): Promise<MailResult<Response>>;
}

/** What one mailbox holds besides text: attachments, and messages as files. */
export interface Downloads {
  attachment(messageId: string, attachmentId: string, signal: AbortSignal): Promise<MailResult<Download>>;
  /** Those of a message; links to files in the cloud are left out. */
  attachments(
    messageId: string,
    attachmentIds: readonly string[],
    signal: AbortSignal,
  ): Promise<MailResult<Download[]>>;
  message(messageId: string, signal: AbortSignal): Promise<MailResult<Download>>;
}

/** Attachments of one message that are read: as many as the reading pane lists. */
const MOST = 200;

const attachmentShape = z.object({
  id: z.string(),
  '@odata.type': z.string().catch(''),
  name: z.string().nullish().catch(null),
  size: z.number().min(0).nullish().catch(null),
});
const attachmentsShape = z.object({ value: z.array(attachmentShape) });
const messageShape = z.object({ subject: z.string().nullish().catch(null) });

/** @param root `/me` or `/users/…` */
export function createDownloads(graph: GraphClient, root: string): Downloads {
  const pathOf = (messageId: string) => `${root}/messages/${encodeURIComponent(messageId)}`;
  const opener = (path: string) => (signal: AbortSignal) =>
    graph.download({ path: `${path}/$value`, signal });
  const toDownload = (messageId: string, attachment: z.infer<typeof attachmentShape>): Download => {
    const { id, name, size, '@odata.type': type } = attachment;
    const isItem = type.endsWith('.itemAttachment');
    const file = isItem ? emlName(name) : safeFileName(name ?? '');
    return {
      name: file,
      danger: dangerOf(file),
      // Of an attached message Graph tells the size it takes in the mailbox.
      size: isItem ? null : (size ?? null),
      open: opener(`${pathOf(messageId)}/attachments/${encodeURIComponent(id)}`),
    };
  };
  return {
    async attachment(messageId, attachmentId, signal) {
      const path = `${pathOf(messageId)}/attachments/${encodeURIComponent(attachmentId)}`;
      // The name is the server's, not the page's.
      const query = { $select: 'id,name,size' };
      const found = await graph.get({ path, query, schema: attachmentShape, signal });
      if (!found.ok) return found;
      if (isReference(found.value)) return failure(isLink());
      return success(toDownload(messageId, found.value));
    },
    async attachments(messageId, attachmentIds, signal) {
      const path = `${pathOf(messageId)}/attachments`;
      const query = { $select: 'id,name,size', $top: MOST };
      const found = await graph.get({ path, query, schema: attachmentsShape, signal });
      if (!found.ok) return found;
      const wanted = found.value.value.filter((one) => attachmentIds.includes(one.id) && !isReference(one));
      return success(wanted.map((one) => toDownload(messageId, one)));
    },
    async message(messageId, signal) {
      const path = pathOf(messageId);
      const found = await graph.get({ path, query: { $select: 'subject' }, schema: messageShape, signal });
      if (!found.ok) return found;
      return success({ name: emlName(found.value.subject), danger: null, size: null, open: opener(path) });
    },
  };
}

function isReference({ '@odata.type': type }: z.infer<typeof attachmentShape>): boolean {
  return type.endsWith('.referenceAttachment');
}

/** A subject makes a name; `.eml` behind it, whatever it ends in. */
function emlName(text: string | null | undefined): string {
  return safeFileName(
    `${(text ?? '').replace(/[/\\]/g, '-')}.eml`.replace(/^\.eml$/, 'Message.eml'),
    'Message.eml',
  );
}

function isLink() {
  const message = 'This attachment is a link to a file in the cloud; Microsoft Graph holds no content of it.';
  return diagnose({ source: 'app', facts: { message } });
}
