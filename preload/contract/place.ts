import { z } from 'zod';
import { ok } from './inputs.ts';

/** Screens beside the setup. `connection` shows the selected one. */
export const screenSchema = z.enum(['overview', 'connection', 'add-many', 'explain', 'activity', 'settings']);
export type Screen = z.infer<typeof screenSchema>;

/** Parts of a connection's screen, in the order of their tabs. */
export const connectionTabSchema = z.enum(['inbox', 'handover', 'registration', 'checks', 'activity']);
export type ConnectionTab = z.infer<typeof connectionTabSchema>;

/** Parts of the settings, in the order of their tabs. */
export const settingsSectionSchema = z.enum([
  'general',
  'sync',
  'notifications',
  'network',
  'storage',
  'diagnostics',
]);
export type SettingsSection = z.infer<typeof settingsSectionSchema>;

/** Where the window is. Main keeps it, so that the tray and notifications can lead to the very place. */
export const placeSchema = z.object({
  screen: screenSchema,
  /** Tab of the connection to open; null: the one that fits it. */
  tab: connectionTabSchema.nullable(),
  /** Part of the settings to open; absent: the first. */
  section: settingsSectionSchema.exactOptional(),
  /** The message to open in the inbox; absent: none. */
  messageId: z.string().exactOptional(),
  /** Rises whenever somebody was led to a place: the screen then starts anew at `tab`. */
  visit: z.number().int(),
});
export type Place = z.infer<typeof placeSchema>;

export const placeCommands = {
  'place.go': {
    input: z
      .object({
        screen: screenSchema,
        connectionId: z.string().max(100).nullable(),
        tab: connectionTabSchema.nullable(),
        section: settingsSectionSchema.exactOptional(),
      })
      .strict(),
    output: ok,
  },
} as const;
