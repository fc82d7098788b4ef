import type { MessageHead } from './source.ts';

/** What a layout puts into shape. Texts are plain; layouts escape them. */
export interface LetterText {
  language: string;
  direction: 'ltr' | 'rtl';
  greeting: string;
  sentences: string[];
  closing: string;
  signature: string;
  reference: string;
}

export interface Layout {
  name: string;
  contentType: 'html' | 'text';
  /** Has a picture with the content id `picture@practice`. */
  hasPicture: boolean;
  render(text: LetterText, head: MessageHead): string;
}

export const PICTURE_ID = 'picture@practice';

/** Shapes of mail as they come from people, desktop clients, shops and machines. */
export const LAYOUTS: Layout[] = [
  { name: 'plain text', contentType: 'text', hasPicture: false, render: plainText },
  { name: 'simple', contentType: 'html', hasPicture: false, render: simple },
  { name: 'desktop client', contentType: 'html', hasPicture: false, render: desktopClient },
  { name: 'newsletter', contentType: 'html', hasPicture: true, render: newsletter },
  { name: 'receipt', contentType: 'html', hasPicture: true, render: receipt },
  { name: 'notification', contentType: 'html', hasPicture: false, render: notification },
  { name: 'quoted reply', contentType: 'html', hasPicture: false, render: quotedReply },
];

function plainText(text: LetterText): string {
  return [
    text.greeting,
    '',
    ...text.sentences,
    '',
    text.closing,
    text.signature,
    '',
    `-- `,
    text.reference,
  ].join('\r\n');
}

function simple(text: LetterText): string {
  return page(text, paragraphs(text));
}

/** Desktop Outlook: office namespaces, conditional comments, Mso classes. */
function desktopClient(text: LetterText): string {
  const lines = [text.greeting, ...text.sentences, text.closing, text.signature];
  const body = lines
    .map(
      (line) =>
        `<p class="MsoNormal"><span style="font-size:11.0pt;font-family:Calibri,sans-serif">${escapeText(line)}<o:p></o:p></span></p>`,
    )
    .join('\n');
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" lang="${text.language}" dir="${text.direction}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!-- p.MsoNormal{margin:0cm;font-size:11.0pt} --></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit"/></xml><![endif]--></head><body><div class="WordSection1">${body}</div></body></html>`;
}

/** Nested tables, a remote picture that tracks, an unsubscribe link. */
function newsletter(text: LetterText, head: MessageHead): string {
  const shop = `https://news.example/c/${encodeURIComponent(text.reference)}`;
  return page(
    text,
    `<table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" bgcolor="#f4f4f4"><tr><td style="padding:20px"><img src="cid:${PICTURE_ID}" width="48" height="48" alt="Logo"><h1 style="color:#224466">${escapeText(head.subject)}</h1><table role="presentation" width="100%" bgcolor="#ffffff"><tr><td style="padding:16px">${paragraphs(text)}<a href="${shop}" style="background:#224466;color:#ffffff;padding:10px 18px;text-decoration:none">&rarr; ${escapeText(text.reference)}</a></td></tr></table><p style="font-size:11px"><a href="${shop}/unsubscribe">Unsubscribe</a></p><img src="https://pixel.example/o.gif?m=${encodeURIComponent(head.internetMessageId)}" width="1" height="1" alt=""></td></tr></table>`,
  );
}

function receipt(text: LetterText): string {
  const rows = text.sentences
    .map(
      (sentence, index) =>
        `<tr><td>${escapeText(sentence)}</td><td align="right">${(index + 1) * 17}.90</td></tr>`,
    )
    .join('');
  return page(
    text,
    `<img src="cid:${PICTURE_ID}" alt="" width="24" height="24"><p>${escapeText(text.greeting)}</p><table border="1" cellpadding="6" style="border-collapse:collapse"><caption>${escapeText(text.reference)}</caption>${rows}</table><p>${escapeText(text.closing)}</p>`,
  );
}

function notification(text: LetterText): string {
  const [first = '', ...rest] = text.sentences;
  return page(
    text,
    `<div style="max-width:480px;border:1px solid #dddddd;border-radius:8px;padding:24px;font-family:sans-serif"><h2>${escapeText(text.reference)}</h2><p>${escapeText(first)}</p><ul>${rest.map((line) => `<li>${escapeText(line)}</li>`).join('')}</ul><a href="https://tickets.example/${encodeURIComponent(text.reference)}">${escapeText(text.reference)}</a></div>`,
  );
}

function quotedReply(text: LetterText, head: MessageHead): string {
  const quoted = text.sentences.map((line) => `<div>${escapeText(line)}</div>`).join('');
  return page(
    text,
    `${paragraphs(text)}<hr><blockquote style="border-inline-start:2px solid #888888;padding-inline-start:8px"><b>${escapeText(head.to[0]?.name ?? '')}</b><br>${quoted}</blockquote>`,
  );
}

function paragraphs(text: LetterText): string {
  const lines = [text.greeting, text.sentences.join(' '), text.closing, text.signature];
  return lines.map((line) => `<p>${escapeText(line)}</p>`).join('');
}

function page(text: LetterText, body: string): string {
  return `<!DOCTYPE html><html lang="${text.language}"><head><meta charset="utf-8"></head><body dir="${text.direction}">${body}</body></html>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
