import type { CommandInput, Registration, Setup } from '../../../preload/contract.ts';

/** Everything the setup's fields hold, without nesting; the client secret is not among it. */
export interface DraftValues extends Registration, Pick<Setup, 'mailbox' | 'signer' | 'cloud' | 'consent'> {}

/** The fields of a setup as main has them. */
export function valuesOf(setup: Setup): DraftValues {
  const { mailbox, signer, cloud, consent, registration } = setup;
  return { mailbox, signer, cloud, consent, ...registration };
}

/** Changed fields in the shape of the command that keeps them. */
export function toUpdate(changed: Partial<DraftValues>): CommandInput<'setup.update'> {
  const { mailbox, signer, cloud, consent, ...registration } = changed;
  return {
    ...(mailbox === undefined ? {} : { mailbox }),
    ...(signer === undefined ? {} : { signer }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(consent === undefined ? {} : { consent }),
    ...(Object.keys(registration).length > 0 ? { registration } : {}),
  };
}

/** `draft` without the fields that `known` holds with the same value. */
export function withoutEqual(draft: Partial<DraftValues>, known: Partial<DraftValues>): Partial<DraftValues> {
  const entries = Object.entries(draft) as [keyof DraftValues, string][];
  const rest = entries.filter(([name, value]) => known[name] !== value);
  return rest.length === entries.length ? draft : Object.fromEntries(rest);
}
