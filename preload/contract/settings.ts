import { z } from 'zod';
import { ok } from './inputs.ts';
import { signInFlowSchema } from './sign-in.ts';

/** Hours and minutes of a day, as a time field gives them: `07:30`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A stretch of every day in local time; `until` before `from` runs over midnight. */
export const quietHoursSchema = z.object({ on: z.boolean(), from: timeOfDay, until: timeOfDay }).strict();
export type QuietHours = z.infer<typeof quietHoursSchema>;

export const notificationSettingsSchema = z
  .object({
    newMail: z.boolean(),
    /** Sender's name and subject of a single new message; off, because a screen may be shared. */
    showSender: z.boolean(),
    needsYou: z.boolean(),
    /** A client secret or a consent that is about to end. */
    ending: z.boolean(),
    /** A registration or a mailbox that is no longer as it was set up. */
    changes: z.boolean(),
  })
  .strict();
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

export const themeSchema = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

/** What syncing does on battery, and while the screen is locked. */
export const savingSchema = z.enum(['as-usual', 'slower', 'pause']);
export type Saving = z.infer<typeof savingSchema>;

export const settingsSchema = z
  .object({
    startAtLogin: z.boolean(),
    /** Nothing at all is fetched. */
    paused: z.boolean(),
    /** Time between two looks at a mailbox, in seconds. */
    pollSeconds: z.number().int().min(30).max(3600),
    onBattery: savingSchema,
    whenLocked: savingSchema,
    quietHours: quietHoursSchema,
    notifications: notificationSettingsSchema,
    theme: themeSchema,
    /** How a sign-in begins where nobody chose. */
    signInFlow: signInFlowSchema,
  })
  .strict();
export type Settings = z.infer<typeof settingsSchema>;

export const settingsCommands = {
  'settings.update': { input: settingsSchema.partial().strict(), output: ok },
} as const;
