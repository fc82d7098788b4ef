import { describe, expect, it } from 'vitest';
import { CLIENT, TENANT } from '../plans.ts';
import { type WARNINGS, warningsOf } from './warning-names.ts';

const AUTHORIZE = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`;

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
