import { randomToken } from '../stable.ts';

/** Accounts signed in in one browser, with whether multifactor authentication was passed. */
export type BrowserSession = Map<string, { mfa: boolean }>;

/** Single sign-on: a cookie's value and who signed in with it. Lost on restart. */
export class BrowserSessions {
  #sessions = new Map<string, BrowserSession>();

  find(id: string | null): BrowserSession {
    return (id && this.#sessions.get(id)) || new Map();
  }

  /** Adds an account; answers the id to put in the cookie. */
  signIn(id: string | null, account: { address: string; mfa: boolean }): string {
    const known = id !== null && this.#sessions.has(id) ? id : randomToken(32);
    const session = this.#sessions.get(known) ?? new Map();
    session.set(account.address, { mfa: account.mfa });
    this.#sessions.set(known, session);
    return known;
  }

  end(id: string): void {
    this.#sessions.delete(id);
  }

  /** Signs a person out everywhere. */
  forget(address: string): void {
    for (const session of this.#sessions.values()) session.delete(address);
  }
}
