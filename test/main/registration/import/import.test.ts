import { describe, expect, it } from 'vitest';
import { exportHandover, handoverSheet } from '../../../../main/registration/handover.ts';
import { importRegistration } from '../../../../main/registration/import/import.ts';
import { CLIENT, MAILBOX, planFor, SECRET, systemOf, TENANT } from '../plans.ts';
import { WARNINGS, warningsOf } from './warning-names.ts';

const AUTHORIZE = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`;
const TOKEN = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`;
const CALLBACK = 'https://app.firma.example/oauth/callback';

describe('what it reads', () => {
  const all = { clientId: CLIENT, tenant: TENANT, redirectUri: CALLBACK, secret: SECRET };

  it.each([
    [
      '.env',
      `# app\nexport AZURE_CLIENT_ID=${CLIENT}\nAZURE_TENANT_ID="${TENANT}"\nAZURE_CLIENT_SECRET='${SECRET}'\nREDIRECT_URI=${CALLBACK} # here`,
    ],
    [
      'INI',
      `[oauth]\nclient_id = ${CLIENT}\ntenant = ${TENANT}\nclient_secret = ${SECRET}\nredirect_uri = ${CALLBACK}\n; end`,
    ],
    [
      'JSON',
      JSON.stringify({ clientId: CLIENT, tenantId: TENANT, clientSecret: SECRET, redirectUris: [CALLBACK] }),
    ],
    [
      'nested JSON',
      JSON.stringify({
        AzureAd: { ClientId: CLIENT, TenantId: TENANT, ClientSecret: SECRET, CallbackUrl: CALLBACK },
      }),
    ],
    [
      'settings as a list',
      JSON.stringify(
        [
          ['CLIENT_ID', CLIENT],
          ['TENANT_ID', TENANT],
          ['CLIENT_SECRET', SECRET],
          ['REPLY_URL', CALLBACK],
        ].map(([name, value]) => ({ name, value })),
      ),
    ],
    [
      'PHP',
      `return [\n  'clientId' => '${CLIENT}',\n  'tenantId' => '${TENANT}',\n  'clientSecret' => '${SECRET}',\n  'redirectUri' => '${CALLBACK}',\n];`,
    ],
    [
      'YAML',
      `---\n- Name: mail\n  Config:\n    ClientID: ${CLIENT}\n    ClientSecret: "${SECRET}"\n    TenantID: ${TENANT}\n    RedirectURL: ${CALLBACK}`,
    ],
    [
      'Java properties',
      `mail.oauth.clientId=${CLIENT}\nmail.oauth.tenantId=${TENANT}\nmail.oauth.clientSecret=${SECRET}\nmail.oauth.redirectUri=${CALLBACK.replace(':', '\\:')}`,
    ],
    [
      'the portal, pasted',
      `Application (client) ID\n${CLIENT}\nDirectory (tenant) ID\t${TENANT}\nValue\nClient secret: ${SECRET}\nRedirect URI: ${CALLBACK}`,
    ],
    [
      'endpoints, pasted',
      `client_id=${CLIENT}\nsecret=${SECRET}\ncallback=${CALLBACK}\nAuthorization endpoint\n${AUTHORIZE}\nToken endpoint\n${TOKEN}`,
    ],
    [
      'osTicket values',
      `Client ID: ${CLIENT}\nClient Secret: ${SECRET}\nAuthorization Endpoint: ${AUTHORIZE}\nToken Endpoint: ${TOKEN}\nCallback Endpoint: ${CALLBACK}`,
    ],
  ])('%s', (_what, text) => {
    const { warnings, ...read } = importRegistration(text);
    expect(read).toEqual({ ...all, mailbox: '', hasSecret: true, system: 'custom' });
    expect(warnings).toEqual([]);
  });

  it('one pasted authorize address', () => {
    const url = new URL(AUTHORIZE);
    url.searchParams.set('client_id', CLIENT.toUpperCase());
    url.searchParams.set('redirect_uri', CALLBACK);
    url.searchParams.set('login_hint', MAILBOX);
    expect(importRegistration(`Open ${url.href} please.`)).toEqual({
      clientId: CLIENT,
      tenant: TENANT,
      redirectUri: CALLBACK,
      mailbox: MAILBOX,
      hasSecret: false,
      system: 'custom',
      warnings: [],
    });
  });

  it('nothing in an empty or foreign text', () => {
    for (const text of ['', 'Hello', '{}', '[]', 'null', '<html></html>'])
      expect(importRegistration(text)).toEqual({
        clientId: '',
        tenant: '',
        redirectUri: '',
        mailbox: '',
        hasSecret: false,
        system: 'custom',
        warnings: [expect.stringMatching(WARNINGS.noClientId)],
      });
  });

  it('its own exports', () => {
    const sheet = handoverSheet({
      system: systemOf('custom'),
      plan: planFor('custom'),
      values: { clientId: CLIENT, tenantId: TENANT, mailbox: MAILBOX, signer: MAILBOX },
      hasSecret: true,
    });
    for (const format of ['env', 'ini', 'json'] as const) {
      const read = importRegistration(exportHandover(sheet, format, { secret: SECRET }).text);
      expect(read, format).toMatchObject({ ...all, mailbox: MAILBOX });
      expect(importRegistration(exportHandover(sheet, format).text).hasSecret, format).toBe(false);
    }
  });
});

