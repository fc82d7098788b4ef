/** Longest address that mail servers take (RFC 5321, 4.5.3.1.3 less the angle brackets). */
const MAX_LENGTH = 254;

/** Why a text is no mail address, in words that help to mend it; null if it is one. */
export function addressTrouble(address: string, what: string): string | null {
  if (address === '') return `${what} is missing.`;
  const parts = address.split('@');
  const [local = '', domain = ''] = parts;
  if (parts.length === 1) return `${what} “${shorten(address)}” has no @.`;
  if (parts.length > 2) return `${what} “${shorten(address)}” has more than one @.`;
  if (/\s/.test(address)) return `${what} “${shorten(address)}” has a space in it.`;
  if (address.length > MAX_LENGTH) return `${what} is longer than an address can be.`;
  if (local === '') return `${what} has nothing before the @.`;
  if (!domain.includes('.')) return `${what} “${shorten(address)}” has no dot after the @.`;
  // Domains in other scripts are written as they are read; what IDNA forbids is not looked at here.
  const isDomain = /^[\p{L}\p{N}]([\p{L}\p{N}-]*\.)+[\p{L}\p{N}-]{2,}$/u.test(domain);
  const isLocal = /^[^\s"(),:;<>@[\\\]]+$/.test(local) && !/^\.|\.$|\.\./.test(local);
  return isDomain && !domain.includes('..') && isLocal
    ? null
    : `${what} “${shorten(address)}” is no address.`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
