import { z } from 'zod';
import { audienceSchema, platformSchema } from '../../preload/contract.ts';
import { isGuid } from '../../preload/pasted-text.ts';
import { publicKeySchema, sealedBoxSchema } from './sealed-box.ts';

/** What a request and its answer look like on disk. Everything in them was written by somebody else. */

/** The only version there is. A change that an older app would misread needs a new one. */
export const FILE_VERSION = 1;
/** Longest file in characters; a real one has about four thousand. */
export const MAX_FILE = 64_000;

function isDomain(text: string): boolean {
  return text.length <= 255 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(text);
}

const short = z.string().max(300);
const long = z.string().max(2048);
const labelled = z.object({ label: short, value: long });

/** As the contract's plan, with limits: it comes from a file. */
const requestedPlanSchema = z.object({
  system: short,
  redirectUri: z.string().max(256),
  platform: platformSchema,
  audience: audienceSchema,
  authority: long,
  permissions: z
    .array(
      z.object({
        name: z.string().regex(/^[A-Za-z][\w.-]{0,99}$/),
        resource: short,
        adminConsent: z.boolean(),
        why: long,
      }),
    )
    .min(1)
    .max(50),
  secret: z.object({ needed: z.boolean(), months: z.number().int().min(0).max(24) }),
  fields: z.array(labelled.extend({ where: long })).max(50),
  portal: z.array(z.object({ title: short, url: long, values: z.array(labelled).max(50) })).max(50),
});

/** A request to an administrator. It holds no secret. */
export const requestFileSchema = z.object({
  kind: z.literal('mailbox-connector-request'),
  version: z.literal(FILE_VERSION),
  id: z.guid(),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** Who asks, as they call themselves. */
  requester: short,
  /** Secrets in the answer are sealed for this key. */
  publicKey: publicKeySchema,
  /** Display name for the Registration. */
  name: short,
  systemName: short,
  cloud: z.string().regex(/^[a-z0-9-]{1,50}$/),
  tenant: short,
  mailbox: short,
  signer: short,
  /** What the System's inputs were filled with. */
  inputs: z.record(z.string().max(100), long).refine((inputs) => Object.keys(inputs).length <= 50),
  plan: requestedPlanSchema,
});
export type RequestFile = z.infer<typeof requestFileSchema>;

/** The administrator's answer. */
export const responseFileSchema = z.object({
  kind: z.literal('mailbox-connector-response'),
  version: z.literal(FILE_VERSION),
  requestId: z.guid(),
  clientId: z.guid(),
  /** Tenant id, or a verified domain. */
  tenantId: z.string().refine((text) => isGuid(text) || isDomain(text)),
  /** ISO 8601; null where there is no secret. */
  secretExpiresAt: z.iso.datetime({ offset: true }).nullable(),
  secret: sealedBoxSchema.nullable(),
});
export type ResponseFile = z.infer<typeof responseFileSchema>;
