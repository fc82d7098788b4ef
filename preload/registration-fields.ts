/**
 * What can be said about a registration's values without asking a server: used by the renderer at
 * the keystroke and by main. Pure; nothing here throws. An empty field is answered with an `error`
 * that says what goes there, so show it once the field was visited.
 */
import { adviceOn, error, type FieldAdvice, info, type Rule, warning } from './field-advice.ts';
import { cleanPaste, guidInside, isGuid, sameText, unquoted } from './pasted-text.ts';

export type { FieldAdvice } from './field-advice.ts';
export { cleanPaste, hasInvisible } from './pasted-text.ts';
export { checkRedirectUri, type RedirectUriContext } from './redirect-uri-field.ts';
export { checkTenant, type TenantContext } from './tenant-field.ts';

// ---------------------------------------------------------------- mailbox and signer

const ADDRESS = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"_/?#]+\.[^\s@<>()[\],;:\\".\d_/?#]{2,}$/u;
const MISTYPED_DOMAINS: Record<string, string> = {
  'outlok.com': 'outlook.com',
  'outllook.com': 'outlook.com',
  'outlook.con': 'outlook.com',
  'hotmial.com': 'hotmail.com',
  'hotmai.com': 'hotmail.com',
  'hotmail.con': 'hotmail.com',
};
const OTHER_PROVIDERS = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'icloud.com',
  'gmx.de',
  'gmx.net',
]);
/** Sign-in name Entra gives a guest: `name_home.com#EXT#@host.onmicrosoft.com`. */
const GUEST = /^([^#@]+)_([^_#@]+)#EXT#@/iu;

function addressInside(value: string): string | undefined {
  const found = new Set(value.match(/[^\s@<>()[\],;:"'=/?&]+@[^\s@<>()[\],;:"'=/?&]+/gu));
  return found.size === 1 ? [...found][0] : undefined;
}

function splitDomain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

const ADDRESS_RULES: readonly Rule<null>[] = [
  (value) => (value === '' ? error('Type the whole e-mail address, like name@company.com.') : null),
  (value) =>
    /^mailto:|[<>"/]/iu.test(value) ? error('Only the address goes here.', addressInside(value)) : null,
  (value) =>
    value.includes('\\')
      ? error('Type only the e-mail address of the mailbox, without the backslash.')
      : null,
  (value) => (/[,;].*@/u.test(value) ? error('Only one address goes here.') : null),
  (value) => {
    const guest = GUEST.exec(value);
    if (guest) return error('This is the sign-in name of a guest.', `${guest[1]}@${guest[2]}`);
    return null;
  },
  (value) => (value.includes('@') ? null : error('Type the whole e-mail address, like name@company.com.')),
  (value) => (/\s/u.test(value) ? error('An address has no spaces.', value.replace(/\s+/gu, '')) : null),
  (value) =>
    /[.,;:]$/u.test(value) ? error('Remove the mark at the end.', value.replace(/[.,;:]+$/u, '')) : null,
  (value) =>
    ADDRESS.test(value) && !value.includes('..') ? null : error('This is not a complete e-mail address.'),
  (value) => {
    const right = MISTYPED_DOMAINS[splitDomain(value)];
    return right ? warning('This looks mistyped.', value.slice(0, value.lastIndexOf('@') + 1) + right) : null;
  },
  (value) =>
    OTHER_PROVIDERS.has(splitDomain(value))
      ? warning(`${splitDomain(value)} is not a Microsoft mailbox; this app cannot open it.`)
      : null,
  (value) =>
    /[^\p{ASCII}]/u.test(splitDomain(value))
      ? warning('A letter behind the @ is not an ordinary one; type the address by hand.')
      : null,
];

/** Advice on the address of the mailbox to open. */
export function checkMailbox(text: string): FieldAdvice | null {
  return adviceOn(text, ADDRESS_RULES, null);
}

/** Advice on who signs in, seen next to the mailbox that is to be opened. */
export function checkSigner(text: string, mailbox: string): FieldAdvice | null {
  const found = adviceOn(text, ADDRESS_RULES, null);
  if (found) return found;
  const signer = cleanPaste(text);
  const target = cleanPaste(mailbox);
  if (target === '' || sameText(signer, target)) return null;
  if (splitDomain(signer) !== splitDomain(target))
    return warning('The signer and the mailbox belong to different domains; make sure that is intended.');
  return info(`${signer} needs "Full Access" to ${target}; an administrator can give it.`);
}

// ---------------------------------------------------------------- client id

/** What else is known while the client id is typed. */
export interface ClientIdContext {
  tenant?: string;
  discoveredTenantId?: string;
}

/** Ids that people find in guides and that never are the id of their own app. */
const FOREIGN_IDS = new Map([
  [
    '00000003-0000-0000-c000-000000000000',
    'This is the id of Microsoft Graph itself; paste the id of your app.',
  ],
  ['00000002-0000-0ff1-ce00-000000000000', 'This is the id of Exchange itself; paste the id of your app.'],
  [
    '9188040d-6c67-4c5b-b112-36a304b66dad',
    "This is Microsoft's tenant id for personal accounts; paste the id of your app.",
  ],
  ['00000000-0000-0000-0000-000000000000', 'This id is only a placeholder; paste the id of your app.'],
]);
/** Entra's secrets hold a tilde; the tail keeps words and domains out. */
const SECRET_SHAPE = /^[\w.~-]*[~][\w.~-]{15,}$|^[A-Za-z0-9+/._~-]{32,64}={0,2}$/u;

const CLIENT_ID_RULES: readonly Rule<ClientIdContext>[] = [
  (value) => (value === '' ? error("Paste the Application (client) ID from the app's Overview page.") : null),
  (value) =>
    /^object\s?id/iu.test(value)
      ? error('This is the Object ID; copy the Application (client) ID from the line above it.')
      : null,
  (value) => {
    const guid = isGuid(value) ? null : guidInside(value);
    return guid ? error('Only the id itself goes here.', guid) : null;
  },
  (value) =>
    value.includes('@') ? error('This is an e-mail address; paste the Application (client) ID.') : null,
  (value) =>
    SECRET_SHAPE.test(value) && !/^[\da-f-]+$/iu.test(value)
      ? error('This looks like the client secret; paste the Application (client) ID here.')
      : null,
  (value) =>
    isGuid(value)
      ? null
      : error('The Application (client) ID is 36 characters long, with four dashes; copy it again.'),
  (value) => {
    const foreign = FOREIGN_IDS.get(value.toLowerCase());
    return foreign ? error(foreign) : null;
  },
  (value, { tenant, discoveredTenantId }) =>
    sameText(value, discoveredTenantId) || sameText(value, cleanPaste(tenant ?? ''))
      ? error('This is the tenant id; paste the Application (client) ID from the same page.')
      : null,
  () => info('Copy the line "Application (client) ID": the Object ID below it looks the same.'),
];

/** Advice on the client id. A well-formed one gets an `info`, as an object id has the same shape. */
export function checkClientId(text: string, context: ClientIdContext): FieldAdvice | null {
  return adviceOn(text, CLIENT_ID_RULES, context);
}

// ---------------------------------------------------------------- secret

/** Shorter than any secret Entra has made (they are 40 characters now, 32 and 44 before). */
const SHORTEST_SECRET = 30;

const SECRET_RULES: readonly Rule<null>[] = [
  (value) => (value === '' ? error('Paste the client secret: the column "Value", not "Secret ID".') : null),
  (value) =>
    isGuid(unquoted(value))
      ? error('This is the Secret ID; copy the column "Value" instead. If it is hidden, make a new secret.')
      : null,
  (value) =>
    /[•●∙·*]{3,}|\.{4,}|hidden/iu.test(value)
      ? error('The portal no longer shows this secret in full; make a new one and copy its Value at once.')
      : null,
  (value) =>
    /(\.\.\.|…)$/u.test(value) ? error('The end is missing; use the copy button beside the Value.') : null,
  (value) => (unquoted(value) === value ? null : error('Remove the quotation marks.', unquoted(value))),
  (value) => (/\s/u.test(value) ? error('A secret has no spaces.', value.replace(/\s+/gu, '')) : null),
  (value) =>
    /^https?:\/\/|@[\w-]+\.\w/iu.test(value)
      ? error('This is not a client secret; copy the column "Value".')
      : null,
  (value) =>
    /[^\p{ASCII}]/u.test(value)
      ? error('A character was changed on the way; copy the Value from the portal itself.')
      : null,
  (value) =>
    value.length < SHORTEST_SECRET
      ? warning('This is shorter than the secrets Microsoft makes; check that nothing is missing.')
      : null,
];

/** Advice on the client secret. It is judged here and nowhere kept. */
export function checkSecret(text: string): FieldAdvice | null {
  return adviceOn(text, SECRET_RULES, null);
}
