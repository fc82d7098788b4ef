import { z } from 'zod';
import { connection, line, ok } from './inputs.ts';
import { accessSchema, permissionViewSchema, registrationSchema } from './registration.ts';

/** What can be changed of a connection that exists. */
export const editedSchema = z
  .object({
    mailbox: line,
    signer: line,
    cloud: line,
    registration: registrationSchema,
    inputs: z.record(z.string().max(100), line),
    access: accessSchema,
  })
  .strict();
export type Edited = z.infer<typeof editedSchema>;

/** A connection with the values of the dialog, and what follows from them. */
export const editViewSchema = z.object({
  /** Platform and redirect URI as the System has them, where they are not the person's to choose. */
  values: editedSchema,
  /** Other mailboxes with the same Registration; they may take a change of it over. */
  others: z.array(z.string()),
  offersAccess: z.boolean(),
  hasSecret: z.boolean(),
  /** What is wrong with the System's inputs, the account types or the mailbox, by their names. */
  inputAdvice: z.record(z.string(), z.string()),
  permissions: z.array(permissionViewSchema),
  /** With these values the Signer has to sign in once more. */
  needsSignIn: z.boolean(),
});
export type EditView = z.infer<typeof editViewSchema>;

export const editCommands = {
  /** The connection as it is, or as it would be with these values. Changes nothing. */
  'edit.look': { input: connection.extend({ values: editedSchema.optional() }), output: editViewSchema },
  /**
   * Takes the values over; then signs in where that is needed, and checks the connection again. A secret
   * left empty stays as it is.
   */
  'edit.save': {
    input: connection.extend({
      values: editedSchema,
      secret: z.string().max(512),
      withOthers: z.boolean(),
    }),
    output: ok,
  },
} as const;
