import type { Mailbox } from '../../mail/mailbox.ts';
import type { MailLogin } from '../admission.ts';
import type { MailSession } from '../session.ts';
import type { ImapCommand } from './tokens.ts';
import type { View } from './view.ts';

/** What one client's IMAP dialogue has come to. */
export interface ImapContext extends MailSession {
  login: MailLogin | null;
  view: View | null;
}

/** A command with the mailbox it is about. */
export interface MailboxCall {
  context: ImapContext;
  command: ImapCommand;
  mailbox: Mailbox;
}

/** A command about the messages of the selected folder. */
export interface ViewCall extends MailboxCall {
  view: View;
  /** The command's numbers are unique ids. */
  byUid: boolean;
}

/** Ends a command: `OK`, `NO` or `BAD` with what follows. */
export type Answer = string;

/** How Exchange answers a command whose arguments make no sense. */
export const ARGUMENT_ERROR: Answer = 'BAD Command Argument Error. 11';
