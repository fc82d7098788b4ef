/** What the five vendors' guides ask people to do and to fill in, independent of our own files. */
export interface Seed {
  id: string;
  /** Name on the card. */
  name: string;
  inputs: { id: string; label: string; value: string }[];
  redirectUri: string;
  /** What the guide has added under API permissions, and `offline_access`, without which none keeps working. */
  permissions: string[];
  /** What is asked for besides, because the product itself asks for it. */
  besides: string[];
  secretMonths: number;
  /** The guide's own fields in its order, with the menu path. */
  fields(known: Known): SeedField[];
  /** Clicks that follow in the product, as the guide names them. */
  afterwards: RegExp[];
}

/** What is known once the registration exists. */
export interface Known {
  clientId: string;
  tenantId: string;
  mailbox: string;
  /** Origin of the sign-in. */
  login: string;
  popHost: string;
}

/** Label, value (null = the secret) and where it is filled in. */
export type SeedField = [label: string, value: string | null, where: RegExp];

const PERFEX = /^Admin area > Mailbox > Configuration$/;
const MXTS = /Communication Channel/;
const ORACLE_CONFIG = /Configuration Settings/;
const ORO = /System > Configuration > Integrations > Microsoft Settings/;
const OSTICKET = /Emails > Emails > your system email > Remote Mailbox > Config > IdP Config/;
const ORO_CALLBACK = 'https://crm.example.com/admin/microsoft-identity/connection/access-token';

export const SEEDS: Seed[] = [
  {
    id: 'perfex-crm',
    name: 'Perfex CRM',
    inputs: [{ id: 'domain', label: 'Domain of your Perfex CRM', value: 'crm.example.com' }],
    redirectUri: 'https://crm.example.com/admin/mailbox/oauth/callback?provider=outlook',
    permissions: ['Mail.Read', 'Mail.ReadWrite', 'Mail.Send', 'offline_access'],
    besides: [],
    secretMonths: 24,
    fields: ({ clientId, tenantId }) => [
      ['Authentication method', 'OAuth2', PERFEX],
      ['Provider', 'Outlook', PERFEX],
      ['Client ID', clientId, PERFEX],
      ['Client Secret', null, PERFEX],
      ['Tenant ID', tenantId, PERFEX],
    ],
    afterwards: [/Save Configuration/, /Connect Outlook/, /accept/, /confirms the connection/],
  },
  {
    id: 'maxxton-mxts',
    name: 'Maxxton MXTS',
    inputs: [{ id: 'concern', label: 'Concern code', value: 'acme' }],
    redirectUri: 'https://acme.maxxton.net/customercare/en-us/azure-oauth-callback.html',
    permissions: ['Mail.ReadWrite.Shared', 'offline_access'],
    besides: [],
    secretMonths: 6,
    fields: ({ clientId, tenantId, mailbox }) => [
      ['Tenant (Realm / Directory Id)', tenantId, MXTS],
      ['Client Id (Application Id)', clientId, MXTS],
      ['Client secrets', null, MXTS],
      ['Username', mailbox, MXTS],
    ],
    afterwards: [/authenticate/, /Enabled.*Authenticated/, /two minutes/],
  },
  {
    id: 'oracle-b2c-service',
    name: 'Oracle B2C Service',
    inputs: [{ id: 'interface', label: 'Interface URL', value: 'https://phone-support.custhelp.com' }],
    redirectUri: 'https://phone-support.custhelp.com/AgentWeb/Bookmark/Mailboxes/Auth',
    permissions: ['POP.AccessAsUser.All', 'User.Read', 'offline_access'],
    besides: [],
    secretMonths: 24,
    fields: ({ clientId, tenantId, mailbox, popHost }) => [
      ['CUSTOM_CFG_MAILBOX_OA_CLIENT_ID', clientId, ORACLE_CONFIG],
      ['CUSTOM_CFG_MAILBOX_OA_CLIENT_SECRET', null, ORACLE_CONFIG],
      ['CUSTOM_CFG_MAILBOX_OA_TENANT', tenantId, ORACLE_CONFIG],
      ['SSL Method', 'pop3 ssl port', /security tab/],
      ['Pop Server', popHost, /incoming tab/],
      ['Pop Account', mailbox, /incoming tab/],
      ['Authentication Type', 'OAuth', /Mailbox editor/],
    ],
    afterwards: [/mailbox editor/, /Authenticate/, /mailbox's own credentials/, /click OK/, /green/],
  },
  {
    id: 'oro',
    name: 'OroCRM',
    inputs: [{ id: 'redirectUri', label: 'Redirect URI shown by Oro', value: ORO_CALLBACK }],
    redirectUri: ORO_CALLBACK,
    permissions: ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send', 'offline_access'],
    besides: ['User.Read'],
    secretMonths: 12,
    fields: ({ clientId, tenantId }) => [
      ['Application (Client) ID', clientId, ORO],
      ['Client Secret', null, ORO],
      ['Directory (Tenant) ID', tenantId, ORO],
      ['Redirect URI', ORO_CALLBACK, /compare/],
    ],
    afterwards: [/Redirect URI/, /Save Settings/, /synchronisation/, /System Mailbox/],
  },
  {
    id: 'osticket',
    name: 'osTicket',
    inputs: [
      { id: 'callback', label: 'Callback Endpoint', value: 'https://help.example.com/api/auth/oauth2' },
    ],
    redirectUri: 'https://help.example.com/api/auth/oauth2',
    permissions: [
      'User.Read',
      'offline_access',
      'IMAP.AccessAsUser.All',
      'POP.AccessAsUser.All',
      'SMTP.Send',
    ],
    besides: [],
    secretMonths: 12,
    fields: ({ clientId, tenantId, login }) => [
      ['Client ID', clientId, OSTICKET],
      ['Client Secret', null, OSTICKET],
      ['Authorization Endpoint', `${login}/${tenantId}/oauth2/v2.0/authorize`, OSTICKET],
      ['Token Endpoint', `${login}/${tenantId}/oauth2/v2.0/token`, OSTICKET],
    ],
    afterwards: [/OAuth2 - Microsoft/, /Submit/, /system email itself/, /green banner/, /IMAP or POP.*SMTP/],
  },
];
