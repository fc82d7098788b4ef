import { z } from 'zod';
import { line } from './inputs.ts';

/** Entra's `signInAudience` values. https://learn.microsoft.com/graph/api/resources/application */
export const audienceSchema = z.enum([
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
]);
export type Audience = z.infer<typeof audienceSchema>;

/** Entra's platform types as the portal's Authentication page names them. */
export const platformSchema = z.enum(['publicClient', 'web']);
export type Platform = z.infer<typeof platformSchema>;

export const registrationSchema = z.object({
  clientId: line,
  /** Tenant id (GUID) or verified domain. */
  tenant: line,
  audience: audienceSchema,
  platform: platformSchema,
  redirectUri: line,
});
export type Registration = z.infer<typeof registrationSchema>;

/** What this app may do with the mail, where that is a matter of choice. */
export const accessSchema = z.enum(['read', 'read-write']);
export type Access = z.infer<typeof accessSchema>;

export const permissionViewSchema = z.object({
  name: z.string(),
  resource: z.enum(['graph', 'outlook', 'openid']),
  why: z.string(),
  /** True where a user of a managed tenant normally needs an administrator (facts: Microsoft-managed consent policy). */
  adminConsent: z.boolean(),
});
export type PermissionView = z.infer<typeof permissionViewSchema>;
