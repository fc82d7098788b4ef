/** What a setting is about, whatever a product calls it. */
export type Meaning =
  | 'client-id'
  | 'secret'
  | 'secret-id'
  | 'encrypted-secret'
  | 'tenant'
  | 'redirect-uri'
  | 'mailbox'
  | 'scope';

/** Ends of names without case and punctuation; the longer and more exact ones come first. */
const SPELLINGS: readonly [Meaning, RegExp][] = [
  ['encrypted-secret', /(?:clientsecret|secret)encrypted$/],
  ['secret-id', /secretid$/],
  [
    'secret',
    /(?:clientsecret|appsecret|applicationsecret|secretvalue|oauthsecret|oauth2secret|azuresecret|clientsecretvalue|appkey|clientpassword)$|^secret$/,
  ],
  ['client-id', /(?:clientid|appid|applicationid|applicationclientid|clientidentifier|consumerkey)$/],
  ['tenant', /(?:tenantid|tenant|directoryid|directorytenantid|tenantname)$|^realm$/],
  [
    'redirect-uri',
    /(?:redirecturi|redirecturis|redirecturl|redirectionuri|callbackurl|callbackuri|callbackendpoint|replyurl|replyurls)$|^(?:callback|redirect)$/,
  ],
  ['scope', /scopes?$/],
  [
    'mailbox',
    /(?:mailbox|mailboxaddress|username|userprincipalname|emailaddress|mailaddress|popaccount|imapuser|smtpuser|loginhint|mailfromaddress)$|^(?:user|email|login|account|mail)$/,
  ],
];

/** What a setting's name means; null for one that is not about a Registration. */
export function meaningOf(key: string): Meaning | null {
  const plain = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  return SPELLINGS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Texts that stand where a value is to be filled in. */
export function isPlaceholder(value: string): boolean {
  return (
    value === '' ||
    /[<>•…]|\*{2,}|\$\{|\{\{|%\(|\byour\b|\byour[_-]|change.?me|example|^x+$|^x{4,}|\.{3}$|^(?:null|none|todo)$/i.test(
      value,
    ) ||
    /^0{8}-(?:0{4}-){3}0{12}$/.test(value)
  );
}
