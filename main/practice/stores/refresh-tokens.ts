import type { RedirectPlatform } from '../directory/redirect-rules.ts';
import { randomToken, sha256 } from '../stable.ts';

/** What a refresh token stands for: a person and a client, no resource and no tenant. */
export interface RefreshGrant {
  address: string;
  appId: string;
  platforms: RedirectPlatform[];
  /** The sign-in passed multifactor authentication. */
  mfa: boolean;
  /** Fixed end for single-page applications, epoch ms. */
  endsAt?: number | undefined;
}

export interface RefreshRecord extends RefreshGrant {
  hash: string;
  /** Epoch ms. */
  issuedAt: number;
  state: 'live' | 'revoked' | 'inactive';
}

/** Days without use after which a refresh token dies; each use hands out a new one. */
const INACTIVITY_MS = 90 * 24 * 60 * 60 * 1000;

/** Rotated tokens stay valid, so somebody must stop the list from growing for ever. */
const KEPT_PER_CLIENT = 50;

/** Refresh tokens, kept as hashes. */
export class RefreshTokens {
  #records = new Map<string, RefreshRecord>();

  issue(grant: RefreshGrant, now: number): string {
    const token = `1.${randomToken(240)}`;
    const record: RefreshRecord = { ...grant, hash: sha256(token), issuedAt: now, state: 'live' };
    this.#records.set(record.hash, record);
    this.#forgetOldest(grant);
    return token;
  }

  find(token: string): RefreshRecord | undefined {
    return this.#records.get(sha256(token));
  }

  isInactive(record: RefreshRecord, now: number): boolean {
    return record.state === 'inactive' || now - record.issuedAt > INACTIVITY_MS;
  }

  /** Ends all present tokens of a person. */
  end(address: string, state: 'revoked' | 'inactive'): void {
    for (const record of this.#records.values()) {
      if (record.address === address) record.state = state;
    }
  }

  snapshot(): RefreshRecord[] {
    return [...this.#records.values()].map((record) => ({ ...record }));
  }

  restore(records: RefreshRecord[]): void {
    this.#records = new Map(records.map((record) => [record.hash, { ...record }]));
  }

  #forgetOldest({ address, appId }: RefreshGrant): void {
    const same = [...this.#records.values()].filter(
      (record) => record.address === address && record.appId === appId,
    );
    for (const { hash } of same.slice(0, -KEPT_PER_CLIENT)) this.#records.delete(hash);
  }
}
