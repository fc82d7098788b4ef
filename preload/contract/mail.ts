import { z } from 'zod';
import { connection, ok } from './inputs.ts';

/** The inbox as far as it is loaded; the rows are fetched with `inbox.list` when `revision` changes. */
export const inboxViewSchema = z.object({
  revision: z.number().int(),
  loaded: z.number().int(),
  hasMore: z.boolean(),
  loading: z.enum(['none', 'first', 'more']),
  unread: z.number().int(),
  total: z.number().int(),
});
export type InboxView = z.infer<typeof inboxViewSchema>;

export const addressSchema = z.object({ name: z.string(), address: z.string() });
export type Address = z.infer<typeof addressSchema>;

export const messageSummarySchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  subject: z.string(),
  from: addressSchema.nullable(),
  preview: z.string(),
  receivedAt: z.string(),
  isRead: z.boolean(),
  hasAttachments: z.boolean(),
  isFlagged: z.boolean(),
  importance: z.enum(['low', 'normal', 'high']),
});
export type MessageSummary = z.infer<typeof messageSummarySchema>;

export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  /** Bytes. */
  size: z.number(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const messageSchema = messageSummarySchema.extend({
  to: z.array(addressSchema),
  cc: z.array(addressSchema),
  bodyType: z.enum(['html', 'text']),
  /** Untrusted. The renderer sanitises it before it shows it. */
  body: z.string(),
  attachments: z.array(attachmentSchema),
  /** Content-ID → `data:` URI of an inline raster image. */
  inlineImages: z.record(z.string(), z.string()),
});
export type Message = z.infer<typeof messageSchema>;

export const mailCommands = {
  /** Rows `offset … offset + limit − 1` of what is loaded, newest first. */
  'inbox.list': {
    input: z
      .object({
        connectionId: z.string().max(100),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
    output: z.object({ revision: z.number().int(), items: z.array(messageSummarySchema) }),
  },
  /** Loads the next page of older messages. */
  'inbox.more': { input: connection, output: ok },
  'inbox.message': {
    input: z.object({ connectionId: z.string().max(100), messageId: z.string().max(1000) }).strict(),
    output: messageSchema,
  },
  /** A link in a mail: main shows the real host and asks before it opens the system browser. */
  'mail.openLink': { input: z.object({ url: z.string().max(8192) }).strict(), output: ok },
} as const;
