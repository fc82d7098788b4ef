import { stableGuid } from '../stable.ts';
import type { MailAddress, MailAttachment, MailSource, MessageContent, MessageHead } from './source.ts';

/** A message that somebody wrote by hand. */
export interface CustomMessage {
  subject: string;
  html?: string;
  text?: string;
  /** Address of the sender. */
  from?: string;
  /** Displayed name of the sender; the part before the @ if absent. */
  fromName?: string;
  /** The message as it came, where it came by SMTP. */
  mime?: Uint8Array;
  attachments?: CustomAttachment[];
}

/** A file of such a message; `kind` as Graph tells them apart. */
export interface CustomAttachment {
  kind?: MailAttachment['kind'];
  name: string;
  contentType?: string;
  bytes?: Uint8Array;
}

const PREVIEW_LENGTH = 255;

/** Mail written one by one, kept in memory only. */
export class CustomMail implements MailSource {
  readonly messages: CustomMessage[] = [];
  readonly #owner: MailAddress;

  constructor(owner: MailAddress) {
    this.#owner = owner;
  }

  head(index: number): MessageHead {
    const message = this.#at(index);
    const address = message.from ?? 'someone@elsewhere.example';
    const from = { name: message.fromName ?? address.split('@')[0] ?? address, address };
    const key = `custom/${this.#owner.address}/${index}`;
    return {
      subject: message.subject,
      from,
      sender: from,
      to: [this.#owner],
      cc: [],
      replyTo: [],
      preview: (message.text ?? textOf(message.html ?? '')).slice(0, PREVIEW_LENGTH),
      importance: 'normal',
      hasAttachments: (message.attachments ?? []).length > 0,
      conversation: key,
      internetMessageId: `<${stableGuid(key)}@elsewhere.example>`,
      sentAt: null,
    };
  }

  async content(index: number): Promise<MessageContent> {
    const { html, text = '', attachments = [], mime = null } = this.#at(index);
    return {
      contentType: html === undefined ? 'text' : 'html',
      body: html ?? text,
      attachments: attachments.map(attachmentOf),
      mime,
    };
  }

  marks(): { isRead: boolean; isFlagged: boolean } {
    return { isRead: false, isFlagged: false };
  }

  #at(index: number): CustomMessage {
    return this.messages[index] ?? { subject: '' };
  }
}

function attachmentOf({ kind = 'file', name, contentType, bytes }: CustomAttachment): MailAttachment {
  return {
    kind,
    name,
    contentType: contentType ?? 'application/octet-stream',
    bytes: bytes ?? new Uint8Array(),
    isInline: false,
    contentId: null,
  };
}

/** Good enough for a preview; never used as HTML. */
export function textOf(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
