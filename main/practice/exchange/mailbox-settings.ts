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
