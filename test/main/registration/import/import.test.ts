import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportHandover, handoverSheet } from '../../../../main/registration/handover.ts';
import { importRegistration } from '../../../../main/registration/import/import.ts';
import { importedSchema } from '../../../../preload/contract.ts';
import { CLIENT, MAILBOX, planFor, SECRET, systemOf, TENANT } from '../plans.ts';

const AUTHORIZE = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`;
const TOKEN = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`;
const CALLBACK = 'https://app.firma.example/oauth/callback';

/** The part of a warning that tells which one it is. */
const WARNINGS = {
  noClientId: /^No client id/,
  borrowed: /^The client id belongs to/,
  secretId: /Secret ID was pasted/,
  encrypted: /is encrypted in this file/,
  placeholder: /none is filled in/,
  nativeclient: /nativeclient no longer works/,
  oob: /urn:ietf:wg:oauth:2\.0:oob/,
  http: /begins with http:/,
  version1: /are those of version 1/,
  resource: /parameter "resource"/,
  common: /The tenant is "common"/,
  tenants: /name different tenants/,
  cloud: /national cloud/,
  prompt: /prompt=consent/,
  ewsUrl: /uses Exchange Web Services/,
  accounts: /holds \d+ accounts/,
  ewsScope: /^The scopes ask for Exchange Web Services/,
  graphPrefix: /begin with https:\/\/graph\.microsoft\.com/,
  bare: /stand without https:\/\/outlook/,
  mixed: /belong to two services/,
  default: /scope \/\.default/,
  appOnly: /access without a person/,
  azureAdGraph: /graph\.windows\.net/,
  refresh: /^offline_access is missing/,
};

function warningsOf(text: string): (keyof typeof WARNINGS)[] {
  const { warnings } = importRegistration(text);
  return warnings.map((warning) => {
    const found = Object.entries(WARNINGS).find(([, pattern]) => pattern.test(warning));
    expect(found, warning).toBeDefined();
    return found?.[0] as keyof typeof WARNINGS;
  });
}

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

