/**
 * True when `url` is the answer to `redirectUri`: same parsed origin and path, and every query
 * parameter the redirect URI itself carries. A prefix comparison would also match
 * `http://localhost.evil.example` (RFC 9700 §4.1.3 asks for exact matching).
 */
export function isRedirectTo(url: string, redirectUri: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(redirectUri)) return false;
  const actual = new URL(url);
  const expected = new URL(redirectUri);
  if (actual.protocol !== expected.protocol || actual.host !== expected.host) return false;
  if (actual.pathname !== expected.pathname || actual.username || actual.password) return false;
  return [...expected.searchParams].every(([name, value]) =>
    actual.searchParams.getAll(name).includes(value),
  );
}
