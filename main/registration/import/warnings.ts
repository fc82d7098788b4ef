import type { Findings } from './findings.ts';
import { scopeWarnings } from './scope-warnings.ts';

/** A thing that will break: null when it does not. No warning ever repeats a secret. */
type Check = (findings: Findings) => string | null;

/** Client ids that belong to Microsoft or to another program. */
const BORROWED = new Map([
  ['00000003-0000-0000-c000-000000000000', 'Microsoft Graph'],
  ['14d82eec-204b-4c2f-b7e8-296a70dab67e', 'Microsoft Graph Command Line Tools'],
  ['04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'Azure CLI'],
  ['d3590ed6-52b3-4102-aeff-aad2292ab01c', 'Microsoft Office'],
  ['facd6cff-a294-4415-b59f-c5b01937d7bd', 'DavMail'],
]);

const CHECKS: readonly Check[] = [
  ({ clientId }) =>
    clientId
      ? null
      : 'No client id was found: copy the Application (client) ID from the Overview page of the app.',
  ({ clientId }) => {
    const owner = BORROWED.get(clientId);
    return owner
      ? `The client id belongs to ${owner}: its registration cannot be changed, so make one of your own.`
      : null;
  },
  ({ secretForm }) =>
    secretForm === 'id'
      ? "The client secret has the form of an id: the Secret ID was pasted instead of the secret's Value."
      : null,
  ({ secretForm }) =>
    secretForm === 'encrypted'
      ? 'The client secret is encrypted in this file and was not taken over; paste its Value.'
      : null,
  ({ secretForm }) =>
    secretForm === 'placeholder' ? 'The file has a place for a client secret, but none is filled in.' : null,
  ({ redirectUri, endpoints, entries }) =>
    /\/oauth2\/nativeclient/i.test(redirectUri) ||
    endpoints.some(({ kind }) => kind === 'native-client') ||
    (redirectUri === '' && entries.some(({ key }) => key.startsWith('davmail.')))
      ? 'The redirect URI …/oauth2/nativeclient no longer works: since 2026 Microsoft sends people on to a "wrong place" page. Use http://localhost.'
      : null,
  ({ redirectUri }) =>
    /^urn:/i.test(redirectUri)
      ? 'The redirect URI urn:ietf:wg:oauth:2.0:oob is an old form; use http://localhost.'
      : null,
  ({ redirectUri }) =>
    /^http:/i.test(redirectUri) && !isLoopback(redirectUri)
      ? 'The redirect URI begins with http://: Microsoft accepts that for localhost only, so it must become https://.'
      : null,
  ({ endpoints }) =>
    endpoints.some(({ isVersion1 }) => isVersion1)
      ? 'The endpoints are those of version 1 (…/oauth2/authorize): use …/oauth2/v2.0/authorize and …/oauth2/v2.0/token.'
      : null,
  ({ endpoints }) =>
    endpoints.some(({ query }) => query.has('resource'))
      ? 'The parameter "resource" is of version 1: version 2 names the resource in the scopes and refuses it (AADSTS901002).'
      : null,
  ({ tenant }) =>
    tenant === 'common'
      ? 'The tenant is "common": an app for a single organisation is refused there (AADSTS50194). Put its tenant id in the place of "common".'
      : null,
  ({ endpoints }) => {
    const tenants = new Set(
      endpoints.flatMap(({ tenant, kind }) => (isSignIn(kind) && tenant ? [tenant] : [])),
    );
    return tenants.size > 1
      ? 'The endpoints name different tenants: a code from the one is refused by the other (AADSTS700005).'
      : null;
  },
  ({ endpoints }) =>
    endpoints.some(({ cloud }) => cloud !== 'global')
      ? 'The endpoints belong to a national cloud of Microsoft: choose the same cloud here.'
      : null,
  ({ endpoints }) =>
    endpoints.some(({ query }) => query.get('prompt') === 'consent')
      ? 'prompt=consent asks for consent at every sign-in, and then only administrators get through: use select_account.'
      : null,
  ({ entries }) =>
    entries.some(({ value }) => /\/EWS\/Exchange\.asmx/i.test(value)) || entries.some(isDavmailEws)
      ? 'This setting uses Exchange Web Services, which Microsoft switches off for good on 2027-04-01.'
      : null,
  ({ accounts }) =>
    accounts > 1
      ? `The file holds ${accounts} accounts; the one with the most values was taken. Import the others one by one.`
      : null,
];

function isSignIn(kind: string): boolean {
  return kind === 'authorize' || kind === 'token';
}

function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { hostname } = new URL(uri);
  return hostname === 'localhost' || hostname === '127.0.0.1';
}

function isDavmailEws({ key, value }: { key: string; value: string }): boolean {
  return key === 'davmail.mode' && /^(?:EWS|O365(?:Modern|Interactive|Manual|DeviceCode)?)$/i.test(value);
}

/** What will break with these values, a sentence each. */
export function warningsFor(findings: Findings): string[] {
  const checked = CHECKS.flatMap((check) => check(findings) ?? []);
  return [...checked, ...scopeWarnings(findings.scopes)];
}
