import { z } from 'zod';
import type { Cloud } from './types.ts';

const httpsOrigin = z.string().refine((text) => text.startsWith('https://') && originOf(text) === text, {
  error: 'must be an https origin such as https://login.example.com, without path or trailing slash',
});

const server = z.strictObject({
  host: z.string().regex(/^([a-z0-9-]+\.)*[a-z0-9-]+$/i, 'must be a host name'),
  port: z.number().int().min(1).max(65_535),
});

/** Schema of a file in `resources/clouds/` and of a custom cloud once its origins are https. */
export const cloudSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and dashes'),
    name: z.string().min(1),
    login: httpsOrigin,
    graph: httpsOrigin,
    outlook: httpsOrigin,
    imap: server.exactOptional(),
    pop: server.exactOptional(),
    smtp: server.exactOptional(),
    portal: httpsOrigin,
    personalDomains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]+$/, 'must be a lower-case domain')),
    hasPersonalAccounts: z.boolean(),
    discoverable: z.boolean(),
    /** Place among the clouds; see `readResources`. */
    order: z.number().int().exactOptional(),
    /** Where the values come from; for readers of the file. */
    sources: z.array(z.string()).exactOptional(),
  })
  .transform(({ sources: _, order: __, ...cloud }): Cloud => cloud);

/**
 * Checks the cloud files.
 * @throws ZodError for a file that does not fit, Error for an id used twice: both are packaging bugs
 */
export function checkClouds(files: readonly unknown[]): Cloud[] {
  const clouds = files.map((file) => cloudSchema.parse(file));
  const ids = new Set(clouds.map((cloud) => cloud.id));
  if (ids.size !== clouds.length) throw new Error('two clouds have the same id');
  return clouds;
}

function originOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).origin : undefined;
}
