import type { RedirectPlatform } from '../directory/redirect-rules.ts';
import type { RequestedScopes } from '../entra/scopes.ts';
import { randomToken, sha256 } from '../stable.ts';

export interface CodeChallenge {
  value: string;
  method: 'S256' | 'plain';
}

/** What an authorization code stands for. */
export interface CodeGrant {
  address: string;
  appId: string;
  /** Tenant the person signed in to. */
  tenantId: string;
  scopes: RequestedScopes;
  redirectUri: string;
  platforms: RedirectPlatform[];
  mfa: boolean;
  challenge: CodeChallenge | null;
  nonce: string | null;
}

export interface CodeRecord extends CodeGrant {
  /** Epoch ms. */
  issuedAt: number;
  redeemed: boolean;
}

/** How long an authorization code can be redeemed, in milliseconds (about ten minutes at Entra). */
export const CODE_LIFE_MS = 10 * 60 * 1000;

/** Authorization codes of this run. */
export class Codes {
  #records = new Map<string, CodeRecord>();

  issue(grant: CodeGrant, now: number): string {
    const code = `1.${randomToken(180)}`;
    this.#records.set(sha256(code), { ...grant, issuedAt: now, redeemed: false });
    return code;
  }

  /** Used and expired codes are found too: Entra tells them apart from unknown ones. */
  find(code: string): CodeRecord | undefined {
    return this.#records.get(sha256(code));
  }
}
