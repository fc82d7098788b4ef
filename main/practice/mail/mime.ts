import type { MailAddress, MailAttachment, MessageContent, MessageHead } from './source.ts';

const LINE = 76;

/** A message in RFC 822 form: as it came, or written anew from its parts. */
export function mimeOf(message: {
  head: MessageHead;
  content: MessageContent;
  receivedAt: number;
}): Uint8Array {
  const { head, content, receivedAt } = message;
  if (content.mime) return content.mime;
  const headers = [
    `Date: ${new Date(head.sentAt ?? receivedAt).toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${encodeWord(head.subject)}`,
    ...(head.from ? [`From: ${mailbox(head.from)}`] : []),
    `To: ${head.to.map(mailbox).join(', ')}`,
    ...(head.cc.length > 0 ? [`Cc: ${head.cc.map(mailbox).join(', ')}`] : []),
    `Message-ID: ${head.internetMessageId}`,
    'MIME-Version: 1.0',
  ];
  return Buffer.from([...headers, ...bodyLines(content)].join('\r\n'), 'utf8');
}

function bodyLines(content: MessageContent): string[] {
  const type = content.contentType === 'html' ? 'text/html' : 'text/plain';
  const text = part([`Content-Type: ${type}; charset=utf-8`], Buffer.from(content.body, 'utf8'));
  if (content.attachments.length === 0) return text;
  const boundary = 'practice-boundary';
  // A link to a file elsewhere has no bytes that could travel along.
  const parts = [text, ...content.attachments.filter(({ kind }) => kind !== 'reference').map(attachmentPart)];
  return [
    `Content-Type: multipart/related; boundary="${boundary}"`,
    '',
    ...parts.flatMap((lines) => [`--${boundary}`, ...lines]),
    `--${boundary}--`,
    '',
  ];
}

function attachmentPart(file: MailAttachment): string[] {
  const name = encodeWord(file.name);
  const headers = [
    `Content-Type: ${file.contentType}; name="${name}"`,
    `Content-Disposition: ${file.isInline ? 'inline' : 'attachment'}; filename="${name}"`,
    ...(file.contentId === null ? [] : [`Content-ID: <${file.contentId}>`]),
  ];
  return part(headers, file.bytes);
}

function part(headers: string[], bytes: Uint8Array): string[] {
  const encoded = Buffer.from(bytes).toString('base64');
  const lines = encoded.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [...headers, 'Content-Transfer-Encoding: base64', '', ...lines];
}

function mailbox({ name, address }: MailAddress): string {
  return name ? `${encodeWord(name)} <${address}>` : address;
}

/** RFC 2047, in pieces short enough for one encoded word each. */
function encodeWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && text.length <= LINE) return text;
  const pieces = [...text].reduce<string[]>((words, character) => {
    const last = words.at(-1);
    if (last === undefined || Buffer.byteLength(last + character) > 42) words.push(character);
    else words[words.length - 1] = last + character;
    return words;
  }, []);
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}
