/**
 * Takes out of a text whatever opens a door: tokens, codes, secrets, passwords. Error numbers and the
 * GUIDs of traces stay, as they are what an administrator looks a failure up by.
 */
const REMOVED = '[removed]';

/** Shortest run of token characters that is taken for a token; a GUID has 36. */
const LONG_RUN = /[A-Za-z0-9+/_=~!*.-]{40,}/g;
/** Begins only where a run begins: looking from every dash on would take quadratic time. */
const JWT = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){1,4}/g;
/** `xyz8Q~…`: the shape of the secrets Entra makes. */
const CLIENT_SECRET = /[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{20,}/g;
const HEADER_LINE = /\b((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s*[:=]\s*)[^\r\n]+/gi;
const BEARER = /\b(bearer|pop)\s+[A-Za-z0-9._~+/=-]{8,}/gi;

/** As protocols write them (`client_secret`), and as programs and variables do (`clientSecret`, `APP_CLIENT_SECRET`). */
const SECRET_NAMES = [
  '(?:access|refresh|id)[_-]?token',
  'client[_-]?(?:secret|assertion|info)',
  'assertion',
  'code[_-]?verifier',
  '(?:device|user)[_-]?code',
  'session_state',
  'secretText',
  'password',
  'passwd',
  'pwd',
].join('|');
const NAME = `(?<![A-Za-z0-9])(${SECRET_NAMES})`;
/** Between name and value; JSON inside a JSON string has a backslash before each quote. */
const SIGN = String.raw`(\\*["']?\s*(?:=>|[:=](?!>))\s*)`;
const QUOTED_VALUE = new RegExp(
  String.raw`${NAME}${SIGN}("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\\+["'][^"']*["']?)`,
  'gis',
);
const PLAIN_VALUE = new RegExp(
  String.raw`${NAME}(\\*["']?\s*(?:=>|[:=](?!>))\s*|(?:%22)?%3[AD](?:%22)?(?!%22))[^\s"'&;,[]+`,
  'gi',
);
const MARKED_UP_VALUE = new RegExp(`<(${SECRET_NAMES})>[^<[]+`, 'gi');
/** `//name:password@host`: a proxy's address in an environment variable. */
const IN_ADDRESS = /(\/\/[^\s/@:]{0,200}:)[^\s/@[]{1,500}@/g;
/** Up to seven digits are an error number, as in `…/error?code=50011`. */
const CODE_PARAMETER = /(^|[?&#\s])(code|nonce|state)=(?!\d{1,7}(?:[\s"'&,;)]|$))[^\s"'&[]+/gi;

/** A long local part may have been taken for a token before. */
const ADDRESS = /(?:\[removed\]|[^\s@<>"'(),;:[\]=/?&|]{1,200})(?:@|%40)[^\s@<>"'(),;:[\]=/?&|]{1,255}/g;

/** A run that is made of words, numbers and GUIDs between slashes and dots: an address, not a token. */
const HARMLESS_PART =
  /^(?:[a-z-]{0,39}|[A-Za-z-]{0,24}|[a-z0-9-]{0,12}|v?\d{0,15}|AADSTS\d+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;

/** The text without tokens, codes and secrets. Applied twice it changes nothing more. */
export function redact(text: string): string {
  return text
    .replace(HEADER_LINE, `$1$2${REMOVED}`)
    .replace(QUOTED_VALUE, `$1$2${REMOVED}`)
    .replace(PLAIN_VALUE, `$1$2${REMOVED}`)
    .replace(MARKED_UP_VALUE, `<$1>${REMOVED}`)
    .replace(IN_ADDRESS, `$1${REMOVED}@`)
    .replace(CODE_PARAMETER, `$1$2=${REMOVED}`)
    .replace(BEARER, `$1 ${REMOVED}`)
    .replace(JWT, REMOVED)
    .replace(CLIENT_SECRET, REMOVED)
    .replace(LONG_RUN, (run) => (isAddressLike(run) ? run : REMOVED));
}

function isAddressLike(run: string): boolean {
  return run.split(/[/.]/).every((part) => HARMLESS_PART.test(part));
}

/** As `redact`, and without e-mail addresses: a log is read by people who need not know who wrote. */
export function redactForLog(text: string): string {
  return redact(text).replace(ADDRESS, '[address]');
}

/** Secrets by kind, for warning whoever pasted one; `value` is the secret without its name. */
export const SECRET_PATTERNS: readonly {
  kind: 'client-secret' | 'token' | 'password' | 'code';
  pattern: RegExp;
}[] = [
  { kind: 'client-secret', pattern: CLIENT_SECRET },
  {
    kind: 'client-secret',
    pattern:
      /\b(?:client_?secret|secretText)["']?\s{0,3}(?:[:=]|=>)\s{0,3}["']?(?<value>[^\s"'&;,[<>(*]{8,})/gi,
  },
  { kind: 'token', pattern: JWT },
  { kind: 'token', pattern: /\bbearer\s+(?<value>[A-Za-z0-9._~+/=-]{20,})/gi },
  {
    kind: 'token',
    pattern:
      /\b(?:access_?token|refresh_?token|id_?token|assertion)["']?\s{0,3}(?:[:=]|=>)\s{0,3}["']?(?<value>[A-Za-z0-9._~+/=!*-]{20,})/gi,
  },
  {
    kind: 'password',
    pattern: /\b(?:password|passwd|pwd)["']?\s{0,3}[:=]\s{0,3}["']?(?<value>[^\s"'&;,[<>(*.]{6,})/gi,
  },
  { kind: 'code', pattern: /(?:^|[?&#])code=(?<value>[A-Za-z0-9._~!*-]{20,})/gi },
];
