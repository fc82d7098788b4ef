/** What a column of a list says of a mailbox. */
export type Column = 'mailbox' | 'name' | 'signer' | 'shared';

/** Headings of the exports people have: Exchange, Entra, Outlook, and a few languages. Letters only. */
const HEADINGS: Record<Column, readonly string[]> = {
  mailbox: [
    ...['mailbox', 'address', 'email', 'emailaddress', 'mail', 'mailaddress', 'primarysmtpaddress'],
    ...['userprincipalname', 'upn', 'windowsemailaddress', 'postfach', 'adresse', 'emailadresse'],
    ...['adressemail', 'courriel', 'correo', 'correoelectronico', 'direccion'],
  ],
  name: ['name', 'displayname', 'label', 'title', 'anzeigename', 'nom', 'nombre'],
  signer: ['signer', 'signsinas', 'signin', 'user', 'owner', 'delegate', 'anmeldung', 'benutzer', 'usuario'],
  shared: [
    'shared',
    'isshared',
    'type',
    'kind',
    'recipienttypedetails',
    'gemeinsam',
    'partage',
    'compartido',
  ],
};

const MEANINGS: Record<Column, string> = {
  mailbox: 'is the mailbox',
  name: 'is its name',
  signer: 'signs in',
  shared: 'says whether it is shared',
};

/** The meaning of a heading; null for one that is not known. */
export function columnOf(heading: string): Column | null {
  const letters = heading
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
  const found = Object.entries(HEADINGS).find(([, names]) => names.includes(letters));
  return (found?.[0] as Column | undefined) ?? null;
}

export function columnWords(heading: string, column: Column | null): string[] {
  return column ? [`“${heading}” ${MEANINGS[column]}`] : [];
}

const YES = /^(yes|y|true|1|x|shared|sharedmailbox|shared mailbox|ja|oui|si|sí)$/i;

export function isYes(cell: string): boolean {
  return YES.test(cell);
}
