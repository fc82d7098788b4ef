import type { Application } from '../../directory/applications.ts';
import { servicePrincipalId } from '../../directory/resources.ts';
import type { GraphCall } from '../call.ts';
import { directoryFaults } from './faults.ts';

/** How a path names an object: by object id or by an alternate key in parentheses. */
export interface Key {
  name: 'id' | 'appId' | 'uniqueName';
  value: string;
}

/** `{id}`, or what stood in `(appId='…')`. */
export function readKey(segment: string): Key {
  const [, name, value] = /^(appId|uniqueName)='(.*?)'?$/i.exec(segment) ?? [];
  if (name === undefined) return { name: 'id', value: segment };
  const isAppId = name.toLowerCase() === 'appid';
  return { name: isAppId ? 'appId' : 'uniqueName', value: (value ?? '').replaceAll("''", "'") };
}

/** Registrations of the caller's tenant. */
export function ownApplications({ state, caller }: GraphCall): Application[] {
  return state.directory.applications.filter(({ tenantId }) => tenantId === caller.tenantId);
}

/** The registration that the key names, even one that has not replicated yet. */
export function findApplication(call: GraphCall, { name, value }: Key): Application | undefined {
  const wanted = value.toLowerCase();
  return ownApplications(call).find((app) => app[name]?.toLowerCase() === wanted);
}

/** @throws GraphFault 404, also while replication lags */
export function applicationOf(call: GraphCall, segment: string): Application {
  const key = readKey(segment);
  const app = findApplication(call, key);
  if (!app || call.state.directory.replication.misses(app.id)) throw directoryFaults.notFound(key.value);
  return app;
}

/** Registrations whose enterprise app is in the caller's tenant; Microsoft's clients are in every one. */
export function appsWithPrincipal({ state }: GraphCall): Application[] {
  return state.directory.applications.filter(({ hasPrincipal }) => hasPrincipal);
}

/** The object id of an app's enterprise app in the caller's tenant. */
export function principalIdOf({ caller }: GraphCall, appId: string): string {
  return servicePrincipalId(appId, caller.tenantId);
}
