import type { Plan } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';
import { reachOf } from './letter-reach.ts';

export interface AdminLetterRequest {
  plan: Plan;
  system: { name: string; purpose: string };
  mailbox: string;
  signer: string;
  /** Page on which one click consents for everybody; null while there is no registration yet. */
  adminConsentUrl: string | null;
  /** Who asks. */
  requester?: string;
}

/**
 * A one-page text to send to an administrator: who asks and for what, each permission with its reason
 * and reach, what it risks, how to undo it, and the link.
 */
export function adminLetter(request: AdminLetterRequest): string {
  const signer = oneLine(request.signer) || oneLine(request.mailbox) || 'the person who signs in';
  return `${[
    greeting(request, signer),
    permissions(request.plan, signer),
    risk(request.plan, signer),
    action(request),
    undo(),
  ].join('\n\n')}\n`;
}

function greeting({ system, mailbox, requester }: AdminLetterRequest, signer: string): string {
  const name = oneLine(system.name);
  const box = oneLine(mailbox) || 'a mailbox';
  const who = oneLine(requester ?? '');
  const purpose = oneLine(system.purpose).replace(/\.?$/, '.');
  return `Subject: Please approve ${name} for ${box}

Hello,

${who ? `${who} asks` : 'I ask'} you to let "${name}" use the mailbox ${box}. ${signer} signs in for it.
What it is for: ${purpose}
Microsoft lets only an administrator approve this.`;
}

function permissions(plan: Plan, signer: string): string {
  const rows = plan.permissions.map(
    ({ name, why }) => `- ${oneLine(name)}
    Why: ${oneLine(why)}
    Reach: ${reachOf(name, signer)}.`,
  );
  return ['It asks for these permissions and no others. All of them are delegated:', ...rows].join('\n');
}

function risk(plan: Plan, signer: string): string {
  const secret = plan.secret.needed
    ? ` Its client secret lasts ${plan.secret.months} months and opens no mailbox without a sign-in.`
    : ' It has no client secret.';
  return `What it risks: delegated means that the app never sees more than ${signer} can open in Outlook. It gets
nothing beyond that, no files and no directory, and it never sees a password.${secret}
People are sent back only to ${oneLine(plan.redirectUri)}`;
}

function action({ adminConsentUrl }: AdminLetterRequest): string {
  const url = oneLine(adminConsentUrl ?? '');
  if (!url)
    return `What to do: the app is not registered yet. Run the attached script, or open the attached request file in
Mailbox Connector; both list every step before they take it.`;
  return `What to do: open this link, sign in as an administrator, compare the list with the one above, accept.
${url}
Roles that can do it: Cloud Application Administrator, Application Administrator, Global Administrator.`;
}

function undo(): string {
  return `How to undo it at any time: Entra admin center > Enterprise applications > this app > Permissions >
Revoke admin consent. Or Properties > Delete: the app then stops working for everybody at once.`;
}
