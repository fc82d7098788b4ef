import { z } from 'zod';
import { editedSchema, editViewSchema } from './edit.ts';
import { line, none, ok } from './inputs.ts';
import { problemSchema } from './problem.ts';

/** Most connections of one errand: a provider has some hundreds. */
const MOST = 1000;

const connectionIds = z.object({ connectionIds: z.array(z.string().max(100)).max(MOST) }).strict();

/** How far one connection is in an errand for many. */
export const errandItemSchema = z.object({
  connectionId: z.string(),
  mailbox: z.string(),
  phase: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
  /** Why it failed, or what its checks found first. */
  problem: problemSchema.nullable(),
});
export type ErrandItem = z.infer<typeof errandItemSchema>;

/** Something done for many connections, one after the other; shown until it is dismissed. */
export const errandSchema = z.object({
  kind: z.enum(['check', 'sign-in', 'add']),
  items: z.array(errandItemSchema),
  /** Who is asked to sign in now, and how many people are asked in all. */
  signer: z.object({ address: z.string(), number: z.number().int(), of: z.number().int() }).nullable(),
  isOver: z.boolean(),
  /** The app was closed in the middle: `errand.resume` goes on, `errand.dismiss` leaves it. */
  wasInterrupted: z.boolean(),
});
export type Errand = z.infer<typeof errandSchema>;

/** One mailbox of a pasted list or a CSV file. */
export const addressRowSchema = z.object({
  /** Line of the text it stands on, from 1. */
  line: z.number().int(),
  name: z.string(),
  mailbox: z.string(),
  signer: z.string(),
  verdict: z.enum(['ready', 'warned', 'refused']),
  /** What is wrong with it, or worth a look; one sentence each. */
  notes: z.array(z.string()),
});
export type AddressRow = z.infer<typeof addressRowSchema>;

export const addressListSchema = z.object({
  rows: z.array(addressRowSchema),
  /** Headings that were understood, e.g. "E-mail address is the mailbox". */
  columns: z.array(z.string()),
  /** Domains of Signers that were not looked up yet: `fleet.lookUp` does it. */
  unknownDomains: z.array(z.string()),
});
export type AddressList = z.infer<typeof addressListSchema>;

/** A registration that is ready, and the System it is for: what mailboxes are made with where none is connected. */
export const readySchema = editedSchema
  .omit({ mailbox: true, signer: true })
  .extend({ system: line })
  .strict();
export type Ready = z.infer<typeof readySchema>;

/** What all mailboxes of a list have in common. */
const listInput = z
  .object({
    text: z.string().max(500_000),
    /** The connection whose System and Registration the others take over, or the values themselves. */
    like: z.union([z.string().max(100), readySchema]),
    /** Signs in for every mailbox whose row names nobody; empty: each mailbox for itself. */
    signer: line,
  })
  .strict();

export const fleetCommands = {
  /** Reads a list and says what each row would become. Nothing happens yet. */
  'fleet.read': { input: listInput, output: addressListSchema },
  /** Looks up the domains of a list that are not known yet, each once; answers when all were asked. */
  'fleet.lookUp': { input: listInput, output: ok },
  'fleet.cancelLookUp': { input: none, output: ok },
  /** Asks for a file (main shows the chooser); null when the person cancelled. */
  'fleet.openFile': { input: none, output: z.object({ text: z.string().nullable() }) },
  /** What follows from the values of a registration: what the System fixes, and what is wrong. Changes nothing. */
  'fleet.look': { input: z.object({ ready: readySchema }).strict(), output: editViewSchema },
  /**
   * Adds what `fleet.read` calls ready or warned; progress is in `state.errand`. `secret`: of a registration
   * that was typed; those of a connection share its own.
   */
  'fleet.add': {
    input: listInput.extend({ secret: z.string().max(512) }).strict(),
    output: z.object({ added: z.number().int() }),
  },
  'fleet.check': { input: connectionIds, output: ok },
  /** Each person is asked once, however many mailboxes they open. */
  'fleet.signIn': { input: connectionIds, output: ok },
  'fleet.sync': { input: connectionIds, output: ok },
  'fleet.pause': { input: connectionIds.extend({ paused: z.boolean() }).strict(), output: ok },
  'fleet.remove': { input: connectionIds, output: ok },
  /** Goes on with what was interrupted. */
  'errand.resume': { input: none, output: ok },
  /** Ends the errand under way; what is done stays done. */
  'errand.cancel': { input: none, output: ok },
  'errand.dismiss': { input: none, output: ok },
} as const;
