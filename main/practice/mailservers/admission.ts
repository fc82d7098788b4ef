import { personByAddress } from '../directory/directory.ts';
import type { Person } from '../directory/people.ts';
import { smtpAuthOf } from '../exchange/exchange.ts';
import type { MailboxSettings } from '../exchange/mailbox-settings.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { PracticeState } from '../state.ts';
import type { XOauth2 } from './xoauth2.ts';

export type MailProtocol = 'imap' | 'pop' | 'smtp';

/** Who has signed in, at which mailbox. */
export interface MailLogin {
  person: Person;
  settings: MailboxSettings;
  /** Null where the token is good and the mailbox does not open: "authenticated but not connected". */
  mailbox: Mailbox | null;
}

export type Admission =
  | { ok: true; login: MailLogin }
  | { ok: false; reason: 'bad-credentials' | 'smtp-off-tenant' | 'smtp-off-mailbox' };

const SCOPES: Record<MailProtocol, string> = {
  imap: 'IMAP.AccessAsUser.All',
  pop: 'POP.AccessAsUser.All',
  smtp: 'SMTP.Send',
};

/**
 * What Exchange makes of an XOAUTH2 attempt. It does not tell a client which of audience, scope, life
 * or switch was wrong; only rights on the mailbox show later, when it is opened.
 */
export async function admitToMail(
  state: PracticeState,
  { user, token }: XOauth2,
  protocol: MailProtocol,
): Promise<Admission> {
  const person = await personOf(state, token, SCOPES[protocol]);
  const settings = state.exchange.settings(user);
  if (!person || !settings || settings.place === 'deleted') return { ok: false, reason: 'bad-credentials' };
  if (protocol === 'smtp') return admitToSmtp(state, person, settings);
  const isOn = protocol === 'imap' ? settings.imap : settings.pop;
  if (!isOn) return { ok: false, reason: 'bad-credentials' };
  const mayOpen = settings.address === person.address || settings.fullAccess.includes(person.address);
  const mailbox = mayOpen && settings.place === 'cloud' ? state.mailboxes.find(settings.address) : null;
  return { ok: true, login: { person, settings, mailbox } };
}

/** A sender is judged before anything can be sent: the switches first, then the right to the address. */
function admitToSmtp(state: PracticeState, person: Person, settings: MailboxSettings): Admission {
  if (settings.place !== 'cloud') return { ok: false, reason: 'bad-credentials' };
  const smtpAuth = smtpAuthOf(state.exchange, settings);
  if (smtpAuth !== 'on') {
    return { ok: false, reason: smtpAuth === 'off-tenant' ? 'smtp-off-tenant' : 'smtp-off-mailbox' };
  }
  const others = [...settings.fullAccess, ...settings.sendAs];
  const isTheirs = settings.address === person.address || others.includes(person.address);
  if (!isTheirs) return { ok: false, reason: 'bad-credentials' };
  return { ok: true, login: { person, settings, mailbox: state.mailboxes.find(settings.address) } };
}

/** The person of a token that is Exchange's, alive and allowed to speak this protocol. */
async function personOf(state: PracticeState, token: string, scope: string): Promise<Person | null> {
  const { audience } = state.directory.resources.exchange;
  const claims = await state.key.verify(token, { audience, now: state.now() });
  if (!claims || !String(claims['scp']).split(' ').includes(scope)) return null;
  const record = state.accessTokens.find(String(claims['uti']));
  if (record?.state !== 'live' || record.address === null) return null;
  const person = personByAddress(state.directory, record.address);
  return person && person.hurdle !== 'disabled' ? person : null;
}

/** Send As: one's own address, that of the mailbox signed in to, or one with the permission. */
export function maySendAs(state: PracticeState, { person, settings }: MailLogin, address: string): boolean {
  const wanted = address.toLowerCase();
  if (wanted === person.address) return true;
  const target = wanted === settings.address ? settings : state.exchange.settings(wanted);
  return target?.sendAs.includes(person.address) ?? false;
}
