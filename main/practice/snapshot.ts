import { z } from 'zod';
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

const snapshotSchema = z.object({
  version: z.literal(1),
  /** The mail belongs to this seed and this number of messages. */
  mail: z.object({ seed: z.number(), initial: z.number(), startedAt: z.number() }),
  grants: z.array(grantSchema),
  refreshTokens: z.array(refreshSchema),
  mailboxes: z.array(mailboxSchema),
});

/** What survives a restart: consents, hashes of refresh tokens, marks and counters. No token, no mail. */
export interface Snapshot {
  version: 1;
  mail: { seed: number; initial: number; startedAt: number };
  grants: Grant[];
  refreshTokens: RefreshRecord[];
  mailboxes: MailboxRecord[];
}

/** Reads an earlier run's snapshot; null for anything else, which then counts as a first start. */
export function readSnapshot(value: unknown): Snapshot | null {
  const parsed = snapshotSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
