import type { Person } from '../directory/people.ts';
import { contextOf, type GraphCall } from './call.ts';
import { faults, GraphFault, graphJson } from './fault.ts';
import { readSelect } from './query.ts';

const USER_PROPERTIES: readonly string[] = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
  'businessPhones',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'otherMails',
  'userType',
  'accountEnabled',
];

const DEFAULT_PROPERTIES = USER_PROPERTIES.slice(0, 11);

/** `/me` and the caller's own `/users/{user}`; other people need a permission we do not have. */
export function getUser(call: GraphCall, name: string | null): Response {
  const { person, objectId, scopes } = call.caller;
  const isSelf = name === null || name.toLowerCase() === person.address || name === objectId;
  if (!isSelf || !scopes.has('User.Read')) {
    throw new GraphFault(403, 'Authorization_RequestDenied', {
      message: 'Insufficient privileges to complete the operation.',
    });
  }
  const params = call.url.searchParams;
  const names =
    readSelect(params.get('$select') ?? params.get('select'), USER_PROPERTIES) ?? DEFAULT_PROPERTIES;
  const all = userView(call, person);
  const body = {
    '@odata.context': contextOf(call, 'users/$entity'),
    ...Object.fromEntries(names.map((property) => [property, all[property]])),
  };
  return graphJson(body, { stamp: call.stamp });
}

/** `/oidc/userinfo`. */
export function userInfo(call: GraphCall): Response {
  const { person, objectId, scopes } = call.caller;
  if (!scopes.has('openid')) throw faults.accessDenied();
  const body = {
    sub: objectId,
    name: person.name,
    ...(scopes.has('email') && person.hasMailbox ? { email: person.address } : {}),
  };
  return graphJson(body, { stamp: call.stamp });
}

function userView(call: GraphCall, person: Person): Record<string, unknown> {
  const [givenName = '', ...rest] = person.name.split(' ');
  const isGuest = person.home.tenantId !== call.caller.tenantId;
  return {
    id: call.caller.objectId,
    displayName: person.name,
    givenName,
    surname: rest.join(' '),
    mail: person.hasMailbox || isGuest ? person.address : null,
    userPrincipalName: person.address,
    businessPhones: [],
    jobTitle: person.isAdmin ? 'Administrator' : null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    otherMails: [],
    userType: isGuest ? 'Guest' : 'Member',
    accountEnabled: person.hurdle !== 'disabled',
  };
}
