import { z } from 'zod';
import { MAX_SEARCH_TEXT } from '../mail-limits.ts';
import { ok } from './inputs.ts';
import { problemSchema } from './problem.ts';

/** One folder's messages as far as they are known; rows are fetched with `mail.list` when `revision` changes. */
export const folderViewSchema = z.object({
  revision: z.number().int(),
  /** Rows that can be listed. */
  loaded: z.number().int(),
  /** Older rows are still on their way; they come by themselves. */
  hasMore: z.boolean(),
  /** `first`: nothing can be shown yet; `more`: older messages are being loaded. */
  loading: z.enum(['none', 'first', 'more']),
  unread: z.number().int(),
  total: z.number().int(),
});
export type FolderView = z.infer<typeof folderViewSchema>;

export const mailFolderSchema = z.object({
  id: z.string(),
  /** Null at the top of the tree. */
  parentId: z.string().nullable(),
  name: z.string(),
  /** Graph's name of a folder every mailbox has, e.g. `inbox`, `sentitems`; null for a person's own. */
  wellKnown: z.string().nullable(),
  unread: z.number().int(),
  total: z.number().int(),
});
export type MailFolder = z.infer<typeof mailFolderSchema>;

/** What is searched for in the mailbox on screen; its rows are listed as the folder `search`. */
export const searchViewSchema = z.object({
  text: z.string(),
  /** Null = in all folders. */
  folderId: z.string().nullable(),
  /** While searching, what was found so far can be listed. */
  status: z.enum(['searching', 'done', 'failed']),
  found: z.number().int(),
  revision: z.number().int(),
  problem: problemSchema.nullable(),
});
export type SearchView = z.infer<typeof searchViewSchema>;

/** The mail of the connection on screen. */
export const mailViewSchema = z.object({
  connectionId: z.string(),
  /** Well-known folders first, then by name; empty until they have been read. */
  folders: z.array(mailFolderSchema),
  /** The mailbox has more folders than these. */
  hasMoreFolders: z.boolean(),
  /** The folder on screen. `folderId` is the id, or `inbox` until that is known. */
  open: folderViewSchema.extend({ folderId: z.string() }),
  search: searchViewSchema.nullable(),
  /** Microsoft asked for patience: changes that wait go on then (ISO 8601). */
  waitingUntil: z.string().nullable(),
});
export type MailView = z.infer<typeof mailViewSchema>;

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

/** How a list is looked at. */
export const listViewSchema = z
  .object({
    /** A message has to pass all of them. */
    filters: z.array(z.enum(['unread', 'attachments', 'flagged'])).max(3),
    /** By conversation, the newest message standing for all. */
    grouped: z.boolean(),
    /** Ids of the conversations that are unfolded. */
    expanded: z.array(z.string().max(1000)).max(200),
  })
  .strict();
export type ListView = z.infer<typeof listViewSchema>;

export const listRowSchema = messageSummarySchema.extend({
  /** Set for the first of several messages of a conversation. */
  thread: z.object({ count: z.number().int(), unread: z.number().int(), isExpanded: z.boolean() }).nullable(),
  /** An older message of the conversation above it. */
  isInThread: z.boolean(),
});
export type ListRow = z.infer<typeof listRowSchema>;

export const attachmentSchema = z.object({
  id: z.string(),
  /** Fit to be shown: nothing in it that cannot be seen. */
  name: z.string(),
  /** `item`: a message of its own; `reference`: a link to a file in the cloud, which cannot be saved from here. */
  kind: z.enum(['file', 'item', 'reference']),
  /** Why one should think twice before opening it. */
  danger: z.string().nullable(),
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
  /** The message in Outlook on the web; null where Microsoft names none. */
  webLink: z.string().nullable(),
  /** Content-ID → `data:` URI of an inline raster image. */
  inlineImages: z.record(z.string(), z.string()),
});
export type Message = z.infer<typeof messageSchema>;

/** Of a folder: its id, or its well-known name. */
const folderId = z.string().min(1).max(1000);

export const mailCommands = {
  /** Shows a folder of a connection: it is loaded if it is not, and followed as long as it is on screen. */
  'mail.open': { input: z.object({ connectionId: z.string().max(100), folderId }).strict(), output: ok },
  /** Rows `offset … offset + limit − 1` of a folder that was opened, newest first. */
  'mail.list': {
    input: z
      .object({
        connectionId: z.string().max(100),
        folderId,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
        view: listViewSchema,
      })
      .strict(),
    output: z.object({
      revision: z.number().int(),
      /** Lines of this view. */
      total: z.number().int(),
      items: z.array(listRowSchema),
    }),
  },
  /** Ids of the messages in these lines: of a range that was selected without being seen. */
  'mail.ids': {
    input: z
      .object({
        connectionId: z.string().max(100),
        folderId,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1000),
        view: listViewSchema,
      })
      .strict(),
    output: z.array(z.string()),
  },
  /** Looks for messages; a new search, or an empty text, ends the one before. Answers when it has ended. */
  'mail.search': {
    input: z
      .object({
        connectionId: z.string().max(100),
        text: z.string().max(MAX_SEARCH_TEXT),
        folderId: folderId.nullable(),
      })
      .strict(),
    output: ok,
  },
  'mail.message': {
    input: z.object({ connectionId: z.string().max(100), messageId: z.string().max(1000) }).strict(),
    output: messageSchema,
  },
  /** A link in a mail: main shows the real host and asks before it opens the system browser. */
  'mail.openLink': { input: z.object({ url: z.string().max(8192) }).strict(), output: ok },
} as const;
