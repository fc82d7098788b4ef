import { describe, expect, test } from 'vitest';
import { practiceResources } from '../../../../main/practice/directory/resources.ts';
import { readScopes } from '../../../../main/practice/entra/scopes.ts';
import { GRAPH } from '../harness.ts';

const CONTEXT = {
  resources: practiceResources({ graph: GRAPH }),
  graphOrigin: 'http://127.0.0.1:5000',
  appName: 'App',
  tenant: 'tenant',
};

const GRAPH_ID = '00000003-0000-0000-c000-000000000000';

describe('a scope', () => {
  test.for([
    ['Mail.Read', 'Microsoft Graph', ['Mail.Read']],
    ['mail.read', 'Microsoft Graph', ['Mail.Read']],
    ['https://graph.microsoft.com/Mail.Read', 'Microsoft Graph', ['Mail.Read']],
    [`${GRAPH}/Mail.Read`, 'Microsoft Graph', ['Mail.Read']],
    ['http://127.0.0.1:5000/Mail.Read', 'Microsoft Graph', ['Mail.Read']],
    [`${GRAPH_ID}/Mail.Read`, 'Microsoft Graph', ['Mail.Read']],
    ['https://graph.microsoft.com//.default', 'Microsoft Graph', []],
    ['IMAP.AccessAsUser.All', 'Microsoft Graph', ['IMAP.AccessAsUser.All']],
    ['https://outlook.office.com/SMTP.Send', 'Office 365 Exchange Online', ['SMTP.Send']],
    ['https://outlook.office365.com/.default', 'Office 365 Exchange Online', []],
    ['https://outlook.practice.example/SMTP.Send', 'Office 365 Exchange Online', ['SMTP.Send']],
  ] as const)('%s belongs to %s', ([scope, resource, names]) => {
    const [request] = readScopes(scope, CONTEXT).resources;
    expect(request?.resource.name).toBe(resource);
    expect(request?.names).toEqual(names);
  });

  test.for([
    ['https://nowhere.example/Mail.Read', 500011],
    ['https://outlook.office.com/Mail.Raed', 650053],
    ['Mail."Read', 70011],
    ['https://graph.microsoft.com/.default https://graph.microsoft.com/Mail.Read', 70011],
  ] as const)('%s is refused with %d', ([scope, code]) => {
    expect(() => readScopes(scope, CONTEXT)).toThrow(expect.objectContaining({ code }));
  });

  test('of OpenID Connect belongs to no resource', () => {
    expect(readScopes('openid profile offline_access', CONTEXT)).toEqual({
      oidc: ['openid', 'profile', 'offline_access'],
      resources: [],
    });
  });
});
