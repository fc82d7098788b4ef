import type { RenewalView, SecretView } from '../../../preload/contract.ts';

/** Days before the end of a secret from which on the connection warns. */
const SOON = 30;
/** Days from which on it is pressing. */
const NOW = 7;

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' });

export type Urgency = 'none' | 'soon' | 'now' | 'over';

/** How pressing it is to renew the secret. */
export function urgencyOf({ daysLeft }: SecretView): Urgency {
  if (daysLeft === null || daysLeft > SOON) return 'none';
  if (daysLeft < 0) return 'over';
  return daysLeft <= NOW ? 'now' : 'soon';
}

/** When the secret ends, in words. */
export function expiryWords({ expiresAt, daysLeft }: SecretView): string {
  if (expiresAt === null || daysLeft === null) return 'Nobody said when it expires.';
  const date = day.format(new Date(expiresAt));
  if (daysLeft < 0) return `It expired on ${date}.`;
  if (daysLeft === 0) return `It expires today, ${date}.`;
  return `It expires on ${date}: ${daysLeft === 1 ? '1 day' : `${daysLeft} days`} left.`;
}

/** What the button says that opens the renewal. */
export function renewLabel(renewal: RenewalView): string {
  if (renewal.phase === 'rehearse' || (renewal.phase === 'idle' && renewal.hasNew)) return 'Go on renewing…';
  const isUnderWay = renewal.phase === 'signing-in' || renewal.phase === 'working';
  return isUnderWay ? 'See the progress…' : 'Renew…';
}
