/**
 * The one contract between the main process and the renderer: every command, its input and its
 * output, and the state the renderer is shown. Main parses every input with these schemas; nothing
 * that is not named here crosses the bridge. Each subject has a file of its own in `contract/`; this
 * one puts them together and is the only one that others import.
 */
import type { z } from 'zod';
import type { Change } from './changes.ts';
import { activityCommands } from './contract/activity.ts';
import { type AppState, appCommands } from './contract/app-state.ts';
import { automaticCommands } from './contract/automatic.ts';
import { checkCommands } from './contract/checks.ts';
import { connectionCommands } from './contract/connection.ts';
import { diagnosticsCommands } from './contract/diagnostics.ts';
import { editCommands } from './contract/edit.ts';
import { explainCommands } from './contract/explain.ts';
import { fleetCommands } from './contract/fleet.ts';
import { handoverCommands } from './contract/handover.ts';
import { mailCommands } from './contract/mail.ts';
import { mailActionCommands } from './contract/mail-actions.ts';
import { networkCommands } from './contract/network.ts';
import { placeCommands } from './contract/place.ts';
import type { Problem } from './contract/problem.ts';
import { rehearsalCommands } from './contract/rehearsal.ts';
import { reportCommands } from './contract/report.ts';
import { settingsCommands } from './contract/settings.ts';
import { settingsFileCommands } from './contract/settings-file.ts';
import { setupCommands } from './contract/setup.ts';
import { signInCommands } from './contract/sign-in.ts';
import { storageCommands } from './contract/storage.ts';
import { transferCommands } from './contract/transfers.ts';
import { upkeepCommands } from './contract/upkeep.ts';

export * from './contract/activity.ts';
export * from './contract/app-state.ts';
export * from './contract/automatic.ts';
export * from './contract/checks.ts';
export * from './contract/connection.ts';
export * from './contract/diagnostics.ts';
export * from './contract/edit.ts';
export * from './contract/explain.ts';
export * from './contract/fleet.ts';
export * from './contract/handover.ts';
export * from './contract/mail.ts';
export * from './contract/mail-actions.ts';
export * from './contract/network.ts';
export * from './contract/place.ts';
export * from './contract/plan.ts';
export * from './contract/problem.ts';
export * from './contract/registration.ts';
export * from './contract/rehearsal.ts';
export * from './contract/report.ts';
export * from './contract/settings.ts';
export * from './contract/settings-file.ts';
export * from './contract/setup.ts';
export * from './contract/sign-in.ts';
export * from './contract/storage.ts';
export * from './contract/transfers.ts';
export * from './contract/upkeep.ts';

/** Every command: the schema of its input and of the value it answers with. */
export const commands = {
  ...automaticCommands,
  ...handoverCommands,
  ...upkeepCommands,
  ...rehearsalCommands,
  ...setupCommands,
  ...signInCommands,
  ...mailCommands,
  ...mailActionCommands,
  ...transferCommands,
  ...checkCommands,
  ...reportCommands,
  ...connectionCommands,
  ...editCommands,
  ...placeCommands,
  ...networkCommands,
  ...settingsFileCommands,
  ...diagnosticsCommands,
  ...storageCommands,
  ...activityCommands,
  ...fleetCommands,
  ...explainCommands,
  ...settingsCommands,
  ...appCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.infer<(typeof commands)[N]['output']>;
export type CommandResult<N extends CommandName> =
  | { ok: true; value: CommandOutput<N> }
  | { ok: false; problem: Problem };

/** The bridge: all that `window.connector` offers. */
export interface ConnectorBridge {
  /** Rejects only on misuse (unknown command, malformed input, foreign sender). */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>>;
  /**
   * Asks for the state and calls back with it, then with each change; answers the way to stop. Whoever finds a
   * revision missing stops and follows anew.
   */
  onState(listener: (update: StateUpdate) => void): () => void;
}

/** The state as it is sent: the whole of it first, then what changed; each has the revision after the one before. */
export type StateUpdate = { revision: number; whole: AppState } | { revision: number; change: Change };
