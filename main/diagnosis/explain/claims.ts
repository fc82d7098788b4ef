import type { Cause } from '../../../preload/contract.ts';
import type { Hit } from './hit.ts';
import type { Layer } from './layer.ts';
import { WEIGHT } from './signatures.ts';

/** Whom a token is for, in the token itself, decoded beside the error, or as a log prints it. */
const AUDIENCE = /\b(?:aud|audience)["']?\s{0,3}[:=]\s{0,3}["'[]{0,2}([^"'\s,}\]]{5,100})/gi;
/** A permission of mail protocols that was asked of Graph: the token will be one for Graph. */
const GRAPH_MAIL_SCOPE = /graph\.microsoft\.com\/(?:IMAP\.AccessAsUser|POP\.AccessAsUser|SMTP\.Send)/gi;
const SCOPES = /\b(?:scp|scopes?)["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9./:_ -]{5,300})/gi;

const GRAPH = /graph\.microsoft|00000003-0000-0000-c000-000000000000|microsoftgraph/i;
const OUTLOOK = /outlook\.office|office365|00000002-0000-0ff1-ce00-000000000000|partner\.outlook/i;
const MAIL_SCOPE = /IMAP\.|POP\.|SMTP\.|full_access_as/i;

/** Causes that a mail server's refusal is reported under while nothing more is known. */
const REFUSALS = new Set<Cause | null>([
  'imap-disabled-or-refused',
  'pop-disabled-or-refused',
  'token-expired-or-invalid',
  'no-mailbox-permission',
]);

/**
 * A mail server never says why it refuses a token. Where the token, its claims or the scopes that were
 * asked for stand beside the refusal, they do.
 */
export function claimHits(layers: readonly Layer[], hits: readonly Hit[]): Hit[] {
  const isRefused = hits.some(({ cause, isMention }) => !isMention && REFUSALS.has(cause));
  if (!isRefused) return [];
  const isMail = layers.some(({ text }) => /AUTHENTICATE|\bIMAP|\bPOP3?\b|\bSMTP|XOAUTH2|\b535\b/.test(text));
  const isGraph = hits.some(({ code }) => code === 'InvalidAuthenticationToken');
  return layers.flatMap((layer) => [
    ...audienceHits(layer, { isMail, isGraph }),
    ...(isMail ? matches(layer, GRAPH_MAIL_SCOPE, 'scope-wrong-resource', WEIGHT.text) : []),
    ...(isMail ? scopeHits(layer) : []),
  ]);
}

function audienceHits(layer: Layer, { isMail, isGraph }: { isMail: boolean; isGraph: boolean }): Hit[] {
  return [...layer.text.matchAll(AUDIENCE)].flatMap((match) => {
    const audience = match[1] ?? '';
    const isWrong = (isMail && !isGraph && GRAPH.test(audience)) || (isGraph && OUTLOOK.test(audience));
    return isWrong ? [hit(layer, match, 'scope-wrong-resource', WEIGHT.aadsts)] : [];
  });
}

/** A token for Outlook that carries no permission of a mail protocol. */
function scopeHits(layer: Layer): Hit[] {
  if (!OUTLOOK.test(layer.text)) return [];
  return [...layer.text.matchAll(SCOPES)]
    .filter(
      (match) => /\b(?:Mail|EWS|User|Calendars)\./.test(match[1] ?? '') && !MAIL_SCOPE.test(match[1] ?? ''),
    )
    .map((match) => hit(layer, match, 'permission-missing', WEIGHT.likely));
}

function matches(layer: Layer, pattern: RegExp, cause: Cause, weight: number): Hit[] {
  return [...layer.text.matchAll(pattern)].map((match) => hit(layer, match, cause, weight));
}

function hit(layer: Layer, match: RegExpMatchArray, cause: Cause, weight: number): Hit {
  const start = match.index ?? 0;
  return { cause, kind: 'text', weight, layer, start, end: start + match[0].length, isMention: false };
}
