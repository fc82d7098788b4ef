/** A mail address with its display name. */
export interface MailAddress {
  name: string;
  address: string;
}

/** What a list shows of a message: cheap to make, holds no body. */
export interface MessageHead {
  subject: string;
  from: MailAddress | null;
  sender: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  replyTo: MailAddress[];
  /** First 255 characters of the text. */
  preview: string;
  importance: 'low' | 'normal' | 'high';
  /** Attachments that are not inline. */
  hasAttachments: boolean;
  /** Messages of one thread share it. */
  conversation: string;
  internetMessageId: string;
  /** Epoch ms; null = when it was received. */
  sentAt: number | null;
}

export interface MailAttachment {
  /** `item`: a whole message, `bytes` being its RFC 822 form. `reference`: a link to a file elsewhere, without bytes. */
  kind: 'file' | 'item' | 'reference';
  name: string;
  contentType: string;
  bytes: Uint8Array;
  isInline: boolean;
  /** Without angle brackets; null unless inline. */
  contentId: string | null;
}

export interface MessageContent {
  contentType: 'html' | 'text';
  body: string;
  attachments: MailAttachment[];
  /** The message as it came, where it came as a file. */
  mime: Uint8Array | null;
}

/** Marks a message has when it arrives. */
export interface InitialMarks {
  isRead: boolean;
  isFlagged: boolean;
}

/** Where the messages of a mailbox come from. Heads are made on demand, contents even later. */
export interface MailSource {
  head(index: number): MessageHead;
  content(index: number): Promise<MessageContent>;
  marks(index: number): InitialMarks;
}
