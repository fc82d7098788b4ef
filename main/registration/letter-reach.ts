/** What a delegated permission lets the System do, for somebody who has never heard of it. */

const REACH: Record<string, (signer: string) => string> = {
  openid: (signer) => `learns that it was ${signer} who signed in`,
  profile: (signer) => `reads the name of ${signer}`,
  email: (signer) => `reads the e-mail address of ${signer}`,
  offline_access: (signer) => `keeps working when ${signer} is not at the computer, until consent is revoked`,
  'User.Read': (signer) => `reads the profile of ${signer}, nobody else's`,
  'Mail.ReadBasic': (signer) => `reads sender, subject and date in the mailbox of ${signer}, no texts`,
  'Mail.Read': (signer) => `reads mail in the mailbox of ${signer} only`,
  'Mail.ReadWrite': (signer) =>
    `reads, changes and deletes mail in the mailbox of ${signer} only; sends nothing`,
  'Mail.Send': (signer) => `sends mail as ${signer}; reads nothing`,
  'Mail.ReadBasic.Shared': (signer) =>
    `reads sender, subject and date in mailboxes that were opened to ${signer} in Exchange`,
  'Mail.Read.Shared': (signer) => `reads mail in mailboxes that were opened to ${signer} in Exchange`,
  'Mail.ReadWrite.Shared': (signer) =>
    `reads, changes and deletes mail in mailboxes that were opened to ${signer} in Exchange`,
  'Mail.Send.Shared': (signer) => `sends mail for mailboxes that gave ${signer} that right in Exchange`,
  'MailboxSettings.Read': (signer) => `reads the mailbox settings of ${signer}`,
  'IMAP.AccessAsUser.All': (signer) =>
    `opens over IMAP what ${signer} may open; "All" means all folders, not all people`,
  'POP.AccessAsUser.All': (signer) =>
    `fetches over POP what ${signer} may open; "All" means all mail of it, not all people`,
  'SMTP.Send': (signer) => `sends mail over SMTP as ${signer}`,
};

/** The reach of one delegated permission, as a sentence without its subject. */
export function reachOf(permission: string, signer: string): string {
  const known = Object.hasOwn(REACH, permission) ? REACH[permission] : undefined;
  return known ? known(signer) : `reaches only what ${signer} can open anyway`;
}
