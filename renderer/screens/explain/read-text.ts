import { MAX_EXPLAINED } from '../../../preload/explained-text.ts';

/** Largest file that is taken, in bytes. */
const MAX_FILE = 20_000_000;

/** What is kept of a longer text: errors stand at the beginning of a mail and at the end of a log. */
const HEAD = MAX_EXPLAINED / 2;
const TAIL = MAX_EXPLAINED / 4;

/** A text no longer than what is explained. */
export function cutText(text: string): string {
  return text.length <= MAX_EXPLAINED ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
}

/** The text of a dropped file; null for one that is too large or no text. Windows saves UTF-16 now and then. */
export async function readText(file: File): Promise<string | null> {
  if (file.size > MAX_FILE) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
  return looksLikeText(text) ? cutText(text) : null;
}

/** Pictures and archives are full of bytes that no text has. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 4000);
  const strange = sample.match(/[^\P{Cc}\t\n\f\r]|\ufffd/gu)?.length ?? 0;
  return strange < sample.length / 20 + 1;
}