describe('an email-oauth2-proxy configuration', () => {
  const account = (address: string, id: string, tenant = 'common') => `
[${address}]
permission_url = https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize
token_url = https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token
oauth2_scope = https://outlook.office365.com/IMAP.AccessAsUser.All https://outlook.office365.com/SMTP.Send offline_access
redirect_uri = http://localhost
client_id = ${id}
client_secret = ${SECRET}
`;
  const head = `[Email OAuth 2.0 Proxy configuration file]
documentation = A sample.
\tclient_id = in the text of the documentation
[IMAP-1993]
server_address = outlook.office365.com
server_port = 993
`;
  const google = `
[somebody@gmail.com]
permission_url = https://accounts.google.com/o/oauth2/auth
token_url = https://oauth2.googleapis.com/token
redirect_uri = http://localhost:9999
client_id = 99999999-2222-4333-8444-555555555555
client_secret = of-google
`;

  it('gives the account of Microsoft, not that of Google', () => {
    expect(importRegistration(head + google + account(MAILBOX, CLIENT))).toEqual({
      clientId: CLIENT,
      tenant: 'common',
      redirectUri: 'http://localhost',
      mailbox: MAILBOX,
      hasSecret: true,
      system: 'email-oauth2-proxy',
      secret: SECRET,
      warnings: [expect.stringMatching(WARNINGS.common)],
    });
  });

  it('gives the filled-in account, not the sample', () => {
    const sample = account('your.office365.address@example.com', '*** your client id here ***');
    const read = importRegistration(head + sample + account(MAILBOX, CLIENT, TENANT));
    expect(read).toMatchObject({ clientId: CLIENT, tenant: TENANT, mailbox: MAILBOX });
  });

  it('says that there are several accounts', () => {
    const two = head + account(MAILBOX, CLIENT, TENANT) + account('b@firma.example', TENANT, TENANT);
    expect(warningsOf(two)).toEqual(['accounts']);
    expect(importRegistration(two).mailbox).toBe(MAILBOX);
  });

  it('says that an encrypted secret cannot be taken over', () => {
    const text = account(MAILBOX, CLIENT, TENANT).replace('client_secret =', 'client_secret_encrypted =');
    expect(importRegistration(text).hasSecret).toBe(false);
    expect(warningsOf(text)).toEqual(['encrypted']);
  });
});

describe('the system', () => {
  it.each([
    ['perfex-crm', 'https://crm.firma.example/admin/mailbox/oauth/callback?provider=outlook'],
    ['maxxton-mxts', 'https://firma.maxxton.net/customercare/en-us/azure-oauth-callback.html'],
    ['oracle-b2c-service', 'https://firma.custhelp.com/AgentWeb/Bookmark/Mailboxes/Auth'],
    ['osticket', 'https://help.firma.example/api/auth/oauth2'],
    ['freescout', 'https://desk.firma.example/mailbox/oauth'],
    ['zammad-imap', 'https://z.firma.example/api/v1/external_credentials/microsoft365/callback'],
    ['znuny', 'https://z.firma.example/znuny/get-oauth2-token-by-authorization-code.pl'],
    ['custom', CALLBACK],
  ])('is %s by its redirect URI', (system, redirectUri) => {
    expect(importRegistration(`redirect_uri = ${redirectUri}`)).toMatchObject({ system, redirectUri });
  });

  it('is Oracle by the names of its settings', () => {
    const text = `CUSTOM_CFG_MAILBOX_OA_CLIENT_ID: ${CLIENT}\nCUSTOM_CFG_MAILBOX_OA_TENANT: ${TENANT}\nCUSTOM_CFG_MAILBOX_OA_CLIENT_SECRET: ${SECRET}`;
    expect(importRegistration(text)).toMatchObject({
      system: 'oracle-b2c-service',
      clientId: CLIENT,
      tenant: TENANT,
      secret: SECRET,
    });
  });
});
