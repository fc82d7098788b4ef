import type { Item, Mailbox } from '../mail/mailbox.ts';
import { stableGuid } from '../stable.ts';
import { admitToMail, type MailLogin } from './admission.ts';
import { bytesOf, sizeOf } from './message-bytes.ts';
import { greetingMark, type MailSession } from './session.ts';
import { readXoauth2 } from './xoauth2.ts';

const CAPABILITIES = ['TOP', 'UIDL', 'SASL PLAIN XOAUTH2', 'USER'];
const BAD_CREDENTIALS = '-ERR Authentication failure: unknown user name or bad password.';
const BASIC_REFUSED = '-ERR Logon failure: unknown user name or bad password.';
const NOT_CONNECTED = '-ERR User is authenticated but not connected.';
const NO_MESSAGE = '-ERR The specified message is out of range.';
const PROTOCOL_ERROR = '-ERR Protocol error. 14';

interface PopContext extends MailSession {
  login: MailLogin | null;
  /** The Inbox as it was at the sign-in; numbers are places in it. */
  items: Item[];
  deleted: Set<Item>;
}

/** What goes back to the client; null where it has been sent already. */
type Reply = string | null;
type Handler = (context: PopContext, args: string[], mailbox: Mailbox) => Reply | Promise<Reply>;

/** Speaks POP3 with one client as Exchange Online does, until it leaves. */
export async function speakPop(session: MailSession): Promise<void> {
  const context: PopContext = { ...session, login: null, items: [], deleted: new Set() };
  const { wire } = context;
  wire.send(`+OK The Microsoft Exchange POP3 service is ready. ${greetingMark()}`);
  for (;;) {
    const line = await wire.line();
    if (line === null) return;
    const [name = '', ...args] = line.trim().split(/\s+/);
    const command = name.toUpperCase();
    if (command === 'QUIT') return quit(context);
    const reply = await perform(context, command, args);
    if (reply !== null) wire.send(reply);
  }
}

async function perform(context: PopContext, command: string, args: string[]): Promise<Reply> {
  const { login } = context;
  switch (command) {
    case 'CAPA':
      return ['+OK', ...CAPABILITIES, '.'].join('\r\n');
    case 'AUTH':
      return login ? PROTOCOL_ERROR : authenticate(context, args);
    case 'USER':
      return '+OK';
    case 'PASS':
      return BASIC_REFUSED;
    default: {
      const handler = Object.hasOwn(HANDLERS, command) ? HANDLERS[command] : undefined;
      if (!login || !handler) return PROTOCOL_ERROR;
      if (!login.mailbox) return NOT_CONNECTED;
      return handler(context, args, login.mailbox);
    }
  }
}

/** Two lines, as Microsoft documents it; some clients send the response with the command. */
async function authenticate(context: PopContext, [mechanism, initial]: string[]): Promise<Reply> {
  const { wire, state } = context;
  if (mechanism === undefined) return ['+OK', 'PLAIN', 'XOAUTH2', '.'].join('\r\n');
  const name = mechanism.toUpperCase();
  if (name !== 'XOAUTH2' && name !== 'PLAIN') return PROTOCOL_ERROR;
  if (initial === undefined) wire.send('+ ');
  const response = initial ?? (await wire.line()) ?? '';
  if (name === 'PLAIN') return BASIC_REFUSED;
  const sent = readXoauth2(response);
  if (!sent) return PROTOCOL_ERROR;
  const admission = await admitToMail(state, sent, 'pop');
  if (!admission.ok) return BAD_CREDENTIALS;
  context.login = admission.login;
  context.items = admission.login.mailbox?.itemsIn('inbox').reverse() ?? [];
  return '+OK User successfully authenticated.';
}

const HANDLERS: Record<string, Handler> = {
  NOOP: () => '+OK',

  async STAT(context) {
    const sizes = await Promise.all(kept(context).map(({ item }) => sizeOf(item)));
    return `+OK ${sizes.length} ${sizes.reduce((sum, size) => sum + size, 0)}`;
  },

  LIST: (context, args) => listing(context, args, async (item) => String(await sizeOf(item))),
  UIDL: (context, args, { address }) =>
    listing(context, args, async (item) => stableGuid(`${address}/${item.index}`).replaceAll('-', '')),

  RETR: (context, args) => send(context, args, null),
  TOP: (context, args) => send(context, args, Number(args[1] ?? 'x')),

  DELE(context, args) {
    const item = chosen(context, args);
    if (!item) return NO_MESSAGE;
    context.deleted.add(item);
    return '+OK';
  },

  RSET({ deleted }) {
    deleted.clear();
    return '+OK';
  },
};

/** Deletions count from here on. */
function quit({ login, deleted, state, wire }: PopContext): void {
  for (const item of deleted) login?.mailbox?.remove(item, state.now());
  if (deleted.size > 0) state.changed();
  wire.send('+OK Microsoft Exchange Server POP3 server signing off.');
  wire.end();
}

function kept({ items, deleted }: PopContext): { item: Item; number: number }[] {
  return items.map((item, index) => ({ item, number: index + 1 })).filter(({ item }) => !deleted.has(item));
}

async function listing(
  context: PopContext,
  args: string[],
  value: (item: Item) => Promise<string>,
): Promise<Reply> {
  if (args.length > 0) {
    const item = chosen(context, args);
    return item ? `+OK ${args[0]} ${await value(item)}` : NO_MESSAGE;
  }
  const lines = kept(context).map(async ({ item, number }) => `${number} ${await value(item)}`);
  return ['+OK', ...(await Promise.all(lines)), '.'].join('\r\n');
}

/** A whole message, or (`TOP`) its header and that many lines. */
async function send(context: PopContext, args: string[], lines: number | null): Promise<Reply> {
  const item = chosen(context, args);
  if (!item || (lines !== null && !Number.isInteger(lines))) return NO_MESSAGE;
  const text = (await bytesOf(item)).toString('latin1').replace(/\r\n$/, '');
  const end = text.indexOf('\r\n\r\n');
  const body = text.slice(end + 4).split('\r\n');
  const shown = lines === null ? text : [text.slice(0, end), '', ...body.slice(0, lines)].join('\r\n');
  context.wire.send('+OK');
  // RFC 1939 §3: a line that begins with a dot gets a second one.
  context.wire.write(Buffer.from(`${shown.replace(/^\./gm, '..')}\r\n.\r\n`, 'latin1'));
  return null;
}

function chosen({ items, deleted }: PopContext, [number = '']: string[]): Item | null {
  const item = /^\d{1,9}$/.test(number) ? items[Number(number) - 1] : undefined;
  return item && !deleted.has(item) ? item : null;
}
