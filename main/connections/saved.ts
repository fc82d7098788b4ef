import { z } from 'zod';
import {
  accessSchema,
  causeSchema,
  checkIdSchema,
  handedOverSchema,
  networkSettingsSchema,
  proofSchema,
  registrationSchema,
  type Settings,
  settingsSchema,
  setupSchema,
  verdictSchema,
} from '../../preload/contract.ts';
import { DEFAULT_SETTINGS } from '../../preload/default-settings.ts';
import { defaultSaved } from './default-saved.ts';
import type { Connection, ReadSaved, Saved, Upkeep } from './types.ts';
import { newUpkeep } from './upkeep/upkeep.ts';

const upkeepSchema: z.ZodType<Upkeep> = z.object({
  generation: z.int().min(1),
  keyId: z.string().nullable(),
  olderKeyIds: z.array(z.string()),
  renewedAt: z.string().nullable(),
  attempt: z.string().nullable(),
  handedOver: z.array(
    z.object({ generation: z.int().min(1), how: handedOverSchema.shape.how, at: z.string() }),
  ),
  expiryAsked: z.boolean(),
});

/**
 * What the settings file may hold. A field that is added later needs a default here or a migration
 * in `store.ts`, else the connections of every existing file count as damaged.
 */
const connectionSchema: z.ZodType<Connection> = z.object({
  id: z.string(),
  system: z.string(),
  mailbox: z.string(),
  signInKey: z.string().exactOptional(),
  signer: z.string(),
  signedInAs: z.string().nullable(),
  account: z.object({ homeAccountId: z.string(), objectId: z.string(), tenantId: z.string() }).nullable(),
  accountType: z.enum(['work', 'personal']),
  // Before there was a choice nothing was asked for but reading.
  access: accessSchema.default('read'),
  cloud: z.string(),
  practice: z.boolean(),
  registration: registrationSchema,
  inputs: z.record(z.string(), z.string()).default({}),
  hasSecret: z.boolean(),
  secretExpiresAt: z.string().nullable().default(null),
  hasOlderSecret: z.boolean().default(false),
  proof: z.array(proofSchema).default([]),
  upkeep: upkeepSchema.default(newUpkeep),
  paused: z.boolean(),
  isMuted: z.boolean().exactOptional(),
  lastSync: z.string().nullable(),
});

const windowSchema = z.object({
  x: z.number().exactOptional(),
  y: z.number().exactOptional(),
  width: z.number().positive(),
  height: z.number().positive(),
  maximized: z.boolean(),
});

/** A setting that an older version did not have, or that cannot be read, has its default; the others stay. */
const savedSettings = z.record(z.string(), z.unknown()).transform((file): Settings => {
  const taken = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(withDefaults(name, file[name]));
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(taken) };
});

/** What a later version adds inside a setting does not undo what was chosen before. */
function withDefaults(name: string, value: unknown): unknown {
  const initial: unknown = DEFAULT_SETTINGS[name as keyof Settings];
  return isObject(value) && isObject(initial) ? { ...initial, ...value } : value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const keptRunSchema = z.object({
  at: z.string(),
  verdicts: z.array(
    z.object({
      id: checkIdSchema,
      verdict: verdictSchema,
      cause: causeSchema.exactOptional(),
      since: z.string(),
    }),
  ),
});

const schemas: { [K in keyof Saved]: z.ZodType<Saved[K]> } = {
  connections: z.array(connectionSchema),
  setup: setupSchema.nullable(),
  selected: z.string().nullable(),
  settings: savedSettings,
  network: networkSettingsSchema,
  told: z.record(z.string(), z.number()),
  checks: z.record(z.string(), keptRunSchema),
  adding: z.array(z.string()),
  trayHintShown: z.boolean(),
  window: windowSchema.nullable(),
  practice: z.unknown(),
};

/**
 * Takes over all of a settings file that is sound. What is not gets its default, a single bad
 * connection is left out alone, and `damaged` names the keys that lost something.
 */
export function readSaved(file: Record<string, unknown>): ReadSaved {
  const saved = defaultSaved();
  const damaged: string[] = [];
  const take = <K extends keyof Saved>(key: K) => {
    const parsed = schemas[key].safeParse(file[key]);
    if (parsed.success) saved[key] = parsed.data;
    else damaged.push(key);
  };
  for (const key of keysOf(saved)) if (file[key] !== undefined) take(key);
  if (damaged.includes('connections')) saved.connections = soundConnections(file.connections);
  return { saved, damaged };
}

function soundConnections(value: unknown): Connection[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => connectionSchema.safeParse(item).data ?? []);
}

function keysOf(saved: Saved): (keyof Saved)[] {
  return Object.keys(saved) as (keyof Saved)[];
}
