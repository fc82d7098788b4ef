import { describe, expect, it } from 'vitest';
import { findCloud, loadClouds } from '../../../main/identity/clouds.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import { makePlan, type PlanRequest } from '../../../main/registration/plan.ts';
import { findSystem, type System } from '../../../main/registration/systems.ts';
import type { Plan } from '../../../preload/contract.ts';

/** What the five vendors' guides say, field by field. */
const TENANT = '7a3f1f5e-2c8d-4a4e-9a39-1f2b5a6c7d80';
const CLIENT = '1b7d3c52-8f0e-4c1a-9a55-0f6c2d9e7b41';
const global = findCloud(loadClouds(), 'global') as Cloud;
const LOGIN = `https://login.microsoftonline.com/${TENANT}`;

function planFor(id: string, inputs: Record<string, string>, more: Partial<PlanRequest> = {}): Plan {
  const request = {
    system: findSystem(id) as System,
    inputs,
    cloud: global,
    tenant: TENANT,
    accountType: 'work',
    mailbox: 'support@contoso.com',
    clientId: CLIENT,
    ...more,
  } as const;
  const made = makePlan(request);
  if (!made.ok) throw new Error(made.message);
  return made.plan;
}

/** `[label, value, menu path]` of each field. */
function fieldsOf({ fields }: Plan) {
  return fields.map(({ label, value, where }) => [label, value, where]);
}

/** Names in order; those for an administrator end in `!`. */
function permissionsOf({ permissions }: Plan) {
  return permissions.map(({ name, adminConsent }) => name + (adminConsent ? '!' : ''));
}

describe('Perfex CRM', () => {
  const plan = planFor('perfex-crm', { domain: 'https://CRM.Example.com/admin' });

  it('registers a Web redirect URI that keeps its question mark, for the organisation only', () => {
    expect(plan).toMatchObject({
      system: 'perfex-crm',
      redirectUri: 'https://crm.example.com/admin/mailbox/oauth/callback?provider=outlook',
      platform: 'web',
      audience: 'AzureADMyOrg',
      authority: LOGIN,
      secret: { needed: true, months: 24 },
    });
  });

  it('asks for the four permissions of its guide', () => {
    expect(permissionsOf(plan)).toEqual(['Mail.Read!', 'Mail.ReadWrite!', 'Mail.Send', 'offline_access']);
    expect(plan.permissions.map(({ resource }) => resource)).toEqual(Array(4).fill('Microsoft Graph'));
  });

  it('hands over what Mailbox > Configuration asks for, in its order', () => {
    const where = 'Admin area > Mailbox > Configuration';
    expect(fieldsOf(plan)).toEqual([
      ['Authentication method', 'OAuth2', where],
      ['Provider', 'Outlook', where],
      ['Client ID', CLIENT, where],
      ['Client Secret', '<Client secret Value>', where],
      ['Tenant ID', TENANT, where],
    ]);
  });

  it('says plainly that Microsoft refuses its address as soon as personal accounts may sign in', () => {
    const system = findSystem('perfex-crm') as System;
    const request = { system, inputs: { domain: 'crm.example.com' }, cloud: global } as const;
    const personal = makePlan({ ...request, accountType: 'personal', mailbox: 'joe@outlook.com' });
    const both = makePlan({
      ...request,
      accountType: 'work',
      audience: 'AzureADandPersonalMicrosoftAccount',
    });
    expect(personal).toMatchObject({ ok: false, input: 'mailbox' });
    expect(both).toMatchObject({ ok: false, input: 'audience' });
    for (const refused of [personal, both]) {
      expect(refused).toHaveProperty(
        'message',
        expect.stringMatching(/refuses a redirect URI with a question mark/),
      );
    }
  });

  it('warns of each trap of its guide', () => {
    const notes = (findSystem('perfex-crm') as System).notes.join('\n');
    for (const trap of [
      /question mark on belongs to the redirect URI/,
      /account types with personal accounts.*does not accept/,
      /Implicit grant.*empty.*authorization code flow/,
      /Mail\.Read reads all mailboxes.*only the mailbox of whoever signs in/,
      /AADSTS50194/,
      /domain of your Perfex CRM changes/,
    ]) {
      expect(notes).toMatch(trap);
    }
  });
});

