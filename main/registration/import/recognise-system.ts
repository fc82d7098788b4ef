import type { Findings } from './findings.ts';

/** Systems by the end of their redirect URI. */
const BY_REDIRECT: readonly [RegExp, string][] = [
  [/\/admin\/mailbox\/oauth\/callback(?:\?|$)/i, 'perfex-crm'],
  [/\.maxxton\.net\/customercare\//i, 'maxxton-mxts'],
  [/\/AgentWeb\/Bookmark\/Mailboxes\/Auth$/i, 'oracle-b2c-service'],
  [/\/api\/auth\/oauth2$/i, 'osticket'],
  [/\/api\/v1\/external_credentials\/microsoft365\/callback$/i, 'zammad-imap'],
  [/\/api\/v1\/external_credentials\/microsoft_graph\/callback$/i, 'zammad'],
  [/\/get-oauth2-token-by-authorization-code\.pl$/i, 'znuny'],
  [/\/mailbox\/oauth\/?$/i, 'freescout'],
];

/** Systems by a setting that only they have. */
const BY_KEY: readonly [RegExp, string][] = [
  [/^CUSTOM_CFG_MAILBOX_OA_/i, 'oracle-b2c-service'],
  [/^permission_url$/, 'email-oauth2-proxy'],
];

/** Id of the System a configuration comes from; `custom` where nothing tells. */
export function recogniseSystem({ redirectUri, entries }: Pick<Findings, 'redirectUri' | 'entries'>): string {
  const byRedirect = BY_REDIRECT.find(([pattern]) => pattern.test(redirectUri));
  if (byRedirect) return byRedirect[1];
  const byKey = BY_KEY.find(([pattern]) => entries.some(({ key }) => pattern.test(key)));
  return byKey?.[1] ?? 'custom';
}
