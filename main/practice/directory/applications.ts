import type { Audience } from '../../../preload/contract.ts';
import { sha256 } from '../stable.ts';

/** A client secret as a registration keeps it: recognisable, not readable. */
export interface PasswordCredential {
  keyId: string;
  displayName: string;
  /** First characters of the secret, as Graph shows them. */
  hint: string;
  startDateTime: string;
  endDateTime: string;
  secretHash: string;
}

/** One permission that a registration lists. */
export interface ResourceAccess {
  id: string;
  type: 'Scope' | 'Role';
}

/** A registration, shaped like Graph's `application`. */
export interface Application {
  id: string;
  appId: string;
  displayName: string;
  createdDateTime: string;
  signInAudience: Audience;
  /** Tenant that registered it. */
  tenantId: string;
  isFallbackPublicClient: boolean;
  publicClient: { redirectUris: string[] };
  web: { redirectUris: string[] };
  spa: { redirectUris: string[] };
  /** `web.implicitGrantSettings`. */
  implicitGrant: { accessTokens: boolean; idTokens: boolean };
  /** `api.requestedAccessTokenVersion`. */
  accessTokenVersion: 1 | 2 | null;
  /** Alternate key that whoever made the registration gave it. */
  uniqueName: string | null;
  tags: string[];
  requiredResourceAccess: { resourceAppId: string; resourceAccess: ResourceAccess[] }[];
  passwordCredentials: PasswordCredential[];
  /** Object id of the user who registered it; null for those that were always there. */
  ownerId: string | null;
  /** It has a service principal (enterprise app) in the tenant that registered it. */
  hasPrincipal: boolean;
  /** Of its service principal: an administrator switched sign-in off. */
  accountEnabled: boolean;
  /** Of its service principal: only assigned people may sign in. */
  appRoleAssignmentRequired: boolean;
}

/** What a secret turned out to be. */
export type SecretVerdict = 'valid' | 'wrong' | 'expired';

/** Whether a secret has expired whenever it is asked: its end is the beginning of time. */
export function judgesExpired({ endDateTime }: Pick<PasswordCredential, 'endDateTime'>): boolean {
  return Date.parse(endDateTime) === 0;
}

/** Compares a secret with the registration's. */
export function judgeSecret(app: Application, secret: string, now: number): SecretVerdict {
  const hash = sha256(secret);
  const credential = app.passwordCredentials.find(({ secretHash }) => secretHash === hash);
  if (!credential) return 'wrong';
  return Date.parse(credential.endDateTime) <= now ? 'expired' : 'valid';
}

/** Whether personal Microsoft accounts are in the registration's audience. */
export function admitsPersonal(audience: Audience): boolean {
  return audience === 'AzureADandPersonalMicrosoftAccount' || audience === 'PersonalMicrosoftAccount';
}
