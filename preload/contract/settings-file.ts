import { z } from 'zod';
import { none } from './inputs.ts';

/** One value that an imported file would change, in words. */
export const settingChangeSchema = z.object({ name: z.string(), from: z.string(), to: z.string() });
export type SettingChange = z.infer<typeof settingChangeSchema>;

export const importedMailboxSchema = z.object({
  mailbox: z.string(),
  signer: z.string(),
  systemName: z.string(),
  cloudName: z.string(),
  verdict: z.enum(['new', 'known', 'refused']),
  /** Why it is left out, or what is still missing. */
  note: z.string(),
});
export type ImportedMailbox = z.infer<typeof importedMailboxSchema>;

/** What an opened file would change; nothing has changed yet. */
export const settingsFileSchema = z.object({
  /** ISO 8601. */
  writtenAt: z.string(),
  settings: z.array(settingChangeSchema),
  /** Proxy and trusted certificates: whoever chooses these can read along. */
  network: z.array(settingChangeSchema),
  mailboxes: z.array(importedMailboxSchema),
});
export type SettingsFile = z.infer<typeof settingsFileSchema>;

export const settingsFileCommands = {
  /** Asks where, and writes settings and connections without anything secret. */
  'settingsFile.save': { input: none, output: z.object({ saved: z.boolean() }) },
  /** Asks for a file and reads it; null when the person cancelled. */
  'settingsFile.open': { input: none, output: settingsFileSchema.nullable() },
  /** Takes over the chosen parts of the file that was opened last. */
  'settingsFile.apply': {
    input: z.object({ settings: z.boolean(), network: z.boolean(), mailboxes: z.boolean() }).strict(),
    output: z.object({ added: z.number().int() }),
  },
} as const;
