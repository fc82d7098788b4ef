import { z } from 'zod';
import { SETTING_NAMES, type Settings } from './directory-shapes.ts';

/** What has to be known to take back what was done. Serialisable, and without any secret. */
export const undoRecordSchema = z.object({
  /** Our alternate key, to find a registration whose creation was never answered. */
  uniqueName: z.string(),
  clientId: z.string().nullable(),
  objectId: z.string().nullable(),
  /** There was no registration before. */
  isNew: z.boolean(),
  settings: z.array(z.object({ name: z.enum(SETTING_NAMES), before: z.unknown(), after: z.unknown() })),
  /** There was no enterprise app, and adding one was begun. */
  addsPrincipal: z.boolean(),
  /** Key ids of the secrets that were there before. */
  formerSecrets: z.array(z.string()),
  newSecrets: z.array(z.string()),
  /** Consents for everybody, by the API's object id; `before` null = there was none. */
  grants: z.array(z.object({ resourceId: z.string(), before: z.string().nullable(), after: z.string() })),
});
export type UndoRecord = z.infer<typeof undoRecordSchema>;
export type NotedGrant = UndoRecord['grants'][number];

/** Notes values before they are written; the first `before` of a setting stays. */
export function noteSettings(record: UndoRecord, before: Settings, after: Partial<Settings>): void {
  for (const name of SETTING_NAMES) {
    if (after[name] === undefined) continue;
    const known = record.settings.find((each) => each.name === name);
    if (known) known.after = after[name];
    else record.settings.push({ name, before: before[name], after: after[name] });
  }
}

/** Notes a consent before it is written; the first `before` stays. */
export function noteGrant(record: UndoRecord, grant: NotedGrant): void {
  const known = record.grants.find(({ resourceId }) => resourceId === grant.resourceId);
  if (known) known.after = grant.after;
  else record.grants.push(grant);
}
