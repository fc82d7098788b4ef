import { smtpAuthOf } from '../exchange/exchange.ts';
import { admitToMail, type MailLogin, maySendAs } from './admission.ts';
import { deliverSubmission, recipientExists, senderOf } from './delivery.ts';
import { type MailSession, SERVER_NAME, serverMark } from './session.ts';
import { readXoauth2 } from './xoauth2.ts';

/** What Exchange takes: 150 MB. Here it is what fits a test. */
const MAX_BYTES = 25 * 1024 * 1024;
const ANNOUNCED_SIZE = 157_286_400;

interface SmtpContext extends MailSession {
  isSecure: boolean;
  login: MailLogin | null;
  /** Envelope under way; null before MAIL FROM. */
  sender: string | null;
  recipients: string[];
  /** What BDAT has brought so far. */
  chunks: Buffer[];
}

/** What goes back to the client; null where nothing more is to be said. */
type Reply = string | null;
type Handler = (context: SmtpContext, argument: string) => Reply | Promise<Reply>;

/** Speaks SMTP submission with one client as Exchange Online does, until it leaves. */
export async function speakSmtp(session: MailSession): Promise<void> {
  const context: SmtpContext = {
    ...session,
    isSecure: false,
    login: null,
    sender: null,
    recipients: [],
    chunks: [],
  };
  const { wire, state } = context;
  const now = new Date(state.now()).toUTCString().replace('GMT', '+0000');
  wire.send(`220 ${SERVER_NAME} Microsoft ESMTP MAIL Service ready at ${now} ${serverMark(state)}`);
  for (;;) {
    const line = await wire.line();
    if (line === null) return;
    const [, name = '', argument = ''] = /^(\S*)\s*(.*)$/s.exec(line) ?? [];
    const command = name.toUpperCase();
    if (command === 'QUIT') {
      wire.send('221 2.0.0 Service closing transmission channel');
      return wire.end();
    }
    const handler = Object.hasOwn(HANDLERS, command) ? HANDLERS[command] : undefined;
    const reply = handler ? await handler(context, argument) : '500 5.3.3 Unrecognized command';
    if (reply !== null) wire.send(reply);
  }
}

const HANDLERS: Record<string, Handler> = {
  EHLO(context) {
    reset(context);
    const lines = [
      `${SERVER_NAME} Hello [127.0.0.1]`,
      `SIZE ${ANNOUNCED_SIZE}`,
      'PIPELINING',
      'DSN',
      'ENHANCEDSTATUSCODES',
      context.isSecure ? 'AUTH LOGIN XOAUTH2' : 'STARTTLS',
      '8BITMIME',
      'BINARYMIME',
      'CHUNKING',
      'SMTPUTF8',
    ];
    return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
  },

  HELO(context) {
    reset(context);
    return `250 ${SERVER_NAME} Hello [127.0.0.1]`;
  },

  async STARTTLS(context) {
    const { wire } = context;
    if (context.isSecure) return '503 5.5.2 Only one STARTTLS command can be issued per session';
    wire.send('220 2.0.0 SMTP server ready');
    context.isSecure = await wire.secure(context.secureContext());
    reset(context);
    return null;
  },

  AUTH: authenticate,
  MAIL: mailFrom,
  RCPT: recipientTo,

  async DATA(context) {
    const { wire } = context;
    if (context.recipients.length === 0) return '503 5.5.1 Bad sequence of commands';
    wire.send('354 Start mail input; end with <CRLF>.<CRLF>');
    const lines: string[] = [];
    let size = 0;
    for (;;) {
      const line = await wire.line('latin1');
      if (line === null) return null;
      if (line === '.') break;
      size += line.length + 2;
      if (size <= MAX_BYTES) lines.push(line.replace(/^\./, ''));
    }
    return accept(context, Buffer.from([...lines, ''].join('\r\n'), 'latin1'), size);
  },

  async BDAT(context, argument) {
    const [, size = '', last] = /^(\d{1,9})(\s+LAST)?$/i.exec(argument) ?? [];
    const { wire, chunks } = context;
    if (size === '' || Number(size) > MAX_BYTES) return '501 5.5.4 Invalid arguments';
    const bytes = await wire.bytes(Number(size));
    if (bytes === null) return null;
    if (context.recipients.length === 0) return '503 5.5.1 Bad sequence of commands';
    chunks.push(bytes);
    if (!last) return `250 2.6.0 CHUNK received OK, ${size} octets`;
    const whole = Buffer.concat(chunks);
    return accept(context, whole, whole.length);
  },

  RSET(context) {
    reset(context);
    return '250 2.0.0 Resetting';
  },
  NOOP: () => '250 2.0.0 OK',
  VRFY: () => '252 2.1.5 Cannot VRFY user',
};

