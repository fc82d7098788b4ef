import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 in base64url: how a secret is kept that only has to be recognised. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A GUID that is the same in every run, for ids that a restart must not change. */
export function stableGuid(label: string): string {
  const hex = createHash('sha256').update(`practice tenant: ${label}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Unguessable text in base64url. */
export function randomToken(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
