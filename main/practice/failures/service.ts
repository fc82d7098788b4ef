import type { PathFaults } from '../path-faults.ts';
import type { PracticeState } from '../state.ts';
import { fault } from './account.ts';
import type { Failure, Switch } from './types.ts';

/** What happens to tokens, to Microsoft's service and to the network. */
export const SERVICE_FAILURES: Failure[] = [
  once('session-revoked', {
    title: 'An administrator ends the session',
    cause: 'password-changed-or-revoked',
    set({ refreshTokens, sessions, accessTokens, changed }, address) {
      refreshTokens.end(address, 'revoked');
      sessions.forget(address);
      accessTokens.challenge(address);
      changed();
    },
  }),
  once('refresh-token-expired', {
    title: 'The sign-in was not used for 90 days',
    cause: 'refresh-token-expired',
    set({ refreshTokens, accessTokens, changed }, address) {
      refreshTokens.end(address, 'inactive');
      accessTokens.expire(address);
      changed();
    },
  }),
  once('access-token-expired', {
    title: 'The access token ends early',
    cause: 'token-expired-or-invalid',
    set: ({ accessTokens }, address) => accessTokens.expire(address),
  }),
  once('claims-challenge', {
    title: 'Microsoft asks for a fresh sign-in (claims challenge)',
    cause: 'claims-challenge',
    set: ({ accessTokens }, address) => accessTokens.challenge(address),
  }),
  fault('wrong-audience', 'Tokens', {
    title: 'Tokens are for the wrong resource',
    cause: 'scope-wrong-resource',
  }),
  fault('scope-unknown', 'Tokens', {
    title: 'A permission asked for does not exist',
    cause: 'scope-invalid',
  }),
  fault('codes-spent', 'Tokens', {
    title: 'Sign-in codes are used up by somebody else',
    cause: 'code-expired-or-reused',
  }),
  fault('device-codes-expire', 'Tokens', {
    title: 'Device codes expire at once',
    cause: 'device-code-expired-or-pending',
  }),

  flag('throttled', { title: 'Microsoft asks to slow down', cause: 'throttled' }),
  fault('entra-throttled', 'Service', {
    title: 'The sign-in service asks to slow down',
    cause: 'throttled',
  }),
  flag('outage', { title: 'Microsoft 365 is out of order', cause: 'service-outage' }),
  {
    id: 'sync-state-lost',
    group: 'Service',
    title: 'The sync position is lost',
    cause: 'sync-state-expired',
    about: 'mailbox',
    set(state, address) {
      const mailbox = state.mailboxes.find(address);
      if (mailbox) mailbox.generation += 1;
      state.changed();
    },
  },

  flag('offline', { title: 'The network is down', cause: 'offline-or-dns' }),
  path('names-not-found', {
    title: 'Microsoft’s names are not found',
    cause: 'offline-or-dns',
    isOn: ({ unresolvable }) => unresolvable,
    set(faults, on) {
      faults.unresolvable = on;
    },
  }),
  path('mail-ports-blocked', {
    title: 'A firewall blocks the mail ports',
    cause: 'offline-or-dns',
    isOn: ({ blocked }) => blocked.has('imap'),
    set({ blocked }, on) {
      for (const role of ['imap', 'pop', 'smtp'] as const) {
        if (on) blocked.add(role);
        else blocked.delete(role);
      }
    },
  }),
  path('proxy-denies', {
    title: 'A proxy lets nothing through',
    cause: 'proxy-blocks',
    isOn: ({ proxy }) => proxy === 'denies',
    set(faults, on) {
      faults.proxy = on ? 'denies' : 'none';
    },
  }),
  path('tls-intercepted', {
    title: 'Something reads along and shows its own certificate',
    cause: 'tls-intercepted',
    isOn: ({ certificate }) => certificate === 'untrusted',
    set(faults, on) {
      faults.certificate = on ? 'untrusted' : 'own';
    },
  }),
  path('clock-ahead', {
    title: 'This computer’s clock is 20 minutes fast',
    cause: 'clock-skew',
    isOn: ({ clockAheadMs }) => clockAheadMs > 0,
    set(faults, on) {
      faults.clockAheadMs = on ? 20 * 60_000 : 0;
    },
  }),
];

type Words = Pick<Failure, 'title' | 'cause'>;

/** Something that happens to the tokens there are. */
function once(id: string, draft: Words & { set(state: PracticeState, address: string): void }): Failure {
  return { ...draft, id, group: 'Tokens', about: 'signer' };
}

function flag(name: 'offline' | 'throttled' | 'outage', words: Words): Switch {
  return {
    ...words,
    id: name,
    group: name === 'offline' ? 'Network' : 'Service',
    about: 'tenant',
    isOn: ({ disturbances }) => disturbances.switches[name],
    set({ disturbances }, _, on) {
      disturbances.switches[name] = on;
    },
  };
}

function path(
  id: string,
  {
    isOn,
    set,
    ...words
  }: Words & { isOn(faults: PathFaults): boolean; set(faults: PathFaults, on: boolean): void },
): Switch {
  return {
    ...words,
    id,
    group: 'Network',
    about: 'tenant',
    isOn: (state) => isOn(state.path),
    set: (state, _, on) => set(state.path, on),
  };
}
