import { admitToMail } from '../admission.ts';
import { greetingMark, type MailSession } from '../session.ts';
import { readXoauth2 } from '../xoauth2.ts';
import { expunge, moveMessages, storeFlags } from './change.ts';
import type { Answer, ImapContext, MailboxCall, ViewCall } from './context.ts';
import { fetchMessages } from './fetch.ts';
import { list, select, status } from './folders.ts';
import { searchMessages } from './search.ts';
import { type ImapCommand, readCommand } from './tokens.ts';
import { tellChanges } from './view.ts';

const BEFORE_LOGIN =
  'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+';
const AFTER_LOGIN =
  'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CLIENTACCESSRULES CLIENTNETWORKPRESENCELOCATION BACKENDAUTHENTICATE CHILDREN IDLE NAMESPACE LITERAL+';

/** Commands that Exchange answers for a mailbox that does not open, before it hangs up. */
const PATIENCE = 3;
const NOT_CONNECTED: Answer = 'BAD User is authenticated but not connected.';

type Handler<Call> = (call: Call) => Answer | Promise<Answer>;

const MAILBOX_COMMANDS: Record<string, Handler<MailboxCall>> = {
  LIST: list,
  LSUB: list,
  STATUS: status,
  SELECT: select,
  EXAMINE: select,
  SUBSCRIBE: () => 'OK SUBSCRIBE completed.',
  UNSUBSCRIBE: () => 'OK UNSUBSCRIBE completed.',
  NAMESPACE({ context }) {
    context.wire.send('* NAMESPACE (("" "/")) NIL NIL');
    return 'OK NAMESPACE completed.';
  },
};

const VIEW_COMMANDS: Record<string, Handler<ViewCall>> = {
  FETCH: fetchMessages,
  STORE: storeFlags,
  SEARCH: searchMessages,
  MOVE: moveMessages,
  EXPUNGE: expunge,
  CHECK: () => 'OK CHECK completed.',
  CLOSE(call) {
    const answer = expunge(call);
    call.context.view = null;
    return answer;
  },
  UNSELECT({ context }) {
    context.view = null;
    return 'OK UNSELECT completed.';
  },
};

/** Speaks IMAP4rev1 with one client as Exchange Online does, until it leaves. */
export async function speakImap(session: MailSession): Promise<void> {
  const context: ImapContext = { ...session, login: null, view: null };
  const { wire } = context;
  let refused = 0;
  wire.send(`* OK The Microsoft Exchange IMAP4 service is ready. ${greetingMark()}`);
  for (;;) {
    const command = await readCommand(wire);
    if (command === null) return;
    if (command === 'malformed') {
      wire.send('* BAD Command Error. 10');
      continue;
    }
    const answer = await perform(context, command);
    wire.send(`${command.tag} ${answer}`);
    if (command.name === 'LOGOUT') return wire.end();
    if (answer === NOT_CONNECTED) refused += 1;
    if (refused < PATIENCE) continue;
    wire.send('* BYE Connection closed. 14');
    return wire.end();
  }
}

async function perform(context: ImapContext, command: ImapCommand): Promise<Answer> {
  const { wire, login } = context;
  switch (command.name) {
    case 'CAPABILITY':
      wire.send(`* CAPABILITY ${login ? AFTER_LOGIN : BEFORE_LOGIN}`);
      return 'OK CAPABILITY completed.';
    case 'ID':
      wire.send('* ID ("name" "Microsoft.Exchange.Imap4.Imap4Server" "version" "15.20")');
      return 'OK ID completed';
    case 'LOGOUT':
      wire.send('* BYE Microsoft Exchange Server IMAP4 server signing off.');
      return 'OK LOGOUT completed.';
    case 'AUTHENTICATE':
      return authenticate(context, command);
    case 'LOGIN':
      return 'NO LOGIN failed.';
    default:
      return login ? performLoggedIn(context, command) : refuseUnknown(command);
  }
}

/** XOAUTH2, with the response on the line or after a `+`; passwords are refused whatever they are. */
async function authenticate(context: ImapContext, { args }: ImapCommand): Promise<Answer> {
  const { wire, state, login } = context;
  const [mechanism = '', initial] = args.map(String);
  if (login) return 'BAD Command received in Invalid state.';
  if (mechanism.toUpperCase() !== 'XOAUTH2') {
    if (initial === undefined) {
      wire.send('+');
      await wire.line();
    }
    return mechanism.toUpperCase() === 'PLAIN'
      ? 'NO AUTHENTICATE failed.'
      : 'NO Unrecognized authentication type.';
  }
  if (initial === undefined) wire.send('+');
  const sent = readXoauth2(initial ?? (await wire.line()) ?? '');
  if (!sent) return 'BAD Command Argument Error. 12';
  const admission = await admitToMail(state, sent, 'imap');
  if (!admission.ok) return 'NO AUTHENTICATE failed.';
  context.login = admission.login;
  return 'OK AUTHENTICATE completed.';
}

async function performLoggedIn(context: ImapContext, command: ImapCommand): Promise<Answer> {
  const mailbox = context.login?.mailbox;
  if (!mailbox) return NOT_CONNECTED;
  const byUid = command.name.startsWith('UID ');
  const name = byUid ? command.name.slice(4) : command.name;
  if (name === 'NOOP' || name === 'IDLE') return name === 'IDLE' ? idle(context) : tell(context);
  const onMailbox = byUid ? undefined : MAILBOX_COMMANDS[name];
  if (onMailbox) return onMailbox({ context, command, mailbox });
  const onView = VIEW_COMMANDS[name];
  if (!onView) return refuseUnknown(command);
  if (!context.view) return 'BAD Command received in Invalid state.';
  const { view } = context;
  const answer = await onView({ context, command, mailbox, view, byUid });
  // Numbers must not move while a client addresses messages by them.
  if (context.view) tellChanges(view, context.wire, { mayExpunge: byUid || name === 'CHECK' });
  return answer;
}

function tell({ view, wire }: ImapContext): Answer {
  if (view) tellChanges(view, wire, { mayExpunge: true });
  return 'OK NOOP completed.';
}

/** RFC 2177: tells of changes as they happen, until the client says `DONE`. */
async function idle(context: ImapContext): Promise<Answer> {
  const { wire, view } = context;
  wire.send('+ IDLE accepted, awaiting DONE command.');
  const stop = context.onMail(() => {
    if (view) tellChanges(view, wire, { mayExpunge: true });
  });
  const done = await wire.line();
  stop();
  return done?.toUpperCase() === 'DONE' ? 'OK IDLE completed.' : 'BAD Command Error. 10';
}

function refuseUnknown({ name }: ImapCommand): Answer {
  const isKnown = name in MAILBOX_COMMANDS || name.replace('UID ', '') in VIEW_COMMANDS || name === 'NOOP';
  if (name === 'NOOP') return 'OK NOOP completed.';
  return isKnown ? 'BAD Command received in Invalid state.' : 'BAD Command Error. 10';
}
