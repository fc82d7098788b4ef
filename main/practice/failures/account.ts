import { personByAddress } from '../directory/directory.ts';
import type { Hurdle } from '../directory/people.ts';
import type { TenantFault } from '../graph/disturbances.ts';
import type { PracticeState } from '../state.ts';
import type { Failure, FailureGroup, Switch } from './types.ts';

/** What happens to the tenant, to accounts, to consent and by policies. */
export const ACCOUNT_FAILURES: Failure[] = [
  fault('tenant-gone', 'Tenant and account', {
    title: 'The tenant no longer exists',
    cause: 'tenant-not-found',
  }),
  fault('other-cloud', 'Tenant and account', {
    title: 'The tenant moves to another cloud',
    cause: 'national-cloud',
  }),
  hurdle('deleted', 'Tenant and account', {
    title: 'The account is deleted',
    cause: 'account-not-in-tenant',
  }),
  hurdle('disabled', 'Tenant and account', {
    title: 'The account is disabled',
    cause: 'account-disabled-or-locked',
  }),
  hurdle('locked', 'Tenant and account', {
    title: 'The account is locked after too many attempts',
    cause: 'account-disabled-or-locked',
  }),
  hurdle('password-expired', 'Tenant and account', {
    title: 'The password has expired',
    cause: 'password-changed-or-revoked',
  }),
  {
    id: 'consent-withdrawn',
    group: 'Consent and policies',
    title: 'Every consent is withdrawn',
    cause: 'admin-consent-required',
    about: 'tenant',
    set: withdraw,
  },
  fault('publisher-unverified', 'Consent and policies', {
    title: 'Apps without a verified publisher are not consented to',
    cause: 'publisher-unverified',
    apply: withdraw,
  }),
  fault('permission-missing', 'Consent and policies', {
    title: 'The registration lists no permission',
    cause: 'permission-missing',
    apply: withdraw,
  }),
  hurdle('conditional-access', 'Consent and policies', {
    title: 'Conditional Access blocks the sign-in',
    cause: 'conditional-access-blocked',
  }),
  fault('device-code-blocked', 'Consent and policies', {
    title: 'Conditional Access blocks the device code',
    cause: 'conditional-access-blocked',
  }),
  hurdle('device-compliance', 'Consent and policies', {
    title: 'A compliant device is required',
    cause: 'device-not-compliant',
  }),
  hurdle('mfa', 'Consent and policies', {
    title: 'Multifactor authentication is required',
    cause: 'mfa-required',
  }),
  hurdle('mfa-enrollment', 'Consent and policies', {
    title: 'Multifactor authentication must be set up first',
    cause: 'mfa-enrollment-required',
  }),
];

/** Takes all consents back; what there was is kept for `putBack`. */
function withdraw({ grants, disturbances, changed }: PracticeState): void {
  disturbances.withdrawn ??= grants.snapshot();
  grants.clear();
  changed();
}

type Words = Pick<Failure, 'title' | 'cause'>;

/** Something that holds for the whole tenant. */
export function fault(
  name: TenantFault,
  group: FailureGroup,
  { apply, ...words }: Words & { apply?(state: PracticeState): void },
): Switch {
  return {
    ...words,
    id: name,
    group,
    about: 'tenant',
    isOn: ({ disturbances }) => disturbances.faults.has(name),
    set(state, _, on) {
      if (on) state.disturbances.faults.add(name);
      else state.disturbances.faults.delete(name);
      if (on) apply?.(state);
    },
  };
}

function hurdle(name: Hurdle, group: FailureGroup, words: Words): Switch {
  return {
    ...words,
    id: `account-${name}`,
    group,
    about: 'signer',
    isOn: ({ directory }, address) => personByAddress(directory, address)?.hurdle === name,
    set({ directory }, address, on) {
      const person = personByAddress(directory, address);
      if (!person) return;
      if (on) person.hurdle = name;
      else if (person.hurdle === name) person.hurdle = null;
    },
  };
}
