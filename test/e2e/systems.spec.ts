import { expect, test } from './fixture.ts';
import { stateOf } from './steps/bridge.ts';
import { chooseSystem, openSheet, registerByItself, rehearse } from './steps/systems.ts';
import { fillMailbox, grantAsAdmin, next } from './steps/wizard.ts';

test.use({ practice: { adminConsented: false } });

interface Known {
  clientId: string;
  tenantId: string;
  mailbox: string;
  login: string;
}

interface Seed {
  name: string;
  inputs: [label: string, value: string][];
  redirectUri: string;
  permissions: string[];
  /** The guide's own fields in its order; null = the secret. */
  fields(known: Known): [label: string, value: string | null][];
}

/** What the five vendors' guides ask people to do and to fill in. */
const SEEDS: Seed[] = [
  {
    name: 'Perfex CRM',
    inputs: [['Domain of your Perfex CRM', 'crm.example.com']],
    redirectUri: 'https://crm.example.com/admin/mailbox/oauth/callback?provider=outlook',
    permissions: ['Mail.Read', 'Mail.ReadWrite', 'Mail.Send', 'offline_access'],
    fields: ({ clientId, tenantId }) => [
      ['Authentication method', 'OAuth2'],
      ['Provider', 'Outlook'],
      ['Client ID', clientId],
      ['Client Secret', null],
      ['Tenant ID', tenantId],
    ],
  },
  {
    name: 'Maxxton MXTS',
    inputs: [['Concern code', 'acme']],
    redirectUri: 'https://acme.maxxton.net/customercare/en-us/azure-oauth-callback.html',
    permissions: ['Mail.ReadWrite.Shared', 'offline_access'],
    fields: ({ clientId, tenantId, mailbox }) => [
      ['Tenant (Realm / Directory Id)', tenantId],
      ['Client Id (Application Id)', clientId],
      ['Client secrets', null],
      ['Username', mailbox],
    ],
  },
  {
    name: 'Oracle B2C Service',
    inputs: [['Interface URL', 'https://phone-support.custhelp.com']],
    redirectUri: 'https://phone-support.custhelp.com/AgentWeb/Bookmark/Mailboxes/Auth',
    permissions: ['POP.AccessAsUser.All', 'User.Read', 'offline_access'],
    fields: ({ clientId, tenantId, mailbox }) => [
      ['CUSTOM_CFG_MAILBOX_OA_CLIENT_ID', clientId],
      ['CUSTOM_CFG_MAILBOX_OA_CLIENT_SECRET', null],
      ['CUSTOM_CFG_MAILBOX_OA_TENANT', tenantId],
      ['SSL Method', 'pop3 ssl port'],
      ['Pop Server', expect.any(String) as unknown as string],
      ['Pop Account', mailbox],
      ['Authentication Type', 'OAuth'],
    ],
  },
  {
    name: 'OroCRM',
    inputs: [
      [
        'Redirect URI shown by Oro',
        'https://crm.example.com/admin/microsoft-identity/connection/access-token',
      ],
    ],
    redirectUri: 'https://crm.example.com/admin/microsoft-identity/connection/access-token',
    permissions: ['IMAP.AccessAsUser.All', 'SMTP.Send', 'offline_access'],
    fields: ({ clientId, tenantId }) => [
      ['Application (Client) ID', clientId],
      ['Client Secret', null],
      ['Directory (Tenant) ID', tenantId],
      ['Redirect URI', 'https://crm.example.com/admin/microsoft-identity/connection/access-token'],
    ],
  },
  {
    name: 'osTicket',
    inputs: [['Callback Endpoint', 'https://help.example.com/api/auth/oauth2']],
    redirectUri: 'https://help.example.com/api/auth/oauth2',
    permissions: [
      'User.Read',
      'offline_access',
      'IMAP.AccessAsUser.All',
      'POP.AccessAsUser.All',
      'SMTP.Send',
    ],
    fields: ({ clientId, tenantId, login }) => [
      ['Client ID', clientId],
      ['Client Secret', null],
      ['Authorization Endpoint', `${login}/${tenantId}/oauth2/v2.0/authorize`],
      ['Token Endpoint', `${login}/${tenantId}/oauth2/v2.0/token`],
    ],
  },
];

for (const seed of SEEDS) {
  test(`${seed.name}: the app registers, rehearses and hands over what the guide asks for`, async ({
    app,
    cloud,
  }) => {
    const page = await app.window();
    const ada = cloud.person('ada.keller');
    const admin = cloud.person('olga.admin');
    await chooseSystem(page, seed);
    await fillMailbox(page, { mailbox: ada.address, clientId: '' });
    await next(page);
    const { setup } = await stateOf(page);
    expect(setup?.plan?.redirectUri).toBe(seed.redirectUri);
    const asked = setup?.permissions.map(({ name }) => name) ?? [];
    expect(asked).toEqual(expect.arrayContaining(seed.permissions));

    await registerByItself(app, page, admin);
    await next(page);
    await next(page);
    await grantAsAdmin(app, page, admin);
    await next(page);
    await rehearse(app, page, ada);

    await expect(page.getByRole('tab', { name: 'Hand-over' })).toBeVisible();
    const { connections } = await stateOf(page);
    const { clientId } = connections[0]?.registration ?? { clientId: '' };
    const known = {
      clientId,
      tenantId: cloud.tenant.tenantId,
      mailbox: ada.address,
      login: cloud.origin.replace('http:', 'https:'),
    };
    expect(await openSheet(page)).toEqual(seed.fields(known));
    expect(connections[0]?.proof.map(({ verdict }) => verdict)).not.toContain('failed');

    const secrets = cloud.tenant.issued().secrets;
    expect(secrets.length).toBeGreaterThan(0);
    await page
      .getByRole('button', { name: /^Copy secret/ })
      .first()
      .click();
    await expect.poll(async () => secrets.includes(await app.clipboard())).toBe(true);
    const shown = JSON.stringify(await stateOf(page)) + (await page.content());
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });
}
