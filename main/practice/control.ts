import { personByAddress } from './directory/directory.ts';
import type { Person } from './directory/people.ts';
import { failureViews, provoke, putBack } from './failures/failures.ts';
import type { PracticeState } from './state.ts';
import type { PracticeControl } from './types.ts';

/** The control surface over the tenant's state. Unknown addresses are a bug of the caller: TypeError. */
export function practiceControl(state: PracticeState): PracticeControl {
  const natural = failureViews(state);
  return {
    ...mailControl(state),
    ...accountControl(state),
    switches: state.disturbances.switches,
    path: state.path,
    throttle: (count, retryAfterSeconds) => state.disturbances.throttle(count, retryAfterSeconds),
    unsettleDelta(on) {
      state.disturbances.unsettledDelta = on;
    },
    failures: () => failureViews(state),
    provoke: (id, target, on) => provoke(state, { id, target, on }),
    putBack: () => putBack(state, natural),
    policies: state.directory.policies,
    exchange: state.exchange,
    get replicationLag() {
      return state.directory.replication.lag;
    },
    set replicationLag(count) {
      state.directory.replication.lag = count;
    },
  };
}

type MailControl = Pick<PracticeControl, 'deliver' | 'deliverMessage' | 'loseSyncState'>;

function mailControl(state: PracticeState): MailControl {
  return {
    deliver(address, count) {
      state.mailboxes.deliver(address, count, state.now());
      state.changed();
    },
    deliverMessage(address, message) {
      state.mailboxes.deliverMessage(address, message, state.now());
      state.changed();
    },
    loseSyncState(address) {
      const mailbox = state.mailboxes.find(address);
      if (!mailbox) throw new TypeError(`no mailbox ${address}`);
      mailbox.generation += 1;
      state.changed();
    },
  };
}

type AccountControl = Omit<
  PracticeControl,
  | keyof MailControl
  | 'switches'
  | 'path'
  | 'throttle'
  | 'unsettleDelta'
  | 'policies'
  | 'exchange'
  | 'failures'
  | 'provoke'
  | 'putBack'
  | 'replicationLag'
>;

function accountControl(state: PracticeState): AccountControl {
  const person = (address: string) => mustFind(state, address);
  return {
    /** Graph learns of it too: clients that understand challenges get one at once. */
    revoke(address) {
      const known = person(address).address;
      state.refreshTokens.end(known, 'revoked');
      state.sessions.forget(known);
      state.accessTokens.challenge(known);
      state.changed();
    },
    expireRefreshTokens(address) {
      state.refreshTokens.end(person(address).address, 'inactive');
      state.changed();
    },
    expireAccessTokens: (address) => state.accessTokens.expire(person(address).address),
    challengeClaims: (address) => state.accessTokens.challenge(person(address).address),
    expireSecrets(expired) {
      state.directory.secretsExpired = expired;
    },
    setHurdle(address, hurdle) {
      person(address).hurdle = hurdle;
    },
    withdrawConsent() {
      state.grants.clear();
      state.changed();
    },
  };
}

function mustFind(state: PracticeState, address: string): Person {
  const person = personByAddress(state.directory, address);
  if (!person) throw new TypeError(`no account ${address}`);
  return person;
}
