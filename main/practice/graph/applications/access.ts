import type { Application } from '../../directory/applications.ts';
import type { GraphCall } from '../call.ts';
import { GraphFault } from '../fault.ts';

const READ = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'];
const WRITE = ['Application.ReadWrite.All'];
const GRANTS_READ = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.Read.All'];
const GRANTS_WRITE = ['DelegatedPermissionGrant.ReadWrite.All'];

/** Members may read the directory's applications if their client may; guests may not. @throws GraphFault 403 */
export function requireRead(call: GraphCall): void {
  requireScope(call, READ);
  if (isGuest(call)) throw denied();
}

/** Administrators, and the others if the tenant lets users register applications. @throws GraphFault 403 */
export function requireCreate(call: GraphCall): void {
  requireScope(call, WRITE);
  const { person } = call.caller;
  if (!person.isAdmin && (isGuest(call) || !call.state.directory.policies.usersMayRegister)) throw denied();
}

/** Administrators and the owner. @throws GraphFault 403 */
export function requireOwner(call: GraphCall, app: Application): void {
  requireScope(call, WRITE);
  if (!call.caller.person.isAdmin && app.ownerId !== call.caller.objectId) throw denied();
}

/** @throws GraphFault 403 */
export function requireGrantRead(call: GraphCall): void {
  requireScope(call, GRANTS_READ);
  if (!call.caller.person.isAdmin) throw denied();
}

/** Consent for everybody is an administrator's to give. @throws GraphFault 403 */
export function requireGrantWrite(call: GraphCall): void {
  requireScope(call, GRANTS_WRITE);
  if (!call.caller.person.isAdmin) throw denied();
}

function requireScope({ caller }: GraphCall, accepted: string[]): void {
  if (!accepted.some((scope) => caller.scopes.has(scope))) throw denied();
}

function isGuest({ caller }: GraphCall): boolean {
  return caller.person.home.tenantId !== caller.tenantId;
}

function denied(): GraphFault {
  return new GraphFault(403, 'Authorization_RequestDenied', {
    message: 'Insufficient privileges to complete the operation.',
  });
}
