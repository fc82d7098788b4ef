/**
 * A name from a mail, made fit for every file system: what comes from a sender is a path, a device or a
 * disguise until proven otherwise.
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function safeFileName(name: string, fallback = 'Attachment'): string {
  // Only the last part of a path; a colon begins an alternate data stream on Windows.
  const last = visible(name).split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    // Windows drops these at the end, and so would change the extension.
    .replace(/^[. ]+|[. ]+$/g, '');
  const known = clean === '' ? fallback : clean;
  const free = isReserved(known) ? `_${known}` : known;
  return shortened(free);
}

/** The text without what cannot be seen: control characters, bidi overrides, zero-width signs. */
export function visible(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '');
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0]/gu;

/** Lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** Devices of Windows, also with an extension behind them. */
function isReserved(name: string): boolean {
  return /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i.test(name);
}

/** File systems take 255 bytes or characters; some room is left for a number behind the name. */
const MAX_BYTES = 200;

/** The extension stays: it decides what a double click does. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  const extension = extensionOf(name);
  const tail =
    extension !== '' && Buffer.byteLength(extension) <= 20 ? name.slice(-extension.length - 1) : '';
  let stem = '';
  for (const character of name.slice(0, name.length - tail.length)) {
    if (Buffer.byteLength(stem + character + tail) + 3 > MAX_BYTES) break;
    stem += character;
  }
  return `${stem.trimEnd()}…${tail}`;
}
