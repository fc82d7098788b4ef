import { z } from 'zod';
import { audienceSchema, permissionViewSchema, platformSchema } from '../../preload/contract.ts';
import thisComputer from '../../resources/systems/this-computer.json' with { type: 'json' };

/** The systems that ship with the app. */
export const SYSTEM_FILES: readonly unknown[] = [thisComputer];

/** Schema of a file in `resources/systems/`. */
export const systemSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and dashes'),
    name: z.string().min(1),
    /** What its Registration must look like. */
    registration: z.strictObject({
      audience: audienceSchema,
      platform: platformSchema,
      redirectUri: z.string(),
    }),
    permissions: z.array(
      permissionViewSchema.omit({ adminConsent: true }).extend({
        /** Under the Microsoft-managed consent policy users cannot consent to it themselves. */
        mailConsent: z.boolean(),
        /** `other-mailbox`: the Mailbox is not the Signer's own. */
        when: z.enum(['always', 'own-mailbox', 'other-mailbox']),
      }),
    ),
    /** Where the values come from; for readers of the file. */
    sources: z.array(z.string()).exactOptional(),
  })
  .readonly();

/** The product that will use the mailbox. */
export type System = z.infer<typeof systemSchema>;

/**
 * Checks the system files.
 * @throws ZodError for a file that does not fit, Error for an id used twice: both are packaging bugs
 */
export function loadSystems(files: readonly unknown[] = SYSTEM_FILES): System[] {
  const systems = files.map((file) => systemSchema.parse(file));
  const ids = new Set(systems.map(({ id }) => id));
  if (ids.size !== systems.length) throw new Error('two systems have the same id');
  return systems;
}
