import type { Cause, Facts } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';

/** What a failure is about, as far as it is known: it fills in links and commands. */
export interface Subject {
  cloud?: Cloud;
  /** Tenant id or domain. */
  tenant?: string;
  clientId?: string;
  redirectUri?: string;
  /** Address of the Mailbox. */
  mailbox?: string;
  /** Address of the Signer. */
  signer?: string;
}

/** Structured evidence; the classifier prefers it over text. */
export interface Evidence {
  source: 'entra' | 'graph' | 'msal' | 'net' | 'imap' | 'pop' | 'smtp' | 'app';
  /** Set by our own code when it knows the cause. */
  cause?: Cause;
  facts: Facts;
  about?: Subject;
}
