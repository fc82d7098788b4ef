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
  const address = addressOf(call, name);
  const settings = address === undefined ? undefined : call.state.exchange.settings(address);
  if (!settings || settings.place === 'deleted') throw invalidUser(name);
  requireAny(call, READ_SHARED, 'Mail.ReadBasic.Shared');
  if (!settings.fullAccess.includes(person.address)) throw faults.accessDenied();
  return opened(call, settings.address, READ_SHARED);
}

function openOwn(call: GraphCall): OpenedMailbox {
  requireAny(call, [...READ, ...READ_SHARED], 'Mail.ReadBasic');
  return opened(call, call.caller.person.address, [...READ, ...READ_SHARED]);
}

/** A guest's mailbox is at home, not here. */
function opened(call: GraphCall, address: string, scopes: string[]): OpenedMailbox {
  const { person, tenantId } = call.caller;
  const place = call.state.exchange.settings(address)?.place;
  if (place === 'deleted') throw invalidUser(address);
  if (place === 'on-premises') {
    throw new GraphFault(404, 'MailboxNotSupportedForRESTAPI', {
      message: 'REST API is not yet supported for this mailbox.',
    });
  }
  const isHere = place === 'cloud' && person.home.tenantId === tenantId;
  const mailbox = isHere ? call.state.mailboxes.find(address) : null;
  if (!mailbox) {
    throw new GraphFault(404, 'MailboxNotEnabledForRESTAPI', {
      message: 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    });
  }
  return { mailbox, seesBodies: scopes.some((scope) => call.caller.scopes.has(scope)) };
}

function invalidUser(name: string): GraphFault {
  return new GraphFault(404, 'ErrorInvalidUser', { message: `The requested user '${name}' is invalid.` });
}

function requireAny({ caller }: GraphCall, scopes: string[], basic: string): void {
  if (![...scopes, basic].some((scope) => caller.scopes.has(scope))) throw faults.accessDenied();
}

/** The address that a name or an object id in a path means. */
function addressOf({ state, caller }: GraphCall, name: string): string | undefined {
  const { people, sharedMailboxes } = state.directory;
  const wanted = name.toLowerCase();
  const isNamed = (address: string, id: string) => address === wanted || id === name;
  const shared = sharedMailboxes.find(({ address, objectId }) => isNamed(address, objectId));
  const person = people.find(
    ({ address, home }) => home.tenantId === caller.tenantId && isNamed(address, home.objectId),
  );
  return (shared ?? person)?.address;
}
