import { z } from 'zod';
import { connectionViewSchema } from './connection.ts';
import { diagnosticsViewSchema } from './diagnostics.ts';
import { errandSchema } from './fleet.ts';
import { line, none, ok } from './inputs.ts';
import { mailViewSchema } from './mail.ts';
import { networkViewSchema } from './network.ts';
import { placeSchema } from './place.ts';
import { systemViewSchema } from './plan.ts';
import { causeSchema, problemSchema } from './problem.ts';
import { settingsSchema } from './settings.ts';
import { setupViewSchema } from './setup.ts';
import { signInSchema } from './sign-in.ts';
import { transferSchema } from './transfers.ts';

export const vaultViewSchema = z.object({
  /** `opening`: nothing of it is known yet. */
  kind: z.enum(['opening', 'keyring', 'memory']),
  /** What protects the tokens, in the platform's own words, e.g. "Secret Service". */
  backend: z.string(),
  problem: problemSchema.optional(),
  /** The notice of the problem was put away for this run of the app. */
  isNoticeClosed: z.literal(true).exactOptional(),
});
export type VaultView = z.infer<typeof vaultViewSchema>;

export const practicePersonSchema = z.object({
  address: z.string(),
  name: z.string(),
  password: z.string(),
  /** What this person is good for, e.g. "must ask the administrator". */
  note: z.string(),
});
export type PracticePerson = z.infer<typeof practicePersonSchema>;

/** Something the practice tenant can make go wrong. */
export const practiceFailureSchema = z.object({
  id: z.string(),
  group: z.string(),
  /** What happens, in a few words. */
  title: z.string(),
  /** What the app should find out. */
  cause: causeSchema,
  about: z.enum(['tenant', 'app', 'signer', 'mailbox']),
  /** It happens and is over; there is nothing to switch off. */
  once: z.boolean(),
  /** Client ids or addresses it is done to now; an empty text for the tenant. */
  on: z.array(z.string()),
});
export type PracticeFailure = z.infer<typeof practiceFailureSchema>;

export const practiceViewSchema = z.object({
  tenantId: z.string(),
  tenantDomain: z.string(),
  clientId: z.string(),
  people: z.array(practicePersonSchema),
  /** Everything that can be made to go wrong, in the order in which it is shown. */
  failures: z.array(practiceFailureSchema),
});
export type PracticeView = z.infer<typeof practiceViewSchema>;

export const appStateSchema = z.object({
  version: z.string(),
  /** `electron 45.4.1`, or `chromium 156…` in the Chromium runtime. */
  runtime: z.string(),
  platform: z.string(),
  vault: vaultViewSchema,
  /** Set when settings were damaged and set aside at start. */
  notice: problemSchema.nullable(),
  clouds: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Empty while the vault is opening. */
  systems: z.array(systemViewSchema),
  setup: setupViewSchema.nullable(),
  signIn: signInSchema,
  connections: z.array(connectionViewSchema),
  /** What is being done for many connections, or was done last. */
  errand: errandSchema.nullable(),
  /** Rises when the history has news: then `activity.list` answers something else. */
  activityRevision: z.number().int(),
  /** Id of the connection on screen. */
  selected: z.string().nullable(),
  /** Null where the connection on screen has no mail to show. */
  mail: mailViewSchema.nullable(),
  /** Files that are being saved, or were and have not been put away. */
  transfers: z.array(transferSchema),
  place: placeSchema,
  practice: practiceViewSchema.nullable(),
  settings: settingsSchema,
  network: networkViewSchema,
  diagnostics: diagnosticsViewSchema,
});
export type AppState = z.infer<typeof appStateSchema>;

export const appCommands = {
  /** A link of our own (portal, Microsoft documentation); only hosts of the allow-list open. */
  'link.open': { input: z.object({ url: z.string().max(8192) }).strict(), output: ok },
  'clipboard.write': { input: z.object({ text: z.string().max(500_000) }).strict(), output: ok },
  'notice.dismiss': { input: none, output: ok },
  /** Puts the vault's notice away until the app is started again. */
  'vault.closeNotice': { input: none, output: ok },
  /** Practice tenant only: makes `count` new messages arrive. */
  'practice.deliver': {
    input: z.object({ address: line, count: z.number().int().min(1).max(100) }).strict(),
    output: ok,
  },
  /** Makes a failure of `practice.failures` happen, or puts it back. `target`: as in its `on`. */
  'practice.provoke': {
    input: z.object({ id: z.string().max(100), target: line, on: z.boolean() }).strict(),
    output: ok,
  },
  /** Puts back everything that was provoked. */
  'practice.putBack': { input: none, output: ok },
} as const;
