import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';

/**
 * A text that only the owner of a private key can read: X25519 with a key made for this one box,
 * HKDF-SHA256, AES-256-GCM. It keeps the text secret; it does not prove who wrote it.
 */

const INFO = 'mailbox-connector sealed box v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Longest sealed text in characters: a secret has 40. */
const MAX_TEXT = 4096;

const base64url = (bytes: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .refine((text) => Buffer.from(text, 'base64url').length === bytes && isCanonical(text));

function isCanonical(text: string): boolean {
  return Buffer.from(text, 'base64url').toString('base64url') === text;
}

/** An X25519 public key, base64url without padding. */
export const publicKeySchema = base64url(KEY_BYTES);

export const sealedBoxSchema = z.strictObject({
  /** Public half of the key that was made for this box. */
  ephemeralKey: publicKeySchema,
  nonce: base64url(NONCE_BYTES),
  tag: base64url(TAG_BYTES),
  text: z
    .string()
    .max(MAX_TEXT * 6)
    .regex(/^[\w-]*$/),
});
export type SealedBox = z.infer<typeof sealedBoxSchema>;

/** Both keys as text; the private one belongs in the vault. */
export interface KeyPair {
  publicKey: string;
  privateKey: string;
}

/** A new pair of keys for one request. */
export function generateKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: rawPublicKey(publicKey),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  };
}

/**
 * Seals a text for the owner of `publicKey`; null if that key is none or the text is too long.
 * `context` is not kept in the box, but opening needs the same.
 */
export function seal(
  text: string,
  { publicKey, context }: { publicKey: string; context: string },
): SealedBox | null {
  if (text.length > MAX_TEXT) return null;
  try {
    const recipient = publicKeyFrom(publicKey);
    const ephemeral = generateKeyPairSync('x25519');
    const ephemeralKey = rawPublicKey(ephemeral.publicKey);
    const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient });
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', deriveKey(shared, ephemeralKey + publicKey), nonce);
    cipher.setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return {
      ephemeralKey,
      nonce: nonce.toString('base64url'),
      tag: cipher.getAuthTag().toString('base64url'),
      text: sealed.toString('base64url'),
    };
  } catch {
    // Not a point of the curve, or one of its few weak points.
    return null;
  }
}

/** The text of a box; null if the key, the context or any bit of the box is another. */
export function open(
  box: SealedBox,
  { privateKey, context }: { privateKey: string; context: string },
): string | null {
  try {
    const own = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), type: 'pkcs8', format: 'der' });
    const publicKey = rawPublicKey(createPublicKey(own));
    const shared = diffieHellman({ privateKey: own, publicKey: publicKeyFrom(box.ephemeralKey) });
    const key = deriveKey(shared, box.ephemeralKey + publicKey);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.nonce, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(Buffer.from(box.tag, 'base64url'));
    const text = Buffer.concat([decipher.update(box.text, 'base64url'), decipher.final()]);
    return text.toString('utf8');
  } catch {
    return null;
  }
}

/** Both public keys take part, so that a box cannot be passed on as one for somebody else. */
function deriveKey(shared: Buffer, publicKeys: string): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, publicKeys, INFO, KEY_BYTES));
}

function rawPublicKey(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? '';
}

function publicKeyFrom(raw: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw }, format: 'jwk' });
}
