import type { CommandInput, Registration, Setup } from '../../../preload/contract.ts';

type Own = Pick<
  Setup,
  | 'system'
  | 'inputs'
  | 'way'
  | 'guidedDone'
  | 'secretExpiresAt'
  | 'mailbox'
  | 'signer'
  | 'cloud'
  | 'consent'
  | 'recordsConsent'
>;

/** Everything the setup's fields hold, without nesting; the client secret is not among it. */
export interface DraftValues extends Registration, Own {}

/** The fields of a setup as main has them. */
export function valuesOf(setup: Setup): DraftValues {
  const { system, inputs, way, guidedDone, secretExpiresAt, registration } = setup;
  const { mailbox, signer, cloud, consent, recordsConsent } = setup;
  return {
    ...{ system, inputs, way, guidedDone, secretExpiresAt },
    ...{ mailbox, signer, cloud, consent, recordsConsent },
    ...registration,
  };
}

const REGISTRATION_FIELDS: readonly string[] = [
  'clientId',
  'tenant',
  'audience',
  'platform',
  'redirectUri',
] satisfies (keyof Registration)[];

/** Changed fields in the shape of the command that keeps them. */
export function toUpdate(changed: Partial<DraftValues>): CommandInput<'setup.update'> {
  const entries = Object.entries(changed).filter(([, value]) => value !== undefined);
  const isOfRegistration = ([name]: [string, unknown]) => REGISTRATION_FIELDS.includes(name);
  const registration = Object.fromEntries(entries.filter(isOfRegistration));
  return {
    ...Object.fromEntries(entries.filter((entry) => !isOfRegistration(entry))),
    ...(Object.keys(registration).length > 0 ? { registration } : {}),
  };
}

/** `draft` without the fields that `known` holds with the same value. */
export function withoutEqual(draft: Partial<DraftValues>, known: Partial<DraftValues>): Partial<DraftValues> {
  const entries = Object.entries(draft) as [keyof DraftValues, unknown][];
  const rest = entries.filter(([name, value]) => !isEqual(known[name], value));
  return rest.length === entries.length ? draft : Object.fromEntries(rest);
}

/** Values are text, lists of texts, or texts by name. */
function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
