import type { z } from 'zod';
import type { AttachmentRow, fileShape } from './graph-shapes.ts';

/** Raster images only: an SVG can hold scripts. */
const TYPES: Record<string, string> = {
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/jpg': 'image/jpeg',
  'image/gif': 'image/gif',
  'image/webp': 'image/webp',
};
/** Bytes of one image and of all images of a message: what a window shows without stalling. */
const MAX_IMAGE = 2 * 1024 * 1024;
const MAX_TOTAL = 8 * 1024 * 1024;

function typeOf(row: AttachmentRow): string | undefined {
  const type = row.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

/** The inline images worth fetching, by their declared sizes; none when the body shows none. */
export function wantedImages(rows: readonly AttachmentRow[], body: string): AttachmentRow[] {
  if (!/\bcid:/i.test(body)) return [];
  let total = 0;
  return rows.filter((row) => {
    const size = row.size ?? MAX_IMAGE;
    if (!row.isInline || !typeOf(row) || size > MAX_IMAGE || total + size > MAX_TOTAL) return false;
    total += size;
    return true;
  });
}

/** Collects fetched images, this time by their real sizes: the declared ones are only claims. */
export function createImageCollector() {
  const images = new Map<string, string>();
  let total = 0;
  return {
    /** Answers whether the image was taken. */
    add(row: AttachmentRow, file: z.infer<typeof fileShape>): boolean {
      const contentId = file.contentId?.replace(/^</, '').replace(/>$/, '');
      const data = file.contentBytes ?? '';
      const size = Math.floor((data.length * 3) / 4);
      if (!contentId || !isBase64(data) || size > MAX_IMAGE || total + size > MAX_TOTAL) return false;
      total += size;
      images.set(contentId, `data:${typeOf(row)};base64,${data}`);
      return true;
    },
    /** Content-ID → `data:` URI. */
    images: (): Record<string, string> => Object.fromEntries(images),
  };
}

function isBase64(text: string): boolean {
  return text.length > 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
