import type { DirectoryClient } from './directory-client.ts';
import { DirectoryError } from './directory-error.ts';
import { type DirectoryApplication, newPasswordSchema } from './directory-shapes.ts';
import { pause, untilReplicated } from './patience.ts';
import { readApplication } from './present.ts';
import { arrivedTag, withoutStaleTags } from './secret-marks.ts';

/** A client secret the moment it was made; Graph never shows it again. */
export interface NewSecret {
  value: string;
  keyId: string;
  /** ISO 8601. */
  expiresAt: string;
}

export interface SecretWish {
  /** Life in calendar months, 1 to 24. */
  months: number;
  /** As the portal lists it. */
  name: string;
}

/** Tries of the tag that says that a secret arrived. */
const MARK_TRIES = 4;
const MARK_PAUSE_MS = 2000;

/** Adds a secret beside those that are there. */
export async function makeSecret(
  client: DirectoryClient,
  objectId: string,
  wish: SecretWish,
): Promise<NewSecret> {
  const passwordCredential = {
    displayName: wish.name,
    endDateTime: new Date(monthsLater(client.clock.now(), wish.months)).toISOString(),
  };
  const made = await untilReplicated(
    () =>
      client.request({
        method: 'POST',
        path: `/applications/${objectId}/addPassword`,
        body: { passwordCredential },
        schema: newPasswordSchema,
      }),
    client,
  );
  return { value: made.secretText, keyId: made.keyId, expiresAt: new Date(made.endDateTime).toISOString() };
}

/**
 * Notes on the registration that the secret's value arrived, so that no later run takes it for one
 * that was lost. Failing here must not lose the secret: it is tried again and then left.
 */
export async function markArrived(
  client: DirectoryClient,
  objectId: string,
  keyId: string,
): Promise<string[] | null> {
  for (let tries = 1; tries <= MARK_TRIES && !client.signal.aborted; tries += 1) {
    try {
      const app = await readApplication(client, `/applications/${objectId}`);
      const tags = [...new Set([...withoutStaleTags(app), arrivedTag(keyId)])];
      await client.send('PATCH', `/applications/${objectId}`, { tags });
      return tags;
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
    }
    await pause(client.clock, MARK_PAUSE_MS * tries, client.signal);
  }
  return null;
}

/** Removes a secret; one that is gone already is no failure. */
export async function dropSecret(
  client: DirectoryClient,
  app: DirectoryApplication,
  keyId: string,
): Promise<void> {
  if (!app.passwordCredentials.some((each) => each.keyId === keyId)) return;
  await client.send('POST', `/applications/${app.id}/removePassword`, { keyId });
}

/** The same day some months on; the last of the month where that month is shorter. */
export function monthsLater(now: number, months: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, last));
}
