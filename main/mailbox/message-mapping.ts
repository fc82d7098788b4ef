import type { Address, MessageSummary } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';
import type { MessageShape, RowShape } from './graph-shapes.ts';

/** `$select` of a row; delta answers with exactly these. */
export const ROW_FIELDS =
  'id,conversationId,subject,from,bodyPreview,receivedDateTime,isRead,hasAttachments,flag,importance';

/** `$select` of an opened message. */
export const MESSAGE_FIELDS = `${ROW_FIELDS},toRecipients,ccRecipients,body,webLink`;

/** A row of which nothing is known but its id. */
const EMPTY_ROW: Omit<MessageSummary, 'id'> = {
  conversationId: '',
  subject: '',
  from: null,
  preview: '',
  receivedAt: new Date(0).toISOString(),
  isRead: true,
  hasAttachments: false,
  isFlagged: false,
  importance: 'normal',
};

type Recipient = NonNullable<RowShape['from']>;

/** Only what the answer really said: an absent property stays absent, so that it can be merged. */
function toChange(row: RowShape): Partial<MessageSummary> & { id: string } {
  const said: { [K in keyof MessageSummary]?: MessageSummary[K] | undefined } = {
    conversationId: row.conversationId ?? undefined,
    // Graph says null for "empty", and leaves out what did not change.
    subject: row.subject === null ? '' : lineOf(row.subject),
    from: row.from === undefined ? undefined : toAddress(row.from),
    preview: lineOf(row.bodyPreview),
    receivedAt: row.receivedDateTime ? new Date(row.receivedDateTime).toISOString() : undefined,
    isRead: row.isRead ?? undefined,
    hasAttachments: row.hasAttachments ?? undefined,
    isFlagged: row.flag ? row.flag.flagStatus === 'flagged' : undefined,
    importance: toImportance(row.importance),
  };
  const present = Object.entries(said).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(present), id: row.id };
}

/** A whole row: what is missing gets a harmless value. */
function toSummary(row: RowShape): MessageSummary {
  return { ...EMPTY_ROW, ...toChange(row) };
}

/** The readable part of an opened message. */
export function toContent(message: MessageShape) {
  return {
    ...toSummary(message),
    to: toAddresses(message.toRecipients),
    cc: toAddresses(message.ccRecipients),
    webLink: message.webLink ?? null,
    bodyType: message.body?.contentType?.toLowerCase() === 'html' ? ('html' as const) : ('text' as const),
    body: message.body?.content ?? '',
  };
}

function toAddresses(recipients: Recipient[] | null | undefined): Address[] {
  return (recipients ?? []).map(toAddress).filter((address) => address !== null);
}

function toAddress(recipient: Recipient | null): Address | null {
  if (!recipient) return null;
  const address = oneLine(recipient.emailAddress.address ?? '');
  return { address, name: oneLine(recipient.emailAddress.name ?? '') || address };
}

function lineOf(text: string | null | undefined): string | undefined {
  return typeof text === 'string' ? oneLine(text) : undefined;
}

function toImportance(text: string | null | undefined): MessageSummary['importance'] | undefined {
  const importance = text?.toLowerCase();
  return importance === 'low' || importance === 'normal' || importance === 'high' ? importance : undefined;
}
