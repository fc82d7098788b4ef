import type { AppState, ConnectionView, Problem, UpkeepView } from '../../preload/contract.ts';
import { DEFAULT_NETWORK_VIEW } from '../../preload/default-network.ts';
import { DEFAULT_SETTINGS } from '../../preload/default-settings.ts';

/** A problem with the given cause; the words do not matter. */
export function problem(cause: Problem['cause'] = 'unknown'): Problem {
  return {
    cause,
    title: `Title of ${cause}`,
    text: 'Text',
    who: 'user',
    steps: [],
    facts: { message: 'raw' },
  };
}

function upkeepView(values: Partial<UpkeepView> = {}): UpkeepView {
  return {
    renewal: { phase: 'idle', hasNew: false },
    handedOver: [],
    asksExpiry: false,
    secretsUrl: null,
    bootstrap: { clientId: 'b', clientName: 'Bootstrap', scopes: [] },
    ...values,
  };
}

export function connectionView(values: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: 'c1',
    system: 'this-computer',
    mailbox: 'support@contoso.example',
    signer: 'support@contoso.example',
    signedInAs: 'support@contoso.example',
    cloud: 'global',
    cloudName: 'Microsoft 365',
    practice: false,
    registration: {
      clientId: '11111111-1111-4111-8111-111111111111',
      tenant: '22222222-2222-4222-8222-222222222222',
      audience: 'AzureADMyOrg',
      platform: 'publicClient',
      redirectUri: 'http://localhost',
    },
    canWrite: true,
    canAskToWrite: false,
    systemName: 'This computer',
    proof: [],
    handover: null,
    secret: null,
    drift: null,
    driftVisit: { phase: 'idle' },
    checks: null,
    upkeep: upkeepView(),
    status: { kind: 'ok' },
    lastSync: null,
    nextSync: null,
    isMuted: false,
    inbox: { revision: 0, loaded: 0, hasMore: false, loading: 'none', unread: 0, total: 0 },
    ...values,
  };
}

export function appState(values: Partial<AppState> = {}): AppState {
  return {
    version: '0.0.0',
    runtime: 'test',
    platform: 'linux',
    vault: { kind: 'keyring', backend: 'Secret Service' },
    notice: null,
    clouds: [{ id: 'global', name: 'Microsoft 365' }],
    systems: [],
    setup: null,
    signIn: { phase: 'idle' },
    connections: [],
    errand: null,
    activityRevision: 0,
    selected: null,
    mail: null,
    transfers: [],
    practice: null,
    place: { screen: 'connection', tab: null, visit: 0 },
    settings: DEFAULT_SETTINGS,
    network: DEFAULT_NETWORK_VIEW,
    diagnostics: { detailedUntil: null, hasEnded: false },
    ...values,
  };
}
