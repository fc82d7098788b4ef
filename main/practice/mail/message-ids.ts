import { createHash } from 'node:crypto';

/** Immutable ids stay with a message; mutable ones end with every move between folders. */
export type IdFormat = 'immutable' | 'mutable';

export interface MessageKey {
  index: number;
  /** How often it was moved. */
  moves: number;
}

const PREFIX: Record<IdFormat, string> = {
  immutable: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A',
  mutable: 'AAMkAGVmMDEz',
};
const MAILBOX_BYTES = 30;
const PAYLOAD_BYTES = MAILBOX_BYTES + 10;

/** Writes and reads the ids of one mailbox's messages: opaque, URL-safe, case-sensitive. */
export class MessageIds {
  readonly #mailbox: Buffer;

  constructor(address: string) {
    const digest = createHash('sha512').update(`mailbox/${address}`).digest();
    this.#mailbox = digest.subarray(0, MAILBOX_BYTES);
  }

  write(key: MessageKey, format: IdFormat): string {
    const payload = Buffer.alloc(PAYLOAD_BYTES);
    this.#mailbox.copy(payload);
    payload.writeUInt32BE(key.index, MAILBOX_BYTES);
    payload.writeUInt32BE(format === 'mutable' ? key.moves : 0, MAILBOX_BYTES + 4);
    return `${PREFIX[format]}${payload.toString('base64url')}AAA=`;
  }

  /** Null for what is no id of this mailbox. An id of either format is understood. */
  read(id: string): (MessageKey & { format: IdFormat }) | null {
    for (const format of ['immutable', 'mutable'] as const) {
      const key = this.#readAs(id, format);
      if (key) return { ...key, format };
    }
    return null;
  }

  #readAs(id: string, format: IdFormat): MessageKey | null {
    if (!id.startsWith(PREFIX[format])) return null;
    const payload = Buffer.from(id.slice(PREFIX[format].length, -4), 'base64url');
    if (payload.length !== PAYLOAD_BYTES) return null;
    const key = {
      index: payload.readUInt32BE(MAILBOX_BYTES),
      moves: payload.readUInt32BE(MAILBOX_BYTES + 4),
    };
    return this.write(key, format) === id ? key : null;
  }
}
