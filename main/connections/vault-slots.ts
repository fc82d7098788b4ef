import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * An entry of the vault lives in two slots that are written in turn. Windows' DPAPI file is written
 * in place, so a crash can tear the slot that is being written; the other one still holds the value
 * before. Keychain and Secret Service replace whole items, but the scheme costs one more read there
 * and saves a second code path, so it is the same on all platforms.
 */
export interface Slot {
  /** Counts the writes of the entry from 1; the newest slot has the highest. */
  sequence: number;
  value: string;
}

const slotSchema = z.object({
  sequence: z.number().int().positive(),
  checksum: z.string(),
  value: z.string(),
});

/** The text that is handed to the OS for encryption. */
export function encodeSlot({ sequence, value }: Slot): string {
  return JSON.stringify({ sequence, checksum: checksum(sequence, value), value });
}

/** Reads a slot's text; null when it is torn or foreign. */
export function decodeSlot(text: string): Slot | null {
  const parsed = slotSchema.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { sequence, value } = parsed.data;
  return parsed.data.checksum === checksum(sequence, value) ? { sequence, value } : null;
}

function checksum(sequence: number, value: string): string {
  return createHash('sha256').update(`${sequence}:${value}`).digest('base64');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
