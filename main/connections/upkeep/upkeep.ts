import type { HandedOver } from '../../../preload/contract.ts';
import type { Connection, Upkeep } from '../types.ts';

/** The upkeep of a secret that was just taken into use for the first time. */
export function newUpkeep(): Upkeep {
  return {
    generation: 1,
    keyId: null,
    olderKeyIds: [],
    renewedAt: null,
    attempt: null,
    handedOver: [],
    expiryAsked: false,
  };
}

/** A secret that was proven and takes the place of the one in use. */
export interface ProvenSecret {
  keyId: string | null;
  /** ISO 8601. */
  expiresAt: string | null;
}

/** The connection with the proven secret in use; the one before counts as older. Pure. */
export function withRenewed(connection: Connection, secret: ProvenSecret, now: number): Connection {
  const { upkeep, hasSecret } = connection;
  const { keyId: before, olderKeyIds } = upkeep;
  return {
    ...connection,
    hasSecret: true,
    secretExpiresAt: secret.expiresAt,
    hasOlderSecret: hasSecret,
    upkeep: {
      ...newUpkeep(),
      generation: upkeep.generation + 1,
      keyId: secret.keyId,
      olderKeyIds: before === null ? olderKeyIds : [...olderKeyIds, before],
      renewedAt: new Date(now).toISOString(),
      handedOver: upkeep.handedOver,
    },
  };
}

/** The connection after the older secrets were removed. Pure. */
export function withoutOlder(connection: Connection): Connection {
  const { upkeep } = connection;
  const handedOver = upkeep.handedOver.filter(({ generation }) => generation === upkeep.generation);
  return { ...connection, hasOlderSecret: false, upkeep: { ...upkeep, olderKeyIds: [], handedOver } };
}

/** The connection with the end of its secret as somebody said it; null = nobody knows. Pure. */
export function withExpiry(connection: Connection, secretExpiresAt: string | null): Connection {
  const upkeep = { ...connection.upkeep, expiryAsked: true };
  return { ...connection, secretExpiresAt, upkeep };
}

/** The connection with a note that the secret in use left the app; of each way the last time is kept. Pure. */
export function withHandedOver(connection: Connection, how: HandedOver['how'], now: number): Connection {
  const { upkeep } = connection;
  const { generation } = upkeep;
  const others = upkeep.handedOver.filter((one) => one.generation !== generation || one.how !== how);
  const handedOver = [...others, { generation, how, at: new Date(now).toISOString() }];
  return { ...connection, upkeep: { ...upkeep, handedOver } };
}

/** Days after a renewal by which the System should have the new secret. */
const OLDER_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;

/** When the older secret should be gone, in epoch ms; null where there is none, or nobody knows since when. */
export function olderDueAt({ hasOlderSecret, upkeep }: Connection): number | null {
  if (!hasOlderSecret || upkeep.renewedAt === null) return null;
  return Date.parse(upkeep.renewedAt) + OLDER_AFTER_DAYS * DAY_MS;
}

/** Where the secret in use and, until it is removed, the one before were handed over; latest first. */
export function handedOverOf({ upkeep, hasOlderSecret }: Connection): HandedOver[] {
  return upkeep.handedOver
    .map(({ generation, how, at }) => ({ how, at, isOlder: generation < upkeep.generation }))
    .filter(({ isOlder }) => !isOlder || hasOlderSecret)
    .toSorted((a, b) => b.at.localeCompare(a.at));
}
