/**
 * The parts of Graph's answers that are read. A property of the wrong type counts as absent: one odd
 * message must not hide a whole page. Only what nothing works without (ids, links, the list itself) is
 * insisted on.
 */
import { z } from 'zod';

/** Ids end up in URLs and as keys. */
const id = z.string().min(1).max(1000);

function lenient<T extends z.ZodType>(schema: T) {
  return schema.nullish().catch(undefined);
}

const recipient = z.object({
  emailAddress: z.object({ name: lenient(z.string()), address: lenient(z.string()) }),
});

/** The properties of a message that make a row of the inbox. */
const rowShape = z.object({
  id,
  conversationId: lenient(z.string()),
  subject: lenient(z.string()),
  from: lenient(recipient),
  bodyPreview: lenient(z.string()),
  receivedDateTime: lenient(z.iso.datetime({ offset: true })),
  isRead: lenient(z.boolean()),
  hasAttachments: lenient(z.boolean()),
  flag: lenient(z.object({ flagStatus: lenient(z.string()) })),
  importance: lenient(z.string()),
});
export type RowShape = z.infer<typeof rowShape>;

export const messageShape = rowShape.extend({
  webLink: lenient(z.url({ protocol: /^https$/ })),
  toRecipients: lenient(z.array(recipient)),
  ccRecipients: lenient(z.array(recipient)),
  body: lenient(z.object({ contentType: lenient(z.string()), content: lenient(z.string()) })),
});
export type MessageShape = z.infer<typeof messageShape>;

const nextLink = z.string().nullish();

export const folderShape = z.object({
  unreadItemCount: z.number().int().min(0),
  totalItemCount: z.number().int().min(0),
});

export const meShape = z.object({
  id: z.string(),
  mail: z
    .string()
    .nullish()
    .transform((mail) => mail ?? null),
  userPrincipalName: z.string(),
});

const attachmentRow = z.object({
  '@odata.type': lenient(z.string()),
  id,
  name: lenient(z.string()),
  contentType: lenient(z.string()),
  size: lenient(z.number().min(0)),
  isInline: lenient(z.boolean()),
});
export type AttachmentRow = z.infer<typeof attachmentRow>;

export const attachmentsShape = z.object({ value: z.array(attachmentRow), '@odata.nextLink': nextLink });

export const fileShape = z.object({
  contentId: lenient(z.string()),
  contentBytes: lenient(z.string()),
});
