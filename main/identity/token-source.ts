import type { AuthenticationResult } from '@azure/msal-node';
import type { Problem } from '../../preload/contract.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Vault } from '../connections/types.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Net } from '../net/types.ts';
import { failure, type Result, success } from '../result.ts';
import { createSequencer } from '../sequencer.ts';
import { findCloud } from './clouds.ts';
import { evidenceOf } from './evidence.ts';
import { createMsalClient, type MsalClient } from './msal-client.ts';
import { createNetworkModule, type NetworkModule } from './network-module.ts';
import { type CacheTrouble, createTokenCache, type TokenCache } from './token-cache.ts';
import type { Cloud, Identity } from './types.ts';

type TokenRequest = Omit<Parameters<Identity['token']>[0], 'cacheKey'>;
interface Token {
  accessToken: string;
  expiresOn: Date;
}

/** MSAL calls a token expired as long before its end. */
const RENEW_BEFORE_MS = 5 * 60_000;

interface Session {
  /** What the client was built from: it is built anew when the Registration is edited. */
  fingerprint: string;
  client: MsalClient;
  network: NetworkModule;
}

export interface TokenSourceOptions {
  net: Net;
  vault: Vault;
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
  clock?: Clock;
}

/** The tokens of one connection. Its MSAL calls run one after the other. */
export class TokenSource {
  readonly #options: TokenSourceOptions;
  readonly #cache: TokenCache;
  // MSAL empties its cache before it awaits the plugin, so overlapping calls miss tokens that are
  // there (AzureAD/microsoft-authentication-library-for-js#7909).
  readonly #inTurn = createSequencer();
  readonly #underWay = new Map<string, Promise<Result<Token>>>();
  // MSAL files a token under the scopes the server answers, which Graph may spell another way than
  // they were asked for; it would then refresh on every call.
  readonly #recent = new Map<string, Token>();
  #session: Session | null = null;
  #claimsWanted: string | undefined;

  constructor(options: TokenSourceOptions, cacheKey: string) {
    this.#options = options;
    this.#cache = createTokenCache(options.vault, cacheKey);
  }

  /** Claims that the last refusal asked for; the next sign-in satisfies them. */
  get claimsWanted(): string | undefined {
    return this.#claimsWanted;
  }

  /** See `Identity.token`. Equal requests that overlap share one answer. */
  token(request: TokenRequest): Promise<Result<Token>> {
    const key = JSON.stringify(request);
    const running = this.#underWay.get(key) ?? this.#inTurn(() => this.#acquire(request));
    this.#underWay.set(key, running);
    return running.finally(() => this.#underWay.delete(key));
  }

  /** Takes over the cache of a sign-in. */
  replace(blob: string): Promise<void> {
    return this.#inTurn(() => {
      this.#forget();
      return this.#cache.replace(blob);
    });
  }

  /** Signs out here; the session at Entra stays. */
  clear(): Promise<void> {
    return this.#inTurn(() => {
      this.#forget();
      return this.#cache.clear();
    });
  }

  async #acquire(request: TokenRequest): Promise<Result<Token>> {
    const { diagnose, clock = systemClock } = this.#options;
    const trouble = await this.#cache.load();
    const session = this.#sessionFor(request);
    if (!session) return failure(diagnose(signedOut(`There is no cloud called “${request.app.cloud}”.`)));
    const known = this.#recent.get(scopeKey(request.scopes));
    if (known && !isForced(request, known) && isFresh(known, clock)) return success(known);
    try {
      const token = tokenOf(await acquireSilently(session.client, request, known));
      if (!token) return failure(troubleProblem(trouble, this.#options));
      this.#recent.set(scopeKey(request.scopes), token);
      this.#claimsWanted = undefined;
      return success(token);
    } catch (error) {
      this.#claimsWanted = claimsOf(error) ?? request.claims;
      return failure(diagnose(session.network.takeFailure() ?? evidenceOf(error)));
    }
  }

  #sessionFor({ app, secret }: TokenRequest): Session | null {
    const fingerprint = JSON.stringify([app, secret]);
    if (this.#session?.fingerprint === fingerprint) return this.#session;
    const cloud = findCloud(this.#options.clouds(), app.cloud);
    if (!cloud) return null;
    const network = createNetworkModule({ net: this.#options.net });
    const client = createMsalClient({ cloud, app, secret, network, cachePlugin: this.#cache.plugin });
    this.#recent.clear();
    this.#session = { fingerprint, client, network };
    return this.#session;
  }

  #forget(): void {
    this.#session = null;
    this.#claimsWanted = undefined;
    this.#recent.clear();
  }
}

/** Null when nobody is signed in. */
async function acquireSilently(
  client: MsalClient,
  request: TokenRequest,
  known: Token | undefined,
): Promise<AuthenticationResult | null> {
  const [account] = await client.getTokenCache().getAllAccounts();
  if (!account) return null;
  const { scopes, claims } = request;
  const forceRefresh = isForced(request, known);
  return client.acquireTokenSilent({ account, scopes, forceRefresh, ...(claims && { claims }) });
}

function tokenOf(result: AuthenticationResult | null): Token | null {
  return result?.accessToken && result.expiresOn
    ? { accessToken: result.accessToken, expiresOn: result.expiresOn }
    : null;
}

function scopeKey(scopes: readonly string[]): string {
  return scopes.toSorted().join(' ');
}

/**
 * Many calls are refused together when a token is revoked: the first of them asks for a newer one, and
 * the others, which come to know of it later, take that.
 */
function isForced({ claims, forceRefresh, refused }: TokenRequest, known: Token | undefined): boolean {
  if (refused !== undefined) return known === undefined || known.accessToken === refused;
  return Boolean(claims) || forceRefresh === true;
}

function isFresh({ expiresOn }: Token, clock: Clock): boolean {
  return expiresOn.getTime() - RENEW_BEFORE_MS > clock.now();
}

/** Entra's answer may name the claims a new sign-in has to bring, e.g. for a second factor. */
function claimsOf(error: unknown): string | undefined {
  const { claims } = error as { claims?: unknown };
  return typeof claims === 'string' && claims !== '' ? claims : undefined;
}

function troubleProblem(trouble: CacheTrouble, { vault, diagnose }: TokenSourceOptions): Problem {
  if (trouble === 'unavailable' && vault.view.problem) {
    return { ...vault.view.problem, repair: 'sign-in-again' };
  }
  if (trouble === 'damaged') {
    const message = 'The stored sign-in could not be read and was set aside.';
    return diagnose({ source: 'app', cause: 'vault-entry-damaged', facts: { message } });
  }
  return diagnose(signedOut('Nobody is signed in for this connection.'));
}

/** As MSAL says it where it looks itself. */
function signedOut(message: string): Evidence {
  return { source: 'msal', facts: { message, error: 'no_tokens_found' } };
}
