import type { Imported } from '../../../preload/contract.ts';
import { gather } from './findings.ts';
import { readJson } from './read-json.ts';
import { readLines } from './read-lines.ts';
import { recogniseSystem } from './recognise-system.ts';
import { warningsFor } from './warnings.ts';

/** As the command's input; what is longer is cut. */
const MAX_TEXT = 200_000;

/**
 * Makes a draft Registration of a foreign configuration: email-oauth2-proxy, DavMail, osTicket, Znuny,
 * `.env`, INI, JSON, or pasted endpoint addresses. What is not there stays empty; what will break is said.
 * Never throws; the secret is in `secret` and nowhere else.
 */
export function importRegistration(text: string): Imported & { secret?: string } {
  const source = text.slice(0, MAX_TEXT).replace(/^\ufeff/, '');
  const entries = readJson(source) ?? readLines(source);
  const findings = gather(source, entries);
  const { clientId, tenant, redirectUri, mailbox, secret } = findings;
  return {
    clientId,
    tenant,
    redirectUri,
    mailbox,
    hasSecret: secret !== '',
    system: recogniseSystem(findings),
    warnings: warningsFor(findings),
    ...(secret !== '' && { secret }),
  };
}
