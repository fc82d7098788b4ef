import { createHash } from 'node:crypto';
import { createPracticeTenant } from '../../../main/practice/tenant.ts';
import type { PracticeOptions, PracticeTenant } from '../../../main/practice/types.ts';
import { type PersonWishes, type SignInEnd, signInAs } from '../../fakes/practice-person.ts';

export const LOGIN = 'https://login.practice.example';
export const GRAPH = 'https://graph.practice.example';
export const START = Date.parse('2026-11-20T09:00:00Z');
export const ADA = 'ada.keller@contoso-practice.example';
export const BEN = 'ben.okafor@contoso-practice.example';
export const OLGA = 'olga.admin@contoso-practice.example';
export const MINA = 'mina.sato@contoso-practice.example';
export const GITA = 'gita.rao@fabrikam-practice.example';
export const HUGO = 'hugo.martin@fabrikam-practice.example';
export const PIA = 'pia.sommer@personal-practice.example';
export const SUPPORT = 'support@contoso-practice.example';
export const VERIFIER = 'verifier-verifier-verifier-verifier-verifier-1';
export const MAIL_SCOPE = 'openid profile offline_access User.Read Mail.Read';

export interface TestTenant extends PracticeTenant {
  /** Milliseconds since the start; turn it by hand. */
  clock: { now: number };
}

export async function testTenant(options: Partial<PracticeOptions> = {}): Promise<TestTenant> {
  const clock = { now: START };
  const tenant = await createPracticeTenant({
    login: LOGIN,
    graph: GRAPH,
    messages: 40,
    seed: 7,
    adminConsented: true,
    now: () => clock.now,
    ...options,
  });
  return Object.assign(tenant, { clock });
}

/** Authorize URL of the desktop registration; `overrides` with null leave a parameter out. */
export function authorizeUrl(
  tenant: PracticeTenant,
  overrides: Record<string, string | null> = {},
  segment = tenant.tenantId,
): string {
  const url = new URL(`${LOGIN}/${segment}/oauth2/v2.0/authorize`);
  const values: Record<string, string | null> = {
    client_id: tenant.clientId,
    response_type: 'code',
    redirect_uri: 'http://localhost:8123',
    scope: MAIL_SCOPE,
    state: 'state-1',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...overrides,
  };
  for (const [name, value] of Object.entries(values)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

/** POSTs to the token endpoint. */
export async function askToken(
  tenant: PracticeTenant,
  form: Record<string, string>,
  options: { segment?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: TokenAnswer }> {
  const response = await tenant.fetch(
    new Request(`${LOGIN}/${options.segment ?? tenant.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: options.headers ?? {},
    }),
  );
  return { status: response.status, body: (await response.json()) as TokenAnswer };
}

export interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  id_token: string;
  scope: string;
  expires_in: number;
  error?: string;
  suberror?: string;
  error_codes?: number[];
  error_description?: string;
  [name: string]: unknown;
}

export function codeOf(end: SignInEnd): string {
  const code = end.kind === 'redirect' ? end.params.get('code') : null;
  if (!code) throw new Error(`no code: ${JSON.stringify({ ...end, html: '' })}`);
  return code;
}

/** Signs in on the pages and redeems the code. */
export async function tokensFor(
  tenant: PracticeTenant,
  wishes: PersonWishes,
  overrides: Record<string, string> = {},
): Promise<TokenAnswer> {
  const end = await signInAs(tenant, authorizeUrl(tenant, overrides), wishes);
  const { body } = await askToken(tenant, {
    client_id: overrides['client_id'] ?? tenant.clientId,
    grant_type: 'authorization_code',
    code: codeOf(end),
    redirect_uri: overrides['redirect_uri'] ?? 'http://localhost:8123',
    code_verifier: VERIFIER,
    client_info: '1',
  });
  if (body.error) throw new Error(body.error_description);
  return body;
}

/** One Graph request; `path` begins with `/` or is a whole link. */
export async function graph(
  tenant: PracticeTenant,
  token: string,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const url = path.startsWith('/') ? `${GRAPH}/v1.0${path}` : path;
  return tenant.fetch(
    new Request(url, { ...init, headers: { Authorization: `Bearer ${token}`, ...init.headers } }),
  );
}

/** A Graph request whose JSON answer is wanted. */
export async function graphJson<T = Record<string, unknown>>(
  tenant: PracticeTenant,
  token: string,
  path: string,
  init: RequestInit = {},
): Promise<T> {
  return (await (await graph(tenant, token, path, init)).json()) as T;
}
