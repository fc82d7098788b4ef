import { z } from 'zod';
import {
  accessSchema,
  networkSettingsSchema,
  registrationSchema,
  settingsSchema,
} from '../../../preload/contract.ts';

/** Tells the file from any other JSON. */
export const FORMAT = 'mailbox-connector-settings';
/** Rises when an older version could not read what a newer one writes. */
export const VERSION = 1;

const text = z.string().max(2048);

/** A connection as it is exported: what a person typed, and nothing that opens a mailbox. */
const portableConnectionSchema = z
  .object({
    system: z.string().max(100),
    mailbox: z.string().max(254),
    signer: z.string().max(254),
    accountType: z.enum(['work', 'personal']),
    access: accessSchema,
    cloud: z.string().max(100),
    registration: registrationSchema.strict(),
    inputs: z.record(z.string().max(100), text),
    secretExpiresAt: z.iso.datetime().nullable(),
    isPaused: z.boolean(),
  })
  .strict();
export type PortableConnection = z.infer<typeof portableConnectionSchema>;

const settingsFileSchema = z
  .object({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    writtenAt: z.iso.datetime(),
    settings: settingsSchema,
    network: networkSettingsSchema,
    connections: z.array(portableConnectionSchema).max(1000),
  })
  .strict();
export type SettingsFileContent = z.infer<typeof settingsFileSchema>;

export type ReadFile = { ok: true; value: SettingsFileContent } | { ok: false; message: string };

/** Reads a file from anywhere. What is not exactly what this app writes is refused, with the reason in words. */
export function readSettingsFile(content: string): ReadFile {
  const refuse = (message: string): ReadFile => ({ ok: false, message });
  const json = parse(content);
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== FORMAT) {
    return refuse('This is no file of exported settings. Choose the one that “Export…” has written.');
  }
  const { version } = json as { version?: unknown };
  if (version !== VERSION) {
    const isNewer = typeof version === 'number' && version > VERSION;
    return refuse(
      isNewer
        ? 'A newer version of this app has written this file. Update the app and import it again.'
        : 'This file has a version that was never written. Export it once more.',
    );
  }
  const parsed = settingsFileSchema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(' → ') || 'the file';
  return refuse(`The file was changed or damaged: ${where} is not as it was written. Nothing was imported.`);
}

function parse(content: string): unknown {
  try {
    // A key of this name would change the object itself.
    return JSON.parse(content, (key, value) => (key === '__proto__' ? undefined : value));
  } catch {
    return null;
  }
}
