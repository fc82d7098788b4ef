import type { MailAttachment } from '../mail/source.ts';

export const ATTACHMENT_PROPERTIES: readonly string[] = [
  'id',
  'lastModifiedDateTime',
  'name',
  'contentType',
  'size',
  'isInline',
  'contentId',
  'contentLocation',
  'contentBytes',
];

/** An attachment as Graph shows it. Only files carry their bytes; v1.0 does not tell where a reference leads. */
export function attachmentView(
  file: MailAttachment,
  options: { index: number; withBytes: boolean },
): Record<string, unknown> {
  const isFile = file.kind === 'file';
  return {
    '@odata.type': `#microsoft.graph.${file.kind}Attachment`,
    ...(isFile ? { '@odata.mediaContentType': file.contentType } : {}),
    id: attachmentId(options.index),
    lastModifiedDateTime: '2026-01-01T00:00:00Z',
    name: file.name,
    contentType: isFile ? file.contentType : null,
    size: file.bytes.length,
    isInline: file.isInline,
    ...(isFile ? { contentId: file.contentId, contentLocation: null } : {}),
    ...(isFile && options.withBytes ? { contentBytes: Buffer.from(file.bytes).toString('base64') } : {}),
  };
}

/** Position within its message, dressed as an id. */
export function attachmentId(index: number): string {
  return `AAMkAttachment${Buffer.from(String(index)).toString('base64url').padEnd(8, '-')}BEgAQ`;
}
