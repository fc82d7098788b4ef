/** What is different between two redirect URIs, in words. */

/** The reasons joined to one text; the first one that stands alone wins. */
export function redirectReason(sent: string, registered: string): string {
  if (!URL.canParse(sent) || !URL.canParse(registered)) return 'The two addresses are not the same.';
  const [a, b] = [new URL(sent), new URL(registered)];
  const reasons = [scheme(a, b), host(a, b), port(a, b), path(a, b), query(a, b)].filter(
    (text) => text !== '',
  );
  return reasons.join(' ') || 'The two addresses are not the same, letter for letter.';
}

function scheme(a: URL, b: URL): string {
  if (a.protocol === b.protocol) return '';
  return `The one sent begins with ${a.protocol}//, the registered one with ${b.protocol}//.`;
}

function host(a: URL, b: URL): string {
  if (a.hostname === b.hostname) return '';
  const isLoopback = [a, b].every(({ hostname }) => hostname === 'localhost' || hostname === '127.0.0.1');
  if (isLoopback) return 'localhost and 127.0.0.1 are two different addresses to Microsoft.';
  if (`www.${a.hostname}` === b.hostname) return 'The registered server name has "www." in front.';
  if (a.hostname === `www.${b.hostname}`) return 'The registered server name has no "www." in front.';
  return `The server names differ: ${a.hostname} was sent, ${b.hostname} is registered.`;
}

function port(a: URL, b: URL): string {
  if (a.port === b.port || a.hostname === 'localhost' || a.hostname === '127.0.0.1') return '';
  // The other scheme brings another default port along.
  if (a.protocol !== b.protocol && (a.port === '' || b.port === '')) return '';
  return `The ports differ: ${portOf(a)} was sent, ${portOf(b)} is registered.`;
}

function portOf({ port: given, protocol }: URL): string {
  return given || (protocol === 'https:' ? '443' : '80');
}

function path(a: URL, b: URL): string {
  if (a.pathname === b.pathname) return '';
  if (`${a.pathname}/` === b.pathname)
    return 'The registered address has a slash at the end, the one sent has none.';
  if (a.pathname === `${b.pathname}/`)
    return 'The one sent has a slash at the end, the registered address has none.';
  if (a.pathname.toLowerCase() === b.pathname.toLowerCase())
    return 'Upper and lower case differ in the path, and it counts there.';
  if (withoutSlashes(a.pathname) === withoutSlashes(b.pathname)) return 'The slashes in the path differ.';
  return 'The paths behind the server name differ.';
}

function withoutSlashes(text: string): string {
  return text.toLowerCase().split('/').filter(Boolean).join('/');
}

function query(a: URL, b: URL): string {
  if (a.search === b.search) return '';
  if (b.search === '')
    return `The registered address lacks ${a.search} at the end; it is a part of the address.`;
  if (a.search === '') return `The one sent lacks ${b.search} at the end; it is a part of the address.`;
  return 'The parts behind the question mark differ.';
}
