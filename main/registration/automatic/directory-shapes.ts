import { z } from 'zod';
import { audienceSchema } from '../../../preload/contract.ts';

/** The parts of Graph's answers that are read. Everything else is dropped. */

const redirects = z.object({ redirectUris: z.array(z.string()).default([]) });

const resourceAccessSchema = z.array(
  z.object({
    resourceAppId: z.string(),
    resourceAccess: z.array(z.object({ id: z.string(), type: z.enum(['Scope', 'Role']) })),
  }),
);

const passwordSchema = z.object({
  keyId: z.string(),
  displayName: z.string().nullish(),
  hint: z.string().nullish(),
  /** ISO 8601. */
  endDateTime: z.string(),
});

/** https://learn.microsoft.com/graph/api/resources/application */
export const applicationSchema = z.object({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  uniqueName: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  signInAudience: audienceSchema,
  isFallbackPublicClient: z
    .boolean()
    .nullish()
    .transform((value) => value === true),
  tags: z.array(z.string()).default([]),
  publicClient: redirects,
  spa: redirects,
  web: redirects.extend({
    implicitGrantSettings: z
      .object({ enableAccessTokenIssuance: z.boolean(), enableIdTokenIssuance: z.boolean() })
      .default({ enableAccessTokenIssuance: false, enableIdTokenIssuance: false }),
  }),
  api: z
    .object({ requestedAccessTokenVersion: z.number().int().nullish() })
    .transform(({ requestedAccessTokenVersion }) => ({
      requestedAccessTokenVersion: requestedAccessTokenVersion ?? null,
    })),
  requiredResourceAccess: resourceAccessSchema.default([]),
  passwordCredentials: z.array(passwordSchema).default([]),
});
export type DirectoryApplication = z.infer<typeof applicationSchema>;

/** Asked for by name: `uniqueName` and others are not in every default answer. */
export const APPLICATION_SELECT = `$select=${[
  'id',
  'appId',
  'displayName',
  'uniqueName',
  'createdDateTime',
  'signInAudience',
  'isFallbackPublicClient',
  'tags',
  'publicClient',
  'spa',
  'web',
  'api',
  'requiredResourceAccess',
  'passwordCredentials',
].join(',')}`;

/** What we write to a registration. */
export const SETTING_NAMES = [
  'signInAudience',
  'api',
  'isFallbackPublicClient',
  'publicClient',
  'spa',
  'web',
  'requiredResourceAccess',
  'tags',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];
export type Settings = Pick<DirectoryApplication, SettingName>;

export const principalSchema = z.object({
  id: z.string(),
  accountEnabled: z.boolean().nullish(),
  /** Tenant that registered the app. */
  appOwnerOrganizationId: z.string().nullish(),
});
export type Principal = z.infer<typeof principalSchema>;

export const resourceSchema = z.object({
  id: z.string(),
  oauth2PermissionScopes: z.array(z.object({ id: z.string(), value: z.string().nullish() })).default([]),
});
export type ResourcePrincipal = z.infer<typeof resourceSchema>;

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
export const grantSchema = z.object({ id: z.string(), scope: z.string().nullish() });

export const listOf = <T extends z.ZodType>(item: T) => z.object({ value: z.array(item) });

/** The answer of `addPassword`: the only time that the secret itself is seen. */
export const newPasswordSchema = passwordSchema.extend({ secretText: z.string().min(1) });

/** An object addressed by an alternate key: `/applications(appId='…')`. */
export function byKey(collection: string, key: string, value: string): string {
  return `/${collection}(${key}='${encodeURIComponent(value.replaceAll("'", "''"))}')`;
}
