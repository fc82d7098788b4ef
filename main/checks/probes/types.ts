import type { Clock } from '../../clock.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import type { MailRoute, MailServer } from '../../net/mail-routes.ts';
import type { ProxyWay } from '../../net/way.ts';

/** What a mail probe is to prove: that this token opens this mailbox on this server. */
export interface ProbeTarget {
  /** As the Cloud names it: IMAP and POP speak TLS from the first byte, SMTP by STARTTLS. */
  server: MailServer;
  /** `user=` of XOAUTH2: the address of the Mailbox, also where it is a shared one. */
  user: string;
  /** For the Cloud's Outlook resource, with the protocol's own scope. */
  accessToken: string;
  /** Cancels: the connection is cut and the probe ends at once. */
  signal: AbortSignal;
  /** Milliseconds for the whole dialogue, from name resolution to the last answer. */
  timeoutMs: number;
  /** PEM certificates trusted besides those of the system. */
  ca?: readonly string[];
  /** Through which proxy the server is reached; directly if absent. */
  way?: ProxyWay;
  /** Where the server really listens, e.g. the practice tenant's on loopback (`Net.mailRoute`). */
  route?(server: MailServer): Promise<MailRoute | undefined>;
  /** All addresses of a host, the preferred ones first; the system's resolver if absent. */
  lookup?(host: string): Promise<readonly Address[]>;
  clock?: Clock;
  /** SMTP: sender of the trial envelope; `user` if absent. Another address asks for Send As. */
  sender?: string;
  /** SMTP: recipient of the trial envelope; `user` if absent. Nothing is sent. */
  recipient?: string;
}

/** An address a host has. */
export interface Address {
  address: string;
  family: number;
}

/** Something that was found out, for the doctor to list as it is. Redacted and short. */
export interface Fact {
  label: string;
  value: string;
}

/** How far the dialogue got: each stage is reached only when those before it went well. */
export type ProbeStage =
  | 'resolve'
  | 'connect'
  | 'tls'
  | 'greeting'
  | 'starttls'
  | 'auth'
  /** IMAP: SELECT INBOX, POP: STAT. "Authenticated" alone proves nothing. */
  | 'open'
  /** SMTP: MAIL FROM and RCPT TO. */
  | 'sender';

export type ProbeResult =
  | { ok: true; facts: Fact[] }
  | {
      ok: false;
      stage: ProbeStage;
      /** `facts.message` is the server's own answer, redacted and bounded; `cause` where the dialogue proves it. */
      evidence: Evidence;
      /** What was found out before it failed. */
      facts: Fact[];
    };

/** One protocol's proof. Never throws and never outlives `timeoutMs` or `signal`. */
export type MailProbe = (target: ProbeTarget) => Promise<ProbeResult>;
