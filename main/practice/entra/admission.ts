import { type Application, admitsPersonal } from '../directory/applications.ts';
import { BOOTSTRAP_APP_ID } from '../directory/bootstrap-client.ts';
import { identityAt } from '../directory/directory.ts';
import type { Identity, Person } from '../directory/people.ts';
import { type Authority, CONSUMERS, tenantById } from '../directory/tenants.ts';
import { authorityOf, type EntraCall } from './call.ts';
import { Refusal } from './refusal.ts';
import type { AdmittedApp } from './requests.ts';

/**
 * The application that `appId` names at the call's authority.
 *
 * @throws Refusal 900023, 90002, 700016, 50194, 9002331, 9002332, 7000112
 */
export function admitApp(call: EntraCall, appId: string): AdmittedApp {
  const authority = authorityOf(call);
  const app = call.state.directory.applications.find((each) => each.appId === appId.toLowerCase());
  const values = { app: appId, tenant: call.tenant, authority: call.tenant };
  const isMissing = app && call.state.directory.replication.misses(app.appId);
  if (!app || isMissing || isForeign(app, authority)) throw new Refusal(700016, values);
  const code = audienceMismatch(app, authority);
  if (code) throw new Refusal(code, values);
  refuseBootstrap(call, app);
  if (!app.accountEnabled) throw new Refusal(7000112, values);
  return { app, authority };
}

/**
 * The account the person has at the authority, if application and authority take such accounts.
 *
 * @throws Refusal 500200, 500208, 50020
 */
export function admitPerson(person: Person, { app, authority }: AdmittedApp): Identity {
  const isPersonal = person.home.tenantId === CONSUMERS.id;
  const identity = identityAt(person, authority);
  const tenant = authority.kind === 'tenant' ? authority.tenant.name : authority.kind;
  const values = { user: person.address, tenant, app: app.displayName };
  if (!identity) throw new Refusal(50020, values);
  const home = tenantById(identity.tenantId);
  const isHere = authority.kind === 'tenant';
  if (isPersonal && !isHere && (authority.kind === 'organizations' || !admitsPersonal(app.signInAudience))) {
    throw new Refusal(500200, values);
  }
  const personalOnly = authority.kind === 'consumers' || app.signInAudience === 'PersonalMicrosoftAccount';
  if (!home.isConsumers && personalOnly) throw new Refusal(500208, values);
  return identity;
}

/** Tenants may keep Microsoft's command line client out. @throws Refusal 7000112, 65002 */
function refuseBootstrap({ state }: EntraCall, app: Application): void {
  const { bootstrap } = state.directory.policies;
  if (app.appId !== BOOTSTRAP_APP_ID) return;
  if (bootstrap === 'disabled') throw new Refusal(7000112, { app: app.appId });
  if (bootstrap === 'not-preauthorized') throw new Refusal(65002, { app: app.appId });
}

/** A single-tenant application is unknown in every other tenant. */
function isForeign(app: Application, authority: Authority): boolean {
  return (
    authority.kind === 'tenant' &&
    app.signInAudience === 'AzureADMyOrg' &&
    app.tenantId !== authority.tenant.id
  );
}

function audienceMismatch(app: Application, { kind }: Authority): 50194 | 9002331 | 9002332 | null {
  if (app.signInAudience === 'PersonalMicrosoftAccount') {
    return kind === 'organizations' || kind === 'tenant' ? 9002331 : null;
  }
  if (kind === 'consumers') return admitsPersonal(app.signInAudience) ? null : 9002332;
  return kind !== 'tenant' && app.signInAudience === 'AzureADMyOrg' ? 50194 : null;
}
