import type { RenewalView } from '../../../../preload/contract.ts';

export type RenewalPurpose = 'renew' | 'remove';

/** What is under way; null where nothing is. */
export function purposeOf(renewal: RenewalView): RenewalPurpose | null {
  switch (renewal.phase) {
    case 'idle':
      return null;
    case 'choose':
      return 'remove';
    case 'rehearse':
      return 'renew';
    default:
      return renewal.purpose;
  }
}

/** Where it stands, in a few words. */
export function renewalWords(renewal: RenewalView): string {
  switch (renewal.phase) {
    case 'idle':
      return renewal.hasNew ? 'A new secret waits for its proof' : 'Nothing was changed';
    case 'signing-in':
      return renewal.stalled ? 'The sign-in page is not loading' : 'Waiting for the administrator to sign in';
    case 'working':
      return renewal.now;
    case 'rehearse':
      return 'The new secret has to be proven by a sign-in';
    case 'choose':
      return 'Choose the secrets to remove';
    case 'done':
      return renewal.done.at(-1) ?? 'Done';
    case 'failed':
      return renewal.problem.title;
  }
}