/** Passwords are over for submission; XOAUTH2 is offered behind TLS only. */
async function authenticate(context: SmtpContext, argument: string): Promise<Reply> {
  const { wire, state } = context;
  const [mechanism = '', initial] = argument.split(/\s+/);
  const name = mechanism.toUpperCase();
  if (!context.isSecure || (name !== 'XOAUTH2' && name !== 'LOGIN' && name !== 'PLAIN')) {
    return '504 5.7.4 Unrecognized authentication type';
  }
  if (context.login) return '503 5.5.2 Already authenticated';
  if (name !== 'XOAUTH2') return refusePassword(context, name, initial);
  if (initial === undefined) wire.send('334 ');
  const sent = readXoauth2(initial ?? (await wire.line()) ?? '');
  if (!sent) return '501 5.5.4 Invalid arguments';
  if (state.exchange.isCrowded) {
    return `432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information. ${serverMark(state)}`;
  }
  const admission = await admitToMail(state, sent, 'smtp');
  if (!admission.ok) return refusalText(context, admission.reason);
  context.login = admission.login;
  return '235 2.7.0 Authentication successful';
}

function refusalText({ state }: SmtpContext, reason: string): string {
  const mark = serverMark(state);
  if (reason === 'bad-credentials') return `535 5.7.3 Authentication unsuccessful ${mark}`;
  const whose = reason === 'smtp-off-tenant' ? 'Tenant' : 'Mailbox';
  return `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the ${whose}. Visit https://aka.ms/smtp_auth_disabled for more information. ${mark}`;
}

async function refusePassword(context: SmtpContext, name: string, initial?: string): Promise<Reply> {
  const { wire, state } = context;
  if (initial === undefined) {
    wire.send(name === 'LOGIN' ? '334 VXNlcm5hbWU6' : '334 ');
    await wire.line();
  }
  if (name === 'LOGIN') {
    wire.send('334 UGFzc3dvcmQ6');
    await wire.line();
  }
  return `550 5.7.30 Basic authentication is not supported for Client Submission. ${serverMark(state)}`;
}

function mailFrom(context: SmtpContext, argument: string): Reply {
  const { login, state } = context;
  const sender = pathOf(argument, 'FROM');
  if (sender === null) return '501 5.5.4 Invalid arguments';
  if (!login) {
    return `530 5.7.57 Client not authenticated to send mail. ${serverMark(state)}`;
  }
  if (context.sender !== null) return '503 5.5.1 Bad sequence of commands';
  if (login.settings.isRestricted) {
    return `550 5.1.8 Access denied, bad outbound sender ${serverMark(state)}`;
  }
  // Exchange may leave this to the end of DATA, where the From line is judged as well.
  if (!maySendAs(state, login, sender)) return sendAsDenied(context);
  // A switch that was thrown since the sign-in.
  if (smtpAuthOf(state.exchange, login.settings) !== 'on') {
    return `530 5.7.57 Client not authenticated to send mail. ${serverMark(state)}`;
  }
  context.sender = sender;
  return '250 2.1.0 Sender OK';
}

function recipientTo(context: SmtpContext, argument: string): Reply {
  const { state } = context;
  const recipient = pathOf(argument, 'TO');
  if (!recipient) return '501 5.5.4 Invalid arguments';
  if (context.sender === null) return '503 5.5.1 Bad sequence of commands';
  if (!recipientExists(state, recipient)) {
    return `550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${recipient} not found by SMTP address lookup`;
  }
  context.recipients.push(recipient);
  return '250 2.1.5 Recipient OK';
}

/** The message has come in whole: its own From line counts as well. */
async function accept(context: SmtpContext, message: Buffer, size: number): Promise<Reply> {
  const { login, state, recipients } = context;
  reset(context);
  const from = senderOf(message);
  if (size > MAX_BYTES) return '552 5.3.4 Message size exceeds fixed maximum message size';
  if (login && from !== null && !maySendAs(state, login, from)) return sendAsDenied(context);
  const id = await deliverSubmission(state, message, recipients);
  return `250 2.0.0 OK ${id} [Hostname=${SERVER_NAME}]`;
}

function sendAsDenied({ state }: SmtpContext): string {
  return `550 5.7.60 SMTP; Client does not have permissions to send as this sender ${serverMark(state)}`;
}

function reset(context: SmtpContext): void {
  context.sender = null;
  context.recipients = [];
  context.chunks = [];
}

/** `FROM:<address> …`; empty for the null path, null for anything else. */
function pathOf(argument: string, word: string): string | null {
  return new RegExp(`^${word}:\\s*<([^<>\\s]*)>`, 'i').exec(argument)?.[1] ?? null;
}
