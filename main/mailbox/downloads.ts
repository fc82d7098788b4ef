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
  message(messageId: string, signal: AbortSignal): Promise<MailResult<Download>>;
}

const attachmentShape = z.object({
  '@odata.type': z.string().catch(''),
  name: z.string().nullish().catch(null),
  size: z.number().min(0).nullish().catch(null),
});
const messageShape = z.object({ subject: z.string().nullish().catch(null) });

/** @param root `/me` or `/users/…` */
export function createDownloads(graph: GraphClient, root: string): Downloads {
  const pathOf = (messageId: string) => `${root}/messages/${encodeURIComponent(messageId)}`;
  const opener = (path: string) => (signal: AbortSignal) =>
    graph.download({ path: `${path}/$value`, signal });
  return {
    async attachment(messageId, attachmentId, signal) {
      const path = `${pathOf(messageId)}/attachments/${encodeURIComponent(attachmentId)}`;
      // The name is the server's, not the page's.
      const query = { $select: 'id,name,size' };
      const found = await graph.get({ path, query, schema: attachmentShape, signal });
      if (!found.ok) return found;
      const { name, size, '@odata.type': type } = found.value;
      if (type.endsWith('.referenceAttachment')) return failure(isLink());
      const isItem = type.endsWith('.itemAttachment');
      const file = isItem ? emlName(name) : safeFileName(name ?? '');
      // Of an attached message Graph tells the size it takes in the mailbox.
      const total = isItem ? null : (size ?? null);
      return success({ name: file, danger: dangerOf(file), size: total, open: opener(path) });
    },
    async message(messageId, signal) {
      const path = pathOf(messageId);
      const found = await graph.get({ path, query: { $select: 'subject' }, schema: messageShape, signal });
      if (!found.ok) return found;
      return success({ name: emlName(found.value.subject), danger: null, size: null, open: opener(path) });
    },
  };
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
