import type { Application } from '../directory/applications.ts';
import { BOOTSTRAP_APP_ID } from '../directory/bootstrap-client.ts';
import type { Identity, Person } from '../directory/people.ts';
import { CONSUMERS } from '../directory/tenants.ts';
import type { PracticeState } from '../state.ts';
import { admitPerson } from './admission.ts';
import { askedPermissions, type MissingConsent, missingConsent, needsAdmin } from './consent.ts';
import type { Flow } from './flows.ts';
import { refuseBlocked } from './hurdles.ts';
import { Refusal } from './refusal.ts';

/** What a sign-in needs next. */
export type Step =
  | { kind: 'choose'; accounts: string[] }
  | { kind: 'username' }
  | { kind: 'password'; person: Person }
  | { kind: 'code'; person: Person }
  | { kind: 'consent'; person: Person; identity: Identity; missing: MissingConsent[] }
  | { kind: 'ask-admin'; person: Person; identity: Identity; missing: MissingConsent[] }
  | { kind: 'done'; person: Person; identity: Identity };

/**
 * The first thing that is still missing, in Entra's order: account, password, policies, second
 * factor, assignment, consent.
 *
 * @throws Refusal for what ends the sign-in
 */
export function nextStep(state: PracticeState, flow: Flow): Step {
  const { person } = flow;
  if (!person) {
    return flow.accounts.length > 0 ? { kind: 'choose', accounts: flow.accounts } : { kind: 'username' };
  }
  if (!flow.passed.password) return { kind: 'password', person };
  const identity = admitPerson(person, flow.purpose.request);
  refuseBlocked(person);
  refuseBlockedApp(state, flow);
  refuseDeviceCode(state, flow);
  if (person.hurdle === 'mfa' && !flow.passed.mfa) return { kind: 'code', person };
  refuseUnassigned(flow.purpose.request.app, person);
  return consentStep(state, flow, { person, identity });
}

/** A Conditional Access policy that names Microsoft's command line client. */
function refuseBlockedApp({ directory }: PracticeState, { purpose }: Flow): void {
  const isBlocked = directory.policies.bootstrap === 'conditional-access';
  if (isBlocked && purpose.request.app.appId === BOOTSTRAP_APP_ID) throw new Refusal(53003);
}

/** Many tenants let nobody sign in for a device elsewhere. @throws Refusal 53003 */
function refuseDeviceCode({ disturbances }: PracticeState, { purpose }: Flow): void {
  const isBlocked = disturbances.faults.has('device-code-blocked');
  if (isBlocked && purpose.kind === 'device') throw new Refusal(53003);
}

/** @throws Refusal 50105 */
export function refuseUnassigned(app: Application, person: Person): void {
  if (app.appRoleAssignmentRequired && !person.isAdmin) {
    throw new Refusal(50105, { user: person.address, app: app.displayName });
  }
}

function consentStep(
  state: PracticeState,
  flow: Flow,
  account: { person: Person; identity: Identity },
): Step {
  const { person, identity } = account;
  const missing = consentAsked(state, flow, identity);
  if (missing.length === 0) return { kind: 'done', ...account };
  refuseUnlistedAndUnverified(state, flow, person);
  refuseWorkOnly(missing, identity);
  const forAll = flow.purpose.kind === 'admin-consent' && !person.isAdmin;
  if (forAll || needsAdmin(missing, person, identity)) return { kind: 'ask-admin', missing, ...account };
  return { kind: 'consent', missing, ...account };
}

function consentAsked(state: PracticeState, flow: Flow, identity: Identity): MissingConsent[] {
  const { request, kind } = flow.purpose;
  if (kind === 'admin-consent' && flow.consented) return [];
  if (kind !== 'admin-consent' && !flow.asksConsent) {
    return missingConsent(state, { app: request.app, identity, scopes: request.scopes });
  }
  return askedPermissions(request.scopes, request.app, state.directory.resources).filter(
    ({ permissions }) => permissions.length > 0,
  );
}

/** Consent that is asked for, but that nobody here may give. @throws Refusal 650056, 900941 */
function refuseUnlistedAndUnverified({ disturbances }: PracticeState, flow: Flow, person: Person): void {
  const app = flow.purpose.request.app.displayName;
  const { faults } = disturbances;
  if (faults.has('permission-missing')) throw new Refusal(650056, { resource: 'Microsoft Graph' });
  if (faults.has('publisher-unverified') && !person.isAdmin) throw new Refusal(900941, { app });
}

/** Shared-mailbox scopes exist for work accounts only (scheme DelegatedWork). */
function refuseWorkOnly(missing: MissingConsent[], { tenantId }: Identity): void {
  if (tenantId !== CONSUMERS.id) return;
  const scope = missing.flatMap(({ permissions }) => permissions).find(({ workOnly }) => workOnly);
  if (scope) throw new Refusal(70011, { scope: scope.value });
}
