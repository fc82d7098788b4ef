const DAY_MS = 86_400_000;
/** https://learn.microsoft.com/entra/identity-platform/refresh-tokens#token-lifetime */
const LIFETIME_DAYS = 90;
/** Days before the end from which it is mentioned. */
const NOTICE_DAYS = 14;

/**
 * Whole days until a sign-in ends because nobody used it: a mailbox that is paused asks for no token. Null
 * while there is time, once it is over (then a sign-in is asked for), and where it was never used.
 * @param now epoch milliseconds
 */
export function unusedSignInDays(lastSync: string | null, now: number): number | null {
  if (lastSync === null) return null;
  const days = LIFETIME_DAYS - Math.ceil((now - Date.parse(lastSync)) / DAY_MS);
  return days >= 0 && days <= NOTICE_DAYS ? days : null;
}
