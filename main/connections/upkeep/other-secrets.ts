import type { OtherSecret } from '../../../preload/contract.ts';
import type { ListedSecret } from '../../registration/automatic/automatic.ts';

/** What is known here of the secret in use and of those before it. */
export interface KnownSecrets {
  /** Entra's id of the secret in use; null where nobody said. */
  keyId: string | null;
  olderKeyIds: readonly string[];
  /** The secret in use; only its beginning is compared, which Entra shows as the hint. */
  value: string | null;
}

/**
 * The secrets besides the one in use. Where Entra's id of that one is not known, its first characters
 * tell; where they do not either, nothing is called safe to remove.
 */
export function otherSecrets(listed: readonly ListedSecret[], known: KnownSecrets): OtherSecret[] {
  const candidates = listed.filter((secret) => isMaybeInUse(secret, listed, known));
  const inUse = candidates.length === 1 ? candidates[0]?.keyId : undefined;
  const others = listed.filter(({ keyId }) => keyId !== inUse);
  const isOlder = ({ keyId }: ListedSecret) => known.olderKeyIds.includes(keyId) || others.length === 1;
  return others.map((secret) => ({
    keyId: secret.keyId,
    name: secret.displayName ?? '',
    hint: secret.hint ?? '',
    expiresAt: secret.endDateTime,
    kind: candidates.includes(secret) ? 'maybe-in-use' : isOlder(secret) ? 'older' : 'other',
  }));
}

function isMaybeInUse(
  { keyId, hint }: ListedSecret,
  listed: readonly ListedSecret[],
  known: KnownSecrets,
): boolean {
  if (listed.some((other) => other.keyId === known.keyId)) return keyId === known.keyId;
  if (known.olderKeyIds.includes(keyId)) return false;
  return !hint || known.value === null || known.value.startsWith(hint);
}
