import {
  type AccountInfo,
  ConfidentialClientApplication,
  type Configuration,
  CryptoProvider,
  InteractionRequiredAuthError,
  PublicClientApplication,
} from '@azure/msal-node';
import { expect, test } from 'vitest';
import type { PracticeTenant } from '../../../main/practice/types.ts';
import { msalNetwork } from '../../fakes/msal-network.ts';
import { playPerson, signInAs } from '../../fakes/practice-person.ts';
import { ADA, codeOf, graphJson, LOGIN, OLGA, PIA, testTenant } from './harness.ts';

const SCOPES = ['User.Read', 'Mail.Read'];

function settings(tenant: PracticeTenant, clientId: string, segment = tenant.tenantId): Configuration {
  return {
    auth: { clientId, authority: `${LOGIN}/${segment}`, knownAuthorities: [new URL(LOGIN).host] },
    system: { networkClient: msalNetwork((request) => tenant.fetch(request)) },
  };
}

test('a public client signs in with PKCE and nonce, then refreshes silently', async () => {
  const tenant = await testTenant();
  const client = new PublicClientApplication(settings(tenant, tenant.clientId));
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const redirectUri = 'http://localhost:4321';
  const url = await client.getAuthCodeUrl({
    scopes: SCOPES,
    redirectUri,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    state: 'abc',
    nonce: 'n-1',
    prompt: 'select_account',
    loginHint: ADA,
  });
  const end = await signInAs(tenant, url, { address: ADA });
  const code = codeOf(end);
  const result = await client.acquireTokenByCode(
    { code, scopes: SCOPES, redirectUri, codeVerifier: verifier, state: 'abc' },
    { code, state: 'abc', nonce: 'n-1' },
  );
  const account = result.account as AccountInfo;
  const silent = await client.acquireTokenSilent({ account, scopes: SCOPES, forceRefresh: true });
  expect(account).toMatchObject({ username: ADA, tenantId: tenant.tenantId, name: 'Ada Keller' });
  expect(silent.accessToken).not.toBe(result.accessToken);
  expect(await graphJson(tenant, silent.accessToken, '/me')).toMatchObject({ mail: ADA });
});

test('a cached token is found again under the scopes it was asked with', async () => {
  const tenant = await testTenant();
  const { client, account, result } = await interactive(tenant, ADA);
  const cached = await client.acquireTokenSilent({ account, scopes: SCOPES });
  expect(cached).toMatchObject({ fromCache: true, accessToken: result.accessToken });
});

test('the interactive flow of MSAL ends at its loopback server by form post', async () => {
  const tenant = await testTenant();
  const { account } = await interactive(tenant, OLGA);
  expect(account.homeAccountId).toMatch(new RegExp(`\\.${tenant.tenantId}$`));
});

test('a personal account signs in at /consumers with a client that takes such accounts', async () => {
  const tenant = await testTenant();
  const { account } = await interactive(tenant, PIA, tenant.foreignClient.clientId, 'consumers');
  expect(account.tenantId).toBe('9188040d-6c67-4c5b-b112-36a304b66dad');
});

test('a revoked refresh token makes MSAL ask for interaction', async () => {
  const tenant = await testTenant();
  const { client, account } = await interactive(tenant, ADA);
  tenant.control.revoke(ADA);
  const refused = client.acquireTokenSilent({ account, scopes: SCOPES, forceRefresh: true });
  await expect(refused).rejects.toBeInstanceOf(InteractionRequiredAuthError);
  await expect(refused).rejects.toMatchObject({ errorCode: 'invalid_grant', subError: 'bad_token' });
});

test('one refresh token serves Graph and Outlook', async () => {
  const tenant = await testTenant();
  const { client, account } = await interactive(tenant, ADA);
  const outlook = await client.acquireTokenSilent({
    account,
    scopes: ['https://outlook.office.com/IMAP.AccessAsUser.All'],
  });
  expect(outlook.scopes).toContain('https://outlook.office.com/IMAP.AccessAsUser.All');
});

test('a confidential client signs in with its secret', async () => {
  const tenant = await testTenant();
  const { clientId, clientSecret, redirectUri } = tenant.webClient;
  const base = settings(tenant, clientId);
  const client = new ConfidentialClientApplication({ ...base, auth: { ...base.auth, clientSecret } });
  const url = await client.getAuthCodeUrl({ scopes: SCOPES, redirectUri, responseMode: 'query' });
  const end = await signInAs(tenant, url, { address: ADA });
  const result = await client.acquireTokenByCode({ code: codeOf(end), scopes: SCOPES, redirectUri });
  expect(result.account?.username).toBe(ADA);
});

test('a confidential client gets a token for itself', async () => {
  const tenant = await testTenant();
  const { clientId, clientSecret } = tenant.webClient;
  const base = settings(tenant, clientId);
  const client = new ConfidentialClientApplication({ ...base, auth: { ...base.auth, clientSecret } });
  const result = await client.acquireTokenByClientCredential({
    scopes: ['https://graph.microsoft.com/.default'],
  });
  expect(result?.accessToken).toBeTruthy();
});

/** Signs in through MSAL's own loopback server, with the person's "browser" played over HTTP. */
async function interactive(
  tenant: PracticeTenant,
  address: string,
  clientId = tenant.clientId,
  segment = tenant.tenantId,
) {
  const client = new PublicClientApplication(settings(tenant, clientId, segment));
  const result = await client.acquireTokenInteractive({
    scopes: SCOPES,
    loginHint: address,
    openBrowser: async (url) => {
      const end = await playPerson((request) => tenant.fetch(request), url, { address });
      if (end.kind !== 'redirect') throw new Error(`the page said: ${end.title} ${end.code}`);
      await fetch(end.url, { method: 'POST', body: end.params });
    },
  });
  return { client, result, account: result.account as AccountInfo };
}
