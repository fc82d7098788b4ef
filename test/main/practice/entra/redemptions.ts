import { expect } from 'vitest';
import { signInAs } from '../../../fakes/practice-person.ts';
import {
  ADA,
  authorizeUrl,
  codeOf,
  type TestTenant,
  type TokenAnswer,
  tokensFor,
  VERIFIER,
} from '../harness.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A valid redemption of a fresh code by the desktop client. */
export async function redemption(tenant: TestTenant): Promise<Record<string, string>> {
  const end = await signInAs(tenant, authorizeUrl(tenant), { address: ADA });
  return {
    client_id: tenant.clientId,
    grant_type: 'authorization_code',
    code: codeOf(end),
    redirect_uri: 'http://localhost:8123',
    code_verifier: VERIFIER,
  };
}

/** A valid redemption of a fresh code by the Web client, PKCE left out. */
export async function webRedemption(tenant: TestTenant): Promise<Record<string, string>> {
  const { clientId, clientSecret, redirectUri } = tenant.webClient;
  const url = authorizeUrl(tenant, {
    client_id: clientId,
    redirect_uri: redirectUri,
    code_challenge: null,
    code_challenge_method: null,
  });
  const end = await signInAs(tenant, url, { address: ADA });
  return {
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'authorization_code',
    code: codeOf(end),
    redirect_uri: redirectUri,
  };
}

export async function spaRedemption(tenant: TestTenant): Promise<Record<string, string>> {
  const clientId = tenant.registrations['spa'] ?? '';
  const redirectUri = 'https://spa.practice.example/';
  const url = authorizeUrl(tenant, { client_id: clientId, redirect_uri: redirectUri });
  const end = await signInAs(tenant, url, { address: ADA });
  return { ...(await redemption(tenant)), client_id: clientId, redirect_uri: redirectUri, code: codeOf(end) };
}

/** A valid refresh by the desktop client. */
export async function refresh(tenant: TestTenant, address = ADA): Promise<Record<string, string>> {
  const { refresh_token } = await tokensFor(tenant, { address });
  return {
    client_id: tenant.clientId,
    grant_type: 'refresh_token',
    refresh_token,
    scope: 'openid offline_access User.Read Mail.Read',
  };
}

/** One way to be refused by the token endpoint. */
export interface Case {
  code: number;
  error: string;
  suberror?: string;
  status?: number;
  when: string;
  act(tenant: TestTenant): Promise<{ status: number; body: TokenAnswer }>;
}

/** A valid request of the Web client for itself. */
export function appOnly({ webClient }: TestTenant): Record<string, string> {
  return {
    client_id: webClient.clientId,
    client_secret: webClient.clientSecret,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  };
}

/** Acts and compares the whole answer with what Entra's looks like. */
export async function expectRefusal(tenant: TestTenant, wanted: Case): Promise<void> {
  const { code, error, suberror, status = 400 } = wanted;
  const answer = await wanted.act(tenant);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error, error_codes: [code] });
  expect(answer.body.suberror).toBe(suberror);
  expect(answer.body.error_description).toMatch(
    new RegExp(
      `^AADSTS${code}: .+\\r\\nTrace ID: [0-9a-f-]{36}\\r\\nCorrelation ID: [0-9a-f-]{36}\\r\\nTimestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`,
      's',
    ),
  );
}
