import type { Dice } from './dice.ts';
import { type Layout, type LetterText, PICTURE_ID } from './layouts.ts';
import { pngOf } from './picture.ts';
import type { MailAttachment } from './source.ts';

/** The files of a generated message: its layout's inline picture and one or two documents. */
export function generatedAttachments(
  throws: Dice,
  message: { layout: Layout; text: LetterText; hasAttachments: boolean },
): MailAttachment[] {
  const { layout, text, hasAttachments } = message;
  const files: MailAttachment[] = [];
  if (layout.hasPicture) {
    const bytes = pngOf(throws.roll(0xffffff));
    const picture = { name: 'logo.png', contentType: 'image/png', isInline: true, contentId: PICTURE_ID };
    files.push({ kind: 'file', ...picture, bytes });
  }
  if (!hasAttachments) return files;
  const count = 1 + throws.roll(2);
  for (let index = 0; index < count; index += 1) files.push(throws.pick(DOCUMENTS)(text));
  return files;
}

const DOCUMENTS: ((text: LetterText) => MailAttachment)[] = [
  ({ reference }) => document(`Document ${reference}.pdf`, 'application/pdf', pdfOf(reference)),
  ({ reference, sentences }) =>
    document(
      `Liste ${reference} (Größe).csv`,
      'text/csv',
      `No;Text\r\n${sentences.map((line, row) => `${row + 1};${line}`).join('\r\n')}`,
    ),
  ({ reference }) => document(`メモ ${reference}.txt`, 'text/plain', `${reference}\r\n`),
];

function document(name: string, contentType: string, content: string): MailAttachment {
  const bytes = Buffer.from(content, 'utf8');
  return { kind: 'file', name, contentType, bytes, isInline: false, contentId: null };
}

/** The smallest PDF that readers open: one empty page with a title. */
function pdfOf(title: string): string {
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
4 0 obj<</Title(${title})>>endobj
trailer<</Root 1 0 R/Info 4 0 R>>
%%EOF
`;
}
