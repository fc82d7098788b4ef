import type { Directory } from '../directory/directory.ts';

/** What licences, `Set-CASMailbox` and the mailbox permissions decide about one mailbox. */
export interface MailboxSettings {
  address: string;
  /** `Set-CASMailbox -ImapEnabled`. */
  imap: boolean;
  /** `Set-CASMailbox -PopEnabled`. */
  pop: boolean;
  /** `Set-CASMailbox -SmtpClientAuthenticationDisabled`, turned round; null inherits the tenant's. */
  smtpAuth: boolean | null;
  /** Where the mailbox is: here, nowhere for want of a licence, still on the company's own server, or gone. */
  place: 'cloud' | 'unlicensed' | 'on-premises' | 'deleted';
  /** Addresses with Full Access besides the owner. */
  fullAccess: string[];
  /** Addresses with Send As besides the owner. */
  sendAs: string[];
  /** The owner sent spam and may not send any more (Restricted entities). */
  isRestricted: boolean;
}

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
