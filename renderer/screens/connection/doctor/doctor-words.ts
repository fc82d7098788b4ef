import type { CheckGroup, CheckId, CheckRun, CheckView } from '../../../../preload/contract.ts';

export const GROUP_WORDS: Record<CheckGroup, string> = {
  network: 'Network',
  registration: 'Registration',
  'sign-in': 'Sign-in',
  mailbox: 'Mailbox',
};

/** The groups in reading order; the window bundles no schemas, so not from the contract. */
export const GROUPS = Object.keys(GROUP_WORDS) as CheckGroup[];

/** What opens the mailbox, by the check that proves it. */
const PROVEN_BY: Partial<Record<CheckId, string>> = {
  graph: 'Graph',
  imap: 'IMAP',
  pop: 'POP3',
  'smtp-from': 'SMTP',
};

/** What an optional check is called, and what it does to the mailbox. */
export const OPTIONAL_WORDS: Partial<Record<CheckId, { title: string; text: string; button: string }>> = {
  'graph-write': {
    title: 'Changing messages through Graph',
    text: 'Marks the newest message as read and back again. It looks as before afterwards.',
    button: 'Try changing',
  },
  'graph-send': {
    title: 'Sending through Graph',
    text: 'Sends one message to the Signer. It says that it can be deleted.',
    button: 'Try sending',
  },
};

export function hasEnded({ verdict }: CheckView): boolean {
  return verdict !== 'waiting' && verdict !== 'running';
}

/** The failure that is explained first: what comes earlier is more likely the cause of the rest. */
export function firstFailure({ checks }: CheckRun): CheckView | null {
  return checks.find(({ verdict }) => verdict === 'failed') ?? null;
}

/** `Graph and IMAP`: everything that opened the mailbox in this run. */
export function provenWays({ checks }: CheckRun): string {
  const ways = checks.flatMap(({ id, verdict }) => (verdict === 'passed' ? (PROVEN_BY[id] ?? []) : []));
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(ways);
}

/** Why a check was not looked at, in words. */
export function skippedWords({ because }: CheckView, checks: readonly CheckView[]): string {
  const blame = checks.find(({ id }) => id === because);
  return blame ? `Skipped: “${blame.title}” failed.` : 'Not checked.';
}

/** How long a check took. */
export function durationWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
