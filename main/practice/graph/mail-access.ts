import type { SharedMailbox } from '../directory/people.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { GraphCall } from './call.ts';
import { faults, GraphFault } from './fault.ts';

export interface OpenedMailbox {
  mailbox: Mailbox;
  seesBodies: boolean;
}

const READ = ['Mail.Read', 'Mail.ReadWrite'];
const READ_SHARED = ['Mail.Read.Shared', 'Mail.ReadWrite.Shared'];

/**
 * Opens the caller's own mailbox (`name` null, or their address or id) or another one, for which it
 * takes a `*.Shared` scope and rights in Exchange.
 *
 * @throws GraphFault 403 ErrorAccessDenied, 404 MailboxNotEnabledForRESTAPI, 404 ErrorInvalidUser
 */
export function openMailbox(call: GraphCall, name: string | null): OpenedMailbox {
  const { person, objectId } = call.caller;
  if (name === null || name.toLowerCase() === person.address || name === objectId) return openOwn(call);
  const shared = sharedMailbox(call, name);
  if (!shared) {
    throw isKnown(call, name)
      ? faults.accessDenied()
      : new GraphFault(404, 'ErrorInvalidUser', { message: `The requested user '${name}' is invalid.` });
  }
  requireAny(call, READ_SHARED, 'Mail.ReadBasic.Shared');
  if (!shared.delegates.includes(person.address)) throw faults.accessDenied();
  return opened(call, shared.address, READ_SHARED);
}

function openOwn(call: GraphCall): OpenedMailbox {
  requireAny(call, [...READ, ...READ_SHARED], 'Mail.ReadBasic');
  return opened(call, call.caller.person.address, [...READ, ...READ_SHARED]);
}

/** A guest's mailbox is at home, not here. */
function opened(call: GraphCall, address: string, scopes: string[]): OpenedMailbox {
  const { person, tenantId } = call.caller;
  const mailbox = person.home.tenantId === tenantId ? call.state.mailboxes.find(address) : null;
  if (!mailbox) {
    throw new GraphFault(404, 'MailboxNotEnabledForRESTAPI', {
      message: 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    });
  }
  return { mailbox, seesBodies: scopes.some((scope) => call.caller.scopes.has(scope)) };
}

function requireAny({ caller }: GraphCall, scopes: string[], basic: string): void {
  if (![...scopes, basic].some((scope) => caller.scopes.has(scope))) throw faults.accessDenied();
}

function sharedMailbox({ state }: GraphCall, name: string): SharedMailbox | undefined {
  return state.directory.sharedMailboxes.find(
    ({ address, objectId }) => address === name.toLowerCase() || objectId === name,
  );
}

function isKnown({ state, caller }: GraphCall, name: string): boolean {
  return state.directory.people.some(
    ({ address, home }) =>
      home.tenantId === caller.tenantId && (address === name.toLowerCase() || home.objectId === name),
  );
}