describe('Maxxton MXTS', () => {
  const plan = planFor('maxxton-mxts', { concern: 'ACME' });

  it('registers the callback of the concern under Web', () => {
    expect(plan).toMatchObject({
      redirectUri: 'https://acme.maxxton.net/customercare/en-us/azure-oauth-callback.html',
      platform: 'web',
      audience: 'AzureADMyOrg',
      authority: LOGIN,
      secret: { needed: true, months: 6 },
    });
  });

  it('asks for the shared mailboxes, and for the refresh token that the guide forgets', () => {
    expect(permissionsOf(plan)).toEqual(['Mail.ReadWrite.Shared!', 'offline_access']);
    expect((findSystem('maxxton-mxts') as System).notes.join()).toMatch(/leaves out offline_access/);
  });

  it('hands over the four values of the communication channel', () => {
    const where = 'MXTS > Communication Channel > Email (Outlook / Azure)';
    expect(fieldsOf(plan)).toEqual([
      ['Tenant (Realm / Directory Id)', TENANT, where],
      ['Client Id (Application Id)', CLIENT, where],
      ['Client secrets', '<Client secret Value>', where],
      ['Username', 'support@contoso.com', where],
    ]);
  });

  it('knows both errors of its guide', () => {
    expect((findSystem('maxxton-mxts') as System).knownErrors).toMatchObject([
      { text: expect.stringMatching(/^Authorization code should not be empty/) },
      { text: expect.stringMatching(/^AADSTS53003/), cause: 'conditional-access-blocked' },
    ]);
  });

  it('does not take a personal mailbox, which has no shared ones', () => {
    const system = findSystem('maxxton-mxts') as System;
    const request = { system, inputs: { concern: 'acme' }, cloud: global, accountType: 'personal' } as const;
    expect(makePlan(request)).toMatchObject({
      ok: false,
      input: 'mailbox',
      message: expect.stringMatching(/shared mailboxes/),
    });
  });
});

