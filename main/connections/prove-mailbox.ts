import type { Problem } from '../../preload/contract.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Mailbox } from '../mailbox/types.ts';
import { failure, type Result, success } from '../result.ts';
import type { Connection } from './types.ts';

/**
 * Proves after a sign-in that it was the expected Signer and that the Mailbox really opens: a green
 * "signed in" proves neither. Answers the Signer's address as Graph names it.
 */
export async function proveMailbox(
  connection: Connection,
  mailbox: Mailbox,
  diagnose: (evidence: Evidence) => Problem,
  signal: AbortSignal,
): Promise<Result<string>> {
  const me = await mailbox.me(signal);
  if (!me.ok) return me;
  const { mail, userPrincipalName } = me.value;
  // The sign-in name may differ from the mail address; either may have been typed.
  const names = [mail, userPrincipalName, connection.signedInAs].filter((name) => name !== null);
  if (!names.some((name) => isSameAddress(name, connection.signer))) {
    return failure(diagnose(wrongSigner(connection.signer, mail ?? userPrincipalName)));
  }
  const opened = await mailbox.counts(signal);
  return opened.ok ? success(mail ?? userPrincipalName) : opened;
}

function isSameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function wrongSigner(expected: string, actual: string): Evidence {
  return {
    source: 'app',
    cause: 'wrong-signer',
    facts: { message: `Signed in as ${actual}; this connection expects ${expected}.` },
  };
}
