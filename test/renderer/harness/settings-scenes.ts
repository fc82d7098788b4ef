/** The settings: each part of them, and what can be seen in it. */
import type {
  AppState,
  Authority,
  NetworkView,
  SettingsFile,
  SettingsSection,
} from '../../../preload/contract.ts';
import { DEFAULT_NETWORK_VIEW } from '../../../preload/default-network.ts';
import { fleet } from './fleet-scenes.ts';
import { problems } from './states.ts';

function at(section: SettingsSection, changes: Partial<AppState> = {}): AppState {
  return fleet(3, { place: { screen: 'settings', tab: null, section, visit: 0 }, ...changes });
}

function network(changes: Partial<NetworkView> = {}): AppState {
  return at('network', { network: { ...DEFAULT_NETWORK_VIEW, ...changes } });
}

export const AUTHORITY: Authority = {
  subject: 'Contoso Root CA G2, Contoso Ltd',
  issuer: 'Contoso Root CA G2, Contoso Ltd',
  fingerprint:
    '5B:A1:2F:90:C4:77:0E:D8:31:9B:6A:F2:45:8C:E0:13:7D:B6:29:54:AE:FF:08:61:C3:9D:72:E5:1A:40:B8:96',
  validFrom: '2021-04-12T00:00:00.000Z',
  validTo: '2036-04-12T00:00:00.000Z',
  isKnown: true,
  trouble: null,
};

const PROXY = {
  mode: 'manual' as const,
  address: 'http://proxy.contoso.example:8080',
  user: 'CONTOSO\\kim',
  bypass: ['*.contoso.example', '10.0.0.0/8'],
  isForMail: true,
};

const THROUGH = 'through proxy.contoso.example:8080';

export const settingsScenes = {
  'settings-network': network(),
  'settings-network-manual': network({
    proxy: PROXY,
    hasPassword: true,
    authorities: [
      AUTHORITY,
      {
        ...AUTHORITY,
        subject: 'Contoso Root CA G1, Contoso Ltd',
        issuer: 'Contoso Root CA G1, Contoso Ltd',
        fingerprint: AUTHORITY.fingerprint.split(':').reverse().join(':'),
        validFrom: '2011-04-12T00:00:00.000Z',
        validTo: '2021-04-12T00:00:00.000Z',
        trouble: 'It has expired: no server that it vouches for is trusted.',
      },
    ],
    test: {
      phase: 'done',
      steps: [
        {
          host: 'login.microsoftonline.com',
          state: 'passed',
          facts: [
            THROUGH,
            'TLSv1.3, issued by Contoso Root CA G2, Contoso Ltd, trusted by the settings of this app',
          ],
          problem: null,
        },
        {
          host: 'graph.microsoft.com',
          state: 'passed',
          facts: [THROUGH, 'TLSv1.3, issued by DigiCert'],
          problem: null,
        },
        {
          host: 'outlook.office365.com:993',
          state: 'failed',
          facts: [THROUGH],
          problem: {
            ...problems.offline,
            cause: 'proxy-blocks',
            title: 'The company network blocks the connection',
            facts: {
              message: 'outlook.office365.com:993 could not be reached through the proxy (403)',
              code: 'proxy',
            },
          },
        },
      ],
    },
  }),
  'settings-network-testing': network({
    test: {
      phase: 'running',
      steps: [
        {
          host: 'login.microsoftonline.com',
          state: 'passed',
          facts: ['directly', 'TLSv1.3, issued by DigiCert'],
          problem: null,
        },
        { host: 'graph.microsoft.com', state: 'running', facts: ['directly'], problem: null },
        { host: 'outlook.office365.com:993', state: 'running', facts: [], problem: null },
      ],
    },
  }),
  'settings-sync': at('sync'),
  'settings-notifications': at('notifications'),
  'settings-storage': at('storage'),
  'settings-storage-memory': at('storage', {
    vault: { kind: 'memory', backend: 'memory', problem: problems.keyring },
  }),
  'settings-diagnostics': at('diagnostics', {
    diagnostics: { detailedUntil: new Date(Date.now() + 20 * 3_600_000).toISOString(), hasEnded: false },
  }),
} satisfies Record<string, AppState>;

export const LOG = [
  '2026-11-27T09:30:00.102Z info [app] vault: keyring, Secret Service',
  '2026-11-27T09:30:01.417Z info [app] connection c1: ok',
  '2026-11-27T09:31:01.420Z info [app] GET graph.microsoft.com/v1.0/users/…/mailFolders/inbox/messages/delta 200 in 214 ms',
].join('\n');

export const SETTINGS_FILE: SettingsFile = {
  writtenAt: '2026-11-20T10:00:00.000Z',
  settings: [
    { name: 'Look for new mail', from: 'every 60 seconds', to: 'every 300 seconds' },
    { name: 'Quiet hours', from: 'off', to: '20:00 to 07:00' },
  ],
  network: [
    { name: 'Proxy', from: 'as the computer', to: 'http://proxy.contoso.example:8080 as kim, mail too' },
    {
      name: 'Certificate',
      from: 'not trusted',
      to: 'Contoso Root CA G2, Contoso Ltd (5B:A1:2F:90:C4:77:0E:D8…)',
    },
  ],
  mailboxes: [
    {
      mailbox: 'orders@contoso.com',
      signer: 'dana@contoso.com',
      systemName: 'Perfex CRM',
      cloudName: 'Microsoft 365',
      verdict: 'new',
      note: 'Sign in needed, and its client secret typed again',
    },
    {
      mailbox: 'support@contoso.com',
      signer: 'support@contoso.com',
      systemName: 'This computer',
      cloudName: 'Microsoft 365',
      verdict: 'known',
      note: 'Connected already; it stays as it is',
    },
    {
      mailbox: 'lab@fabrikam.example',
      signer: 'lab@fabrikam.example',
      systemName: 'This computer',
      cloudName: 'custom',
      verdict: 'refused',
      note: 'The cloud “custom” is not known here; start the app with its file.',
    },
  ],
};
