import type { Directory } from '../directory/directory.ts';
import type { MailboxSettings } from './mailbox-settings.ts';

/** Exchange Online's side of the tenant. A restart puts everything back. */
export interface Exchange {
  /** `Set-TransportConfig -SmtpClientAuthenticationDisabled`, turned round. */
  tenantSmtpAuth: boolean;
  /** More submissions at once than a mailbox may have. */
  isCrowded: boolean;
  /** Settings of a person's or a shared mailbox; undefined for an address that has none. */
  settings(address: string): MailboxSettings | undefined;
}

export function createExchange({ people, sharedMailboxes }: Directory): Exchange {
  const boxes = new Map<string, MailboxSettings>();
  for (const { address, hasMailbox, mail } of people) {
    boxes.set(address, settingsOf(address, { place: hasMailbox ? 'cloud' : 'unlicensed', ...mail }));
  }
  for (const { address, delegates } of sharedMailboxes) {
    boxes.set(address, settingsOf(address, { fullAccess: [...delegates], sendAs: [...delegates] }));
  }
  return { tenantSmtpAuth: true, isCrowded: false, settings: (address) => boxes.get(address.toLowerCase()) };
}

function settingsOf(address: string, differing: Partial<MailboxSettings>): MailboxSettings {
  return {
    address,
    imap: true,
    pop: true,
    smtpAuth: null,
    place: 'cloud',
    fullAccess: [],
    sendAs: [],
    isRestricted: false,
    ...differing,
  };
}

/** Whether SMTP AUTH is on, and who switched it off. */
export function smtpAuthOf(
  exchange: Exchange,
  settings: MailboxSettings,
): 'on' | 'off-tenant' | 'off-mailbox' {
  if (settings.smtpAuth !== null) return settings.smtpAuth ? 'on' : 'off-mailbox';
  return exchange.tenantSmtpAuth ? 'on' : 'off-tenant';
}
