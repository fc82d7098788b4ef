/** Messages of the harness's inbox: always the same for the same number. */
import type { Attachment, Message, MessageSummary } from '../../../preload/contract.ts';

const SENDERS = [
  'Priya Raman',
  'Northwind Orders',
  'Jonas Lindqvist',
  'Fabrikam Billing',
  'Amélie Roux',
  'Facilities',
];
const SUBJECTS = [
  'Delivery to the Rotterdam site moved to Thursday',
  'Your invoice 2026-1187 is ready',
  'Re: Question about the annual contract and its renewal terms for next year',
  'Room booking confirmed',
  'Password reset requested',
  'Minutes of the steering meeting',
];
const PREVIEWS = [
  'Hello, the carrier has told us that the truck will arrive two days later than planned, so please',
  'Thank you for your order. You find the invoice attached as a PDF file. The amount is due within',
  'I had another look at section 4 and I think we can agree on the shorter notice period, if',
  'The room on the second floor is yours from 10:00 to 11:30.',
];
/** Minutes between two messages. */
const PACE = 137;

function pick<T>(values: readonly T[], index: number): T {
  return values[((index % values.length) + values.length) % values.length] as T;
}

/** The summary of message `index`, 0 being the newest at first; later ones count down from −1. */
export function summary(index: number): MessageSummary {
  const name = pick(SENDERS, index * 7 + (index >> 2));
  return {
    id: `m${index}`,
    conversationId: `t${index}`,
    subject: pick(SUBJECTS, index * 5 + (index >> 1)),
    from: { name, address: `${name.split(' ')[0]?.toLowerCase()}@example.com` },
    preview: pick(PREVIEWS, index * 3),
    receivedAt: new Date(Date.now() - (index * PACE + 4) * 60_000).toISOString(),
    isRead: index > 2 && index % 9 !== 5,
    hasAttachments: index % 5 === 1,
    isFlagged: index % 11 === 2,
    importance: index % 13 === 3 ? 'high' : 'normal',
  };
}

const BODY = `<html><head><style>
body { font-family: Georgia, serif; } h1 { color: #7a1f5c; font-size: 24px; }
.button { background-color: #7a1f5c; color: #ffffff; padding: 12px 20px; border-radius: 6px; text-decoration: none; display: inline-block; }
@import url("https://tracker.example/a.css");
</style></head><body>
<img src="https://tracker.example/pixel.gif" width="1" height="1">
<h1>The delivery moved to Thursday</h1>
<p>Hello Dana,</p>
<p>the carrier has told us that the truck will arrive <b>two days later</b> than planned. Please tell the Rotterdam site.</p>
<p><img src="https://cdn.example/map.png" width="420" height="120" alt="Map of the new route"></p>
<table border="1" cellpadding="6" style="border-collapse: collapse"><tr><th>Order</th><th>Pieces</th></tr><tr><td>NW-2041</td><td>48</td></tr><tr><td>NW-2042</td><td>12</td></tr></table>
<p><a class="button" href="https://orders.example/nw-2041">Open the order</a></p>
<p>Not urgent: <a href="https://evil.example/login">www.contoso.com</a> is where you find the terms.</p>
<p>Kind regards<br>Priya</p></body></html>`;

/** The message with its body; every third one is plain text. */
export function message(id: string): Message {
  const index = Number(id.slice(1));
  const isText = index % 3 === 2;
  return {
    ...summary(index),
    to: [{ name: 'Support', address: 'support@contoso.com' }],
    cc:
      index % 2 === 0
        ? [
            { name: 'Jonas Lindqvist', address: 'jonas@example.com' },
            { name: '', address: 'ops@example.com' },
          ]
        : [],
    bodyType: isText ? 'text' : 'html',
    body: isText
      ? 'Hello,\n\nthe minutes are at https://wiki.example/minutes/42.\n\n> earlier text\n\nRegards\nJonas'
      : BODY,
    attachments:
      index % 5 === 1
        ? [
            file('a1', { name: 'Invoice 2026-1187.pdf', size: 182_340 }),
            file('a2', { name: 'Delivery note.pdf.exe', size: 24_100, danger: DANGER }),
            file('a3', { name: 'Re: your order', size: 9_300, kind: 'item' }),
            file('a4', { name: 'Shared plan.docx', size: 0, kind: 'reference' }),
          ]
        : [],
    webLink: 'https://outlook.office365.com/owa/?ItemID=1',
    inlineImages: {},
  };
}

const DANGER = 'This is a program (.exe). Its name pretends to be something else: it ends in .exe, not .pdf.';

function file(id: string, changes: Partial<Attachment>): Attachment {
  return {
    id,
    name: '',
    kind: 'file',
    danger: null,
    contentType: 'application/octet-stream',
    size: 0,
    ...changes,
  };
}
