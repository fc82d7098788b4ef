import { z } from 'zod';
import { audienceSchema } from '../../preload/contract.ts';
import type { Application } from './directory/applications.ts';
import type { MailboxRecord } from './mail/mailboxes.ts';
import type { Grant } from './stores/grants.ts';
import type { RefreshRecord } from './stores/refresh-tokens.ts';

const marksSchema = z.object({ isRead: z.boolean().optional(), isFlagged: z.boolean().optional() });

const changeSchema = z.object({
  seq: z.number(),
  folder: z.string(),
  index: z.number().int().min(0),
  moves: z.number(),
  kind: z.enum(['created', 'updated', 'removed']),
  reason: z.enum(['deleted', 'changed']).optional(),
  marks: marksSchema.optional(),
  at: z.number(),
});

const mailboxSchema = z.object({
  address: z.string(),
  generation: z.number(),
  deliveries: z.array(z.object({ receivedAt: z.number(), isCustom: z.boolean() })),
  log: z.array(changeSchema),
});

const grantSchema = z.object({
  id: z.string(),
  clientId: z.string(),
  consentType: z.enum(['AllPrincipals', 'Principal']),
  principalId: z.string().nullable(),
  resourceId: z.string(),
  scope: z.string(),
});

const refreshSchema = z.object({
  hash: z.string(),
  address: z.string(),
  appId: z.string(),
  platforms: z.array(z.enum(['web', 'spa', 'publicClient'])),
  mfa: z.boolean(),
  endsAt: z.number().optional(),
  issuedAt: z.number(),
  state: z.enum(['live', 'revoked', 'inactive']),
});

const redirects = z.object({ redirectUris: z.array(z.string()) });

const applicationSchema = z.object({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  createdDateTime: z.string(),
  signInAudience: audienceSchema,
  tenantId: z.string(),
  isFallbackPublicClient: z.boolean(),
  publicClient: redirects,
  web: redirects,
  spa: redirects,
  implicitGrant: z.object({ accessTokens: z.boolean(), idTokens: z.boolean() }),
  accessTokenVersion: z.union([z.literal(1), z.literal(2), z.null()]),
  uniqueName: z.string().nullable(),
  tags: z.array(z.string()),
  requiredResourceAccess: z.array(
    z.object({
      resourceAppId: z.string(),
      resourceAccess: z.array(z.object({ id: z.string(), type: z.enum(['Scope', 'Role']) })),
    }),
  ),
  passwordCredentials: z.array(
    z.object({
      keyId: z.string(),
      displayName: z.string(),
      hint: z.string(),
      startDateTime: z.string(),
      endDateTime: z.string(),
      secretHash: z.string(),
    }),
  ),
  ownerId: z.string().nullable(),
  hasPrincipal: z.boolean(),
  accountEnabled: z.boolean(),
  appRoleAssignmentRequired: z.boolean(),
});

const registrationsSchema = z.object({
  touched: z.array(z.string()),
  applications: z.array(applicationSchema),
});

const snapshotSchema = z.object({
  version: z.literal(1),
  /** The mail belongs to this seed and this number of messages. */
  mail: z.object({ seed: z.number(), initial: z.number(), startedAt: z.number() }),
  grants: z.array(grantSchema),
  refreshTokens: z.array(refreshSchema),
  mailboxes: z.array(mailboxSchema),
  /** Absent in snapshots of before there were registrations through Graph. */
  registrations: registrationsSchema.default({ touched: [], applications: [] }),
});

/** What survives a restart: consents, registrations, hashes of secrets and refresh tokens, marks and counters. */
export interface Snapshot {
  version: 1;
  mail: { seed: number; initial: number; startedAt: number };
  grants: Grant[];
  refreshTokens: RefreshRecord[];
  mailboxes: MailboxRecord[];
  /** Registrations that Graph touched; a client id without an application was deleted. */
  registrations: { touched: string[]; applications: Application[] };
}

/** Reads an earlier run's snapshot; null for anything else, which then counts as a first start. */
export function readSnapshot(value: unknown): Snapshot | null {
  const parsed = snapshotSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