describe('what will break', () => {
  const base = `client_id=${CLIENT}\ntenant=${TENANT}\n`;
  const scoped = (scope: string) => `${base}scope=${scope} offline_access`;

  it.each<[string, string, (keyof typeof WARNINGS)[]]>([
    ['nothing', base, []],
    ['a secret that is an id', `${base}client_secret=${TENANT}`, ['secretId']],
    ['a secret nobody filled in', `${base}client_secret=<your secret>`, ['placeholder']],
    [
      'a client id of DavMail',
      'client_id=facd6cff-a294-4415-b59f-c5b01937d7bd\ntenant=firma.example',
      ['borrowed'],
    ],
    [
      'nativeclient',
      `${base}redirect_uri=https://login.microsoftonline.com/common/oauth2/nativeclient`,
      ['nativeclient'],
    ],
    ['the old urn', `${base}redirect_uri=urn:ietf:wg:oauth:2.0:oob`, ['oob']],
    ['http', `${base}redirect_uri=http://crm.firma.example/cb`, ['http']],
    ['http on this computer', `${base}redirect_uri=http://127.0.0.1:8080/cb`, []],
    ['version 1', `${base}url=https://login.microsoftonline.com/${TENANT}/oauth2/token`, ['version1']],
    ['resource', `${base}url=${AUTHORIZE}?resource=https%3A%2F%2Foutlook.office.com`, ['resource']],
    ['/common', `client_id=${CLIENT}\nauthority=https://login.microsoftonline.com/common`, ['common']],
    [
      'two tenants',
      `${base}a=${AUTHORIZE}\nb=https://login.microsoftonline.com/common/oauth2/v2.0/token`,
      ['tenants'],
    ],
    ['China', `${base}url=https://login.partner.microsoftonline.cn/${TENANT}/oauth2/v2.0/token`, ['cloud']],
    ['prompt=consent', `${base}url=${AUTHORIZE}?prompt=consent`, ['prompt']],
    [
      'an EWS address',
      `${base}davmail.url=https\\://outlook.office365.com/EWS/Exchange.asmx\nredirect_uri=http://localhost`,
      ['ewsUrl'],
    ],
    [
      'DavMail without a redirect',
      `davmail.mode=O365Modern\ndavmail.oauth.clientId=${CLIENT}\ndavmail.oauth.tenantId=${TENANT}`,
      ['nativeclient', 'ewsUrl'],
    ],
    ['EWS scopes', scoped('https://outlook.office365.com/EWS.AccessAsUser.All'), ['ewsScope']],
    ['IMAP of Graph', scoped('https://graph.microsoft.com/IMAP.AccessAsUser.All'), ['graphPrefix']],
    ['bare IMAP', scoped('IMAP.AccessAsUser.All SMTP.Send'), ['bare']],
    ['two services', scoped('Mail.Read https://outlook.office.com/IMAP.AccessAsUser.All'), ['mixed']],
    ['scopes with commas', scoped('User.Read,Mail.Read,'), []],
    ['.default', scoped('https://graph.microsoft.com/.default'), ['default']],
    ['app-only', scoped('https://outlook.office.com/IMAP.AccessAsApp'), ['appOnly']],
    ['Azure AD Graph', scoped('https://graph.windows.net/User.Read'), ['azureAdGraph']],
    ['no refresh token', `${base}scope=Mail.Read`, ['refresh']],
  ])('%s', (_what, text, expected) => {
    expect(warningsOf(text)).toEqual(expected);
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

describe('any text', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'client_id=',
      'secret: ',
      '[a]',
      '[a@b.cc]',
      '\t',
      '"',
      "'",
      '{',
      'https://login.microsoftonline.com/',
      'scope=',
      '=>',
      '\\',
    ),
  );

  it('is read without throwing, into what the contract takes', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('', '\n', ' '), (lines, glue) => {
        const { secret, ...read } = importRegistration(lines.join(glue));
        expect(importedSchema.parse(read)).toEqual(read);
        expect(read.hasSecret).toBe(secret !== undefined);
      }),
      { numRuns: 500 },
    );
  });

  it('is read as JSON without throwing', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), (text) => void importRegistration(text)));
  });

  it('never has its secret repeated outside of the secret', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'abcXYZ019~_.-'), minLength: 30, maxLength: 40 });
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom('client_secret=', 'ClientSecret: ', '"appSecret": "'),
        (value, key) => {
          const text = `client_id=${CLIENT}\nredirect_uri=http://x.example/${'cb'}\n${key}${value}${key.endsWith('"') ? '"' : ''}`;
          const { secret: _, ...read } = importRegistration(text);
          expect(JSON.stringify(read)).not.toContain(value);
        },
      ),
    );
  });

  it('takes time in proportion to its length, however it is made', () => {
    const units = [
      '[',
      '{"a":',
      'a=',
      '[a]\n b',
      'x\n \n',
      ' ',
      '[a]\nk=1\n b\n',
      'client_id=1\n',
      'https://',
      '"\\',
      "'\\''",
      'a@',
      '[a@b.cc]\nclient_id = x\n',
      ' #',
      `${AUTHORIZE} `,
      'secret=…',
      '.',
      ')',
    ];
    const time = (length: number): number => {
      const texts = units.map((unit) => unit.repeat(Math.ceil(length / unit.length)));
      const start = performance.now();
      for (const text of texts) importRegistration(text);
      return performance.now() - start;
    };
    time(25_000);
    const best = (length: number) => Math.min(time(length), time(length), time(length));
    // Eight times the length: linear work takes 8 times as long, quadratic work 64 times.
    expect(best(200_000) / best(25_000)).toBeLessThan(32);
  });

  it('is read up to the limit of the command and no further', () => {
    const text = `${' '.repeat(200_000)}client_id=${CLIENT}`;
    expect(importRegistration(text).clientId).toBe('');
  });
});
