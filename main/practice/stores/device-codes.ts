import { randomInt } from 'node:crypto';
import type { Identity, Person } from '../directory/people.ts';
import type { RefusalCode } from '../entra/refusals.ts';
import type { RequestedScopes } from '../entra/scopes.ts';
import { randomToken, sha256 } from '../stable.ts';

/** Where a device's sign-in stands. */
export type DeviceState =
  | { kind: 'pending' }
  | { kind: 'approved'; person: Person; identity: Identity; mfa: boolean }
  | { kind: 'declined' }
  /** The pages ended with this refusal. */
  | { kind: 'refused'; code: RefusalCode }
  | { kind: 'redeemed' };

export interface DeviceRecord {
  appId: string;
  /** First path segment of the request. */
  tenant: string;
  scopes: RequestedScopes;
  userCode: string;
  /** Epoch ms. */
  expiresAt: number;
  /** When the client last asked, epoch ms. */
  askedAt: number | null;
  state: DeviceState;
}

/** How long a person has (v2-oauth2-device-code), in seconds. */
const LIFE_S = 900;
/** No vowels and nothing that looks like something else. */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ23456789';
const USER_CODE_LENGTH = 9;

/** Device codes of this run, kept as hashes. */
export class DeviceCodes {
  /** Seconds between two questions of a client. */
  readonly interval: number;
  readonly #records = new Map<string, DeviceRecord>();

  constructor(interval: number) {
    this.interval = interval;
  }

  issue(
    grant: Pick<DeviceRecord, 'appId' | 'tenant' | 'scopes'>,
    { now, life = LIFE_S }: { now: number; life?: number },
  ): { deviceCode: string; userCode: string; expiresIn: number } {
    const deviceCode = `D${randomToken(120)}`;
    const userCode = Array.from(
      { length: USER_CODE_LENGTH },
      () => ALPHABET[randomInt(ALPHABET.length)],
    ).join('');
    const expiresAt = now + life * 1000;
    this.#records.set(sha256(deviceCode), {
      ...grant,
      userCode,
      expiresAt,
      askedAt: null,
      state: { kind: 'pending' },
    });
    return { deviceCode, userCode, expiresIn: life };
  }

  find(deviceCode: string): DeviceRecord | undefined {
    return this.#records.get(sha256(deviceCode));
  }

  /** The request a person means; case and blanks do not count. */
  byUserCode(text: string): DeviceRecord | undefined {
    const wanted = text.replace(/[\s-]/g, '').toUpperCase();
    return [...this.#records.values()].find(({ userCode }) => userCode === wanted);
  }
}