describe('Oracle B2C Service', () => {
  const plan = planFor('oracle-b2c-service', { interface: 'https://phone-support.custhelp.com/app/home' });

  it('registers the callback of the interface under Web', () => {
    expect(plan).toMatchObject({
      redirectUri: 'https://phone-support.custhelp.com/AgentWeb/Bookmark/Mailboxes/Auth',
      platform: 'web',
      audience: 'AzureADMyOrg',
      authority: LOGIN,
      secret: { needed: true, months: 24 },
    });
  });

  it('asks for POP, the default User.Read and a refresh token', () => {
    expect(permissionsOf(plan)).toEqual(['POP.AccessAsUser.All!', 'User.Read', 'offline_access']);
  });

  it('hands over the custom settings and the mailbox editor, with the POP host of the cloud', () => {
    const editor = 'Mailbox editor > your Office 365 mailbox';
    const settings = 'Configuration Settings > Custom';
    expect(fieldsOf(plan)).toEqual([
      ['CUSTOM_CFG_MAILBOX_OA_CLIENT_ID', CLIENT, settings],
      ['CUSTOM_CFG_MAILBOX_OA_CLIENT_SECRET', '<Client secret Value>', settings],
      ['CUSTOM_CFG_MAILBOX_OA_TENANT', TENANT, settings],
      ['SSL Method', 'pop3 ssl port', `${editor} > security tab`],
      ['Pop Server', 'outlook.office365.com', `${editor} > incoming tab`],
      ['Pop Account', 'support@contoso.com', `${editor} > incoming tab`],
      ['Authentication Type', 'OAuth', editor],
    ]);
    const government = planFor(
      'oracle-b2c-service',
      { interface: 'phone.custhelp.com' },
      { cloud: findCloud(loadClouds(), 'us-gov') as Cloud },
    );
    expect(government.fields[4]).toMatchObject({ label: 'Pop Server', value: 'outlook.office365.us' });
  });

  it('takes several directories as the exception', () => {
    const several = planFor(
      'oracle-b2c-service',
      { interface: 'phone.custhelp.com' },
      { audience: 'AzureADMultipleOrgs', tenant: '' },
    );
    expect(several.authority).toBe('https://login.microsoftonline.com/organizations');
  });

  it('warns that green is no proof, that each mailbox needs its own sign-in, and of aliases', () => {
    const { notes, afterwards } = findSystem('oracle-b2c-service') as System;
    expect(notes.join('\n')).toMatch(/green Authenticated flag is no proof/);
    expect(notes.join('\n')).toMatch(/every mailbox has to be authenticated again/);
    expect(notes.join('\n')).toMatch(/alias's login/);
    expect(afterwards.join('\n')).toMatch(/second time as the mailbox[\s\S]*scroll down and click OK/);
  });
});

describe('OroCRM / OroCommerce', () => {
  const redirectUri = 'https://crm.example.com/admin/microsoft-identity/connection/access-token';
  const plan = planFor('oro', { redirectUri });

  it('registers exactly what Oro shows', () => {
    expect(plan).toMatchObject({
      redirectUri,
      platform: 'web',
      audience: 'AzureADMyOrg',
      authority: LOGIN,
      secret: { needed: true, months: 12 },
    });
  });

  it('asks for the profile and for IMAP, POP and SMTP, which the guide shows in a picture only', () => {
    expect(permissionsOf(plan)).toEqual([
      'User.Read',
      'offline_access',
      'IMAP.AccessAsUser.All!',
      'POP.AccessAsUser.All!',
      'SMTP.Send',
    ]);
  });

  it('hands over the application settings of its configuration page', () => {
    const where =
      'System > Configuration > Integrations > Microsoft Settings > Azure Active Directory Application Settings';
    expect(fieldsOf(plan)).toEqual([
      ['Application (Client) ID', CLIENT, where],
      ['Client Secret', '<Client secret Value>', where],
      ['Directory (Tenant) ID', TENANT, where],
      ['Redirect URI', redirectUri, 'Shown there by Oro; compare only'],
    ]);
  });

  it('makes no plan before the redirect URI was copied out of Oro', () => {
    const system = findSystem('oro') as System;
    expect(makePlan({ system, inputs: {}, cloud: global, accountType: 'work' })).toMatchObject({
      ok: false,
      input: 'redirectUri',
      message: expect.stringMatching(/missing.*Copy it in Oro/),
    });
  });
});

describe('osTicket', () => {
  const callback = 'https://help.example.com/api/auth/oauth2';
  const plan = planFor('osticket', { callback });

  it('registers the callback endpoint under Web', () => {
    expect(plan).toMatchObject({
      redirectUri: callback,
      platform: 'web',
      audience: 'AzureADMyOrg',
      authority: LOGIN,
      secret: { needed: true, months: 12 },
    });
  });

  it('asks for the five permissions of its guide, in its order', () => {
    expect(permissionsOf(plan)).toEqual([
      'User.Read',
      'offline_access',
      'IMAP.AccessAsUser.All!',
      'POP.AccessAsUser.All!',
      'SMTP.Send',
    ]);
  });

  it('hands over the version 2 endpoints, so that nobody copies them by hand', () => {
    const where = 'Admin Panel > Emails > Emails > your system email > Remote Mailbox > Config > IdP Config';
    expect(fieldsOf(plan)).toEqual([
      ['Client ID', CLIENT, where],
      ['Client Secret', '<Client secret Value>', where],
      ['Authorization Endpoint', `${LOGIN}/oauth2/v2.0/authorize`, where],
      ['Token Endpoint', `${LOGIN}/oauth2/v2.0/token`, where],
    ]);
  });

  it('signs a personal mailbox in at /common', () => {
    const personal = planFor('osticket', { callback }, { accountType: 'personal', tenant: '' });
    expect(personal).toMatchObject({
      audience: 'AzureADandPersonalMicrosoftAccount',
      authority: 'https://login.microsoftonline.com/common',
    });
    expect(permissionsOf(personal).join()).not.toContain('!');
  });

  it('insists on signing in as the system email', () => {
    const { afterwards, notes } = findSystem('osticket') as System;
    expect(afterwards.join('\n')).toMatch(/Sign in AS the system email/);
    expect(notes.join('\n')).toMatch(/Sign in as the system mailbox/);
  });
});
