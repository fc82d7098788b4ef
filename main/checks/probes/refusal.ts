import type { Cause, Facts } from '../../../preload/contract.ts';
import { serverText } from './failure.ts';
import type { ProbeTarget } from './types.ts';

/** What the token says of itself; nothing of it is trusted, it only explains a refusal. */
interface Claims {
  aud?: unknown;
  scp?: unknown;
  exp?: unknown;
  upn?: unknown;
}

const PROTOCOL_SCOPE = { imap: 'IMAP.AccessAsUser.All', pop: 'POP.AccessAsUser.All', smtp: 'SMTP.Send' };
const GRAPH_AUDIENCE =
  /^(?:https:\/\/(?:[\w-]+-)?graph\.microsoft\.|https:\/\/microsoftgraph\.|00000003-0000-0000-c000-)/i;

/**
 * Why Exchange may have refused a token: it gives one answer for every reason, but most of them can
 * be read from the token. Undefined where the token looks right, or is opaque as those of personal
 * accounts are.
 */
export function causeInToken(
  { accessToken }: ProbeTarget,
  protocol: keyof typeof PROTOCOL_SCOPE,
  now: number,
): Cause | undefined {
  const claims = claimsOf(accessToken);
  if (!claims) return undefined;
  if (typeof claims.aud === 'string' && GRAPH_AUDIENCE.test(claims.aud)) return 'scope-wrong-resource';
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= now) return 'token-expired-or-invalid';
  const scopes = typeof claims.scp === 'string' ? claims.scp.split(' ') : null;
  return scopes && !scopes.includes(PROTOCOL_SCOPE[protocol]) ? 'permission-missing' : undefined;
}

/** Whether the mailbox is another one than that of the token's person; undefined where nobody knows. */
export function isOtherMailbox({ accessToken, user }: ProbeTarget): boolean | undefined {
  const upn = claimsOf(accessToken)?.upn;
  return typeof upn === 'string' ? upn.toLowerCase() !== user.toLowerCase() : undefined;
}

/**
 * "Authenticated but not connected": the token is good, the mailbox does not open. Somebody else's
 * lacks Full Access; one's own has no licence or is not in the cloud.
 */
export function causeOfNotConnected(target: ProbeTarget): Cause {
  return isOtherMailbox(target) === false ? 'service-not-licensed-or-provisioned' : 'no-mailbox-permission';
}

/** The server's own answer as facts. */
export function answerFacts(text: string, code?: string): Facts {
  return { message: serverText(text) || 'An empty answer', ...(code && { code }) };
}

function claimsOf(token: string): Claims | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' ? claims : null;
  } catch {
    return null;
  }
}
