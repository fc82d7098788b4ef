import { expect, test } from 'vitest';
import { secretName } from '../../../../main/registration/automatic/secret-marks.ts';
import { monthsLater } from '../../../../main/registration/automatic/secrets.ts';
import { ownName, specFromPlan } from '../../../../main/registration/automatic/spec.ts';
import type { Plan } from '../../../../preload/contract.ts';

const PLAN: Plan = {
  system: 'osticket',
  redirectUri: 'https://help.example/api/auth/oauth2',
  platform: 'web',
  audience: 'AzureADMyOrg',
  authority: 'https://login.microsoftonline.com/contoso.example',
  permissions: [
    'User.Read',
    'offline_access',
    'IMAP.AccessAsUser.All',
    'POP.AccessAsUser.All',
    'SMTP.Send',
  ].map((name) => ({ name, resource: 'Microsoft Graph', adminConsent: true, why: '' })),
  secret: { needed: true, months: 24 },
  fields: [],
  portal: [],
};

test('a plan tells everything but who it is for', () => {
  const spec = specFromPlan(PLAN, { key: 'k-1', displayName: 'Help desk', clientId: 'c', secretHeld: true });
  expect(spec).toMatchObject({
    displayName: 'Help desk',
    systemId: 'osticket',
    key: 'k-1',
    clientId: 'c',
    secretHeld: true,
    audience: 'AzureADMyOrg',
    platform: 'web',
    redirectUris: ['https://help.example/api/auth/oauth2'],
    secretMonths: 24,
  });
  expect(ownName(spec)).toBe('mailbox-connector:osticket:k-1');
});

test('mail protocols are permissions of Outlook whatever the plan calls their API', () => {
  const { permissions } = specFromPlan(PLAN, { key: 'k' });
  expect(permissions.map(({ resource }) => resource)).toEqual([
    'graph',
    'graph',
    'outlook',
    'outlook',
    'outlook',
  ]);
});

test('a plan without a secret asks for none', () => {
  const plan = { ...PLAN, secret: { needed: false, months: 0 } };
  expect(specFromPlan(plan, { key: 'k' })).toMatchObject({
    secretMonths: null,
    displayName: 'Mailbox Connector: osticket',
  });
});

test.for([
  ['2026-11-20T09:00:00Z', 6, '2027-05-20T09:00:00.000Z'],
  ['2026-08-31T09:00:00Z', 6, '2027-02-28T09:00:00.000Z'],
  ['2027-08-31T00:00:00Z', 6, '2028-02-29T00:00:00.000Z'],
  ['2026-12-31T23:59:59Z', 24, '2028-12-31T23:59:59.000Z'],
] as const)('%s and %i months are %s', ([from, months, to]) => {
  expect(new Date(monthsLater(Date.parse(from), months)).toISOString()).toBe(to);
});

test('a long name of a secret is cut before the note that says who made it', () => {
  const name = secretName('x'.repeat(300));
  expect(name).toHaveLength(120);
  expect(name).toMatch(/x \(made by Mailbox Connector\)$/);
});
