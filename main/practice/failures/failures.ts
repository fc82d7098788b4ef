import type { PracticeFailure } from '../../../preload/contract.ts';
import type { PracticeState } from '../state.ts';
import { ACCOUNT_FAILURES } from './account.ts';
import { MAILBOX_FAILURES } from './mailbox.ts';
import { POLICY_FAILURES } from './policies.ts';
import { REGISTRATION_FAILURES } from './registration.ts';
import { SERVICE_FAILURES } from './service.ts';
import type { Failure } from './types.ts';

/** Everything that can be made to go wrong, in the order in which it is shown. */
const FAILURES: readonly Failure[] = [
  ...SERVICE_FAILURES.filter(({ group }) => group === 'Network'),
  ...SERVICE_FAILURES.filter(({ group }) => group === 'Service'),
  ...MAILBOX_FAILURES,
  ...SERVICE_FAILURES.filter(({ group }) => group === 'Tokens'),
  ...ACCOUNT_FAILURES,
  ...REGISTRATION_FAILURES,
  ...POLICY_FAILURES,
];

/** Makes a failure happen or puts it back. @throws TypeError for an id that is none */
export function provoke(
  state: PracticeState,
  { id, target, on }: { id: string; target: string; on: boolean },
): void {
  const failure = FAILURES.find((each) => each.id === id);
  if (!failure) throw new TypeError(`no failure ${id}`);
  failure.set(state, target.trim().toLowerCase(), on);
}

/** Puts everything back as it was: some people have a policy in their way by nature. */
export function putBack(state: PracticeState, before: readonly PracticeFailure[]): void {
  for (const failure of FAILURES) {
    const natural = before.find(({ id }) => id === failure.id)?.on ?? [];
    const now = targetsOn(state, failure);
    for (const target of now) if (!natural.includes(target)) failure.set(state, target, false);
    for (const target of natural) if (!now.includes(target)) failure.set(state, target, true);
  }
  const { withdrawn } = state.disturbances;
  if (withdrawn) state.grants.restore(withdrawn);
  state.disturbances.withdrawn = null;
}

/** All failures as the screen shows them: `on` holds what each is done to now. */
export function failureViews(state: PracticeState): PracticeFailure[] {
  return FAILURES.map((failure) => {
    const { id, group, title, cause, about, isOn } = failure;
    return { id, group, title, cause, about, once: isOn === undefined, on: targetsOn(state, failure) };
  });
}

function targetsOn(state: PracticeState, { about, isOn }: Failure): string[] {
  return isOn ? targetsOf(state, about).filter((target) => isOn(state, target)) : [];
}

function targetsOf({ directory, disturbances }: PracticeState, about: Failure['about']): string[] {
  switch (about) {
    case 'tenant':
      return [''];
    case 'app':
      return [...directory.applications.map(({ appId }) => appId), ...disturbances.deleted.keys()];
    case 'signer':
      return directory.people.map(({ address }) => address);
    case 'mailbox':
      return [...directory.people, ...directory.sharedMailboxes].map(({ address }) => address);
  }
}
