import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A value that must be found nowhere, and what it is called in a report. */
export interface Forbidden {
  name: string;
  value: string;
}

/** Some text or file to look in. */
export interface Place {
  name: string;
  bytes: Buffer;
}

/** As short a piece of a token as nobody has by chance; logs cut long lines. */
const PIECE = 24;

/** Pieces of a long random value, so that half a token in a log is found too. */
export function piecesOf(name: string, value: string): Forbidden[] {
  const pieces = [value.slice(-PIECE), value.slice(-2 * PIECE, -PIECE), value.slice(value.length / 2)];
  return [...new Set(pieces.map((piece) => piece.slice(0, PIECE)))]
    .filter((piece) => piece.length === PIECE)
    .map((piece) => ({ name, value: piece }));
}

/**
 * The longer words of a text, each for itself: a store that packs what it keeps (LevelDB does, a block at a time)
 * leaves a word whole that it has not seen before.
 */
export function wordsOf(name: string, text: string): Forbidden[] {
  const words = text.match(/[\p{L}\p{N}-]{12,}/gu) ?? [];
  return [text, ...words].map((value) => ({ name, value }));
}

/** Every file below a folder, with its own name as a part of what is searched. */
export function filesBelow(folder: string): Place[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name);
    // Chromium makes and removes files while it runs.
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
    return { name, bytes: Buffer.concat([Buffer.from(name), readFileSync(path)]) };
  });
}

/** Where which forbidden value stands, as "name in place". */
export function findLeaks(places: Place[], forbidden: Forbidden[]): string[] {
  const wanted = forbidden.flatMap(({ name, value }) => formsOf(value).map((form) => ({ name, form })));
  const found = places.flatMap((place) =>
    wanted.filter(({ form }) => place.bytes.includes(form)).map(({ name }) => `${name} in ${place.name}`),
  );
  return [...new Set(found)];
}

/** The bytes a text leaves behind: as it is, escaped, in hex, in Latin-1, in UTF-16, and in base64 at any offset. */
function formsOf(value: string): Buffer[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
  const texts = [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('hex'),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [
    ...[...new Set(texts)].map((text) => Buffer.from(text)),
    Buffer.from(value, 'latin1'),
    Buffer.from(value, 'utf16le'),
    Buffer.from(value, 'utf16le').swap16(),
  ];
}

/** The base64 characters that depend on nothing before or after the bytes, which begin `offset` bytes into a group. */
function base64At(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(offset === 0 ? 0 : offset + 1, whole);
}
