import { diagnose } from '../diagnosis/diagnose.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Mailbox } from '../mailbox/types.ts';
import { failure, type Result, success } from '../result.ts';
import type { Connection } from './types.ts';

/** What the System's permissions allow to ask; null where they do not. */
export interface ProofSources {
  /** Answers `/me`. */
  signer: Mailbox | null;
  /** Opens the mailbox. */
  mailbox: Mailbox | null;
}

/**
 * Proves after a sign-in that it was the expected Signer and that the Mailbox really opens: a green
 * "signed in" proves neither. Answers the Signer's address, as Graph names it where Graph may be asked.
 */
export async function proveMailbox(
  connection: Connection,
  { signer, mailbox }: ProofSources,
  signal: AbortSignal,
): Promise<Result<string>> {
  const me = signer ? await signer.me(signal) : null;
  if (me && !me.ok) return me;
  const { mail = null, userPrincipalName = null } = me?.ok ? me.value : {};
  // The sign-in name may differ from the mail address; either may have been typed.
  const names = [mail, userPrincipalName, connection.signedInAs].filter((name) => name !== null);
  const actual = names[0] ?? '';
  if (!names.some((name) => isSameAddress(name, connection.signer))) {
    return failure(diagnose(wrongSigner(connection.signer, actual)));
  }
  if (!mailbox) return success(actual);
  const opened = await mailbox.counts('inbox', signal);
  return opened.ok ? success(actual) : opened;
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
