import { createHash, randomUUID } from 'node:crypto';
import type { Evidence } from '../../../main/diagnosis/types.ts';
import type { AppIdentity, AuthUi, Cloud } from '../../../main/identity/types.ts';
import type { Problem } from '../../../preload/contract.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const USER = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

export const FAKE_CLOUD: Cloud = {
  id: 'fake',
  name: 'Fake cloud',
  login: 'https://login.fake.example',
  graph: 'https://graph.fake.example',
  outlook: 'https://outlook.fake.example',
  portal: 'https://portal.fake.example',
  personalDomains: ['personal.example'],
  hasPersonalAccounts: true,
  discoverable: true,
};

export const FAKE_APP: AppIdentity = {
  cloud: 'fake',
  clientId: '99999999-8888-4777-8666-555555555555',
  tenant: TENANT,
  audience: 'AzureADMyOrg',
  platform: 'publicClient',
  redirectUri: 'http://localhost',
};

export const FAKE_ACCOUNT = {
  homeAccountId: `${USER}.${TENANT}`,
  objectId: USER,
  tenantId: TENANT,
  username: 'ada@contoso.example',
  name: 'Ada',
};

/** A sign-in service of few lines for one person, whose every answer a test can bend. */
export class FakeEntra {
  /** Bodies of the token requests, in order. */
  readonly posts: URLSearchParams[] = [];
  /** Secrets it gave out: they must turn up nowhere but in the vault. */
  readonly secrets: string[] = [];
  gets = 0;
  /** Answers of the token endpoint that come before the regular ones. */
  readonly bent: (() => Response | Promise<Response>)[] = [];
  /** Seconds. */
  lifetime = 3600;
  /** Changes the id token's claims. */
  claims: Record<string, unknown> = {};
  /** How Graph scopes are spelled in answers. */
  spelling: (scope: string) => string = (scope) => scope;
  #asked = new Map<string, URLSearchParams>();
  #refreshTokens = new Map<string, string>();

  readonly fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (request.method === 'GET') {
      this.gets += 1;
      return Response.json(this.#metadata(url.pathname.split('/')[1] ?? ''));
    }
    const form = new URLSearchParams(await request.text());
    this.posts.push(form);
    return (await this.bent.shift()?.()) ?? this.#token(form);
  };

  /** What the sign-in page does when everything goes well: a redirect with a code. */
  redirectFor(authorizeUrl: string, change: Record<string, string> = {}): string {
    const query = new URL(authorizeUrl).searchParams;
    const code = this.#secret('code');
    this.#asked.set(code, query);
    const answer = new URLSearchParams({ code, state: query.get('state') ?? '', ...change });
    return `${query.get('redirect_uri')}/?${answer}`;
  }

  refuse(error: Record<string, unknown>, status = 400): void {
    this.bent.push(() => Response.json(error, { status }));
  }

  #metadata(tenant: string): object {
    const base = `${FAKE_CLOUD.login}/${tenant}`;
    return {
      issuer: `${FAKE_CLOUD.login}/${TENANT}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    };
  }

  #token(form: URLSearchParams): Response {
    if (form.get('grant_type') === 'refresh_token') {
      return this.#refreshTokens.has(form.get('refresh_token') ?? '')
        ? this.#tokens(form, undefined)
        : Response.json({ error: 'invalid_grant', error_codes: [9002313] }, { status: 400 });
    }
    const asked = this.#asked.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!asked || asked.get('code_challenge') !== challenge) {
      return Response.json({ error: 'invalid_grant', error_codes: [501481] }, { status: 400 });
    }
    this.#asked.delete(form.get('code') ?? '');
    return this.#tokens(form, asked.get('nonce') ?? undefined);
  }

  #tokens(form: URLSearchParams, nonce: string | undefined): Response {
    const refreshToken = this.#secret('refresh');
    this.#refreshTokens.set(refreshToken, 'ada');
    const now = Math.floor(Date.now() / 1000);
    const idToken = jwt({
      aud: FAKE_APP.clientId,
      iss: `${FAKE_CLOUD.login}/${TENANT}/v2.0`,
      iat: now,
      exp: now + 3600,
      sub: 'pairwise',
      oid: USER,
      tid: TENANT,
      preferred_username: FAKE_ACCOUNT.username,
      name: FAKE_ACCOUNT.name,
      ...(nonce && { nonce }),
      ...this.claims,
    });
    return Response.json({
      token_type: 'Bearer',
      scope: (form.get('scope') ?? '').split(' ').map(this.spelling).join(' '),
      expires_in: this.lifetime,
      access_token: this.#secret('access'),
      refresh_token: refreshToken,
      id_token: idToken,
      client_info: Buffer.from(JSON.stringify({ uid: USER, utid: TENANT })).toString('base64url'),
    });
  }

  #secret(kind: string): string {
    const secret = `${kind}-${randomUUID()}${randomUUID()}`;
    this.secrets.push(secret);
    return secret;
  }
}

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.signature`;
}

/** A person in front of the auth window and the system browser. */
export function createFakeUi(person: Partial<AuthUi>): AuthUi {
  return {
    openAuthWindow: () => Promise.reject(new Error('no window was expected')),
    openBrowser: () => Promise.reject(new Error('no browser was expected')),
    clearAuthSession: async () => undefined,
    ...person,
  };
}

/** Hands the evidence through, so that a test sees what would be diagnosed. */
export function fakeDiagnose({ source, cause, facts }: Evidence): Problem {
  return { cause: cause ?? 'unknown', title: source, text: '', who: 'user', steps: [], facts };
}
