import type { ConnectionStatus, FolderView, MailView } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { EngineEventBody, PauseReason } from './events.ts';
import type { FolderSetOptions } from './folder-set.ts';
import type { Rows } from './rows.ts';

export interface SyncOptions extends FolderSetOptions {
  clock: Clock;
  /** Anything of `view()`, `mail()` or the rows has changed. */
  onChange(): void;
  onEvent(event: EngineEventBody): void;
  /** When to look again. */
  pace: Pace;
  /** Begins paused. */
  paused?: boolean;
  /** 0 … 1, for the jitter. */
  random?(): number;
}

/** How often a mailbox is looked at: milliseconds between two rounds, or why not at all. */
export type Pace = (isShown: boolean) => { ms: number } | { heldBy: Exclude<PauseReason, 'person'> };

export interface SyncView {
  status: ConnectionStatus;
  /** ISO 8601, UTC. */
  lastSync: string | null;
  nextSync: string | null;
  inbox: FolderView;
}

/** What is on screen of a mailbox. */
export type MailOnScreen = Pick<MailView, 'folders' | 'hasMoreFolders' | 'open'>;

/** How what keeps a connection known is steered, be it a sync of its mail or a watch over its sign-in. */
export interface Steering {
  /** A round at once, except while Graph asked to be left alone. Settles when it has ended. */
  syncNow(): Promise<void>;
  pause(): void;
  resume(): void;
  /** What `pace` answers has changed. */
  paceChanged(): void;
  /** The network is another one, or the computer woke up: what is under way may never end. */
  networkChanged(): void;
  wake(): void;
  /** Ends everything; nothing is reported any more. */
  dispose(): void;
}

/** Keeps one mailbox up to date. The first round begins by itself, after the caller has the handle. */
export interface Sync extends Steering {
  view(): SyncView;
  mail(): MailOnScreen;
  /** Rows of a folder, by its id or well-known name; null where it is not loaded. */
  rows(folder: string): Rows | null;
  /** Folders whose rows are loaded. */
  loaded(): Iterable<[string, Rows]>;
  /** One name for each folder, whichever it was asked for by. */
  keyOf(folder: string): string;
  /** A round soon, without a word: something was changed from here. */
  nudge(): void;
  /** Puts the mailbox on screen, or takes it away: what is on screen has rows and is looked at more often. */
  show(isShown: boolean): void;
  /** Puts one of its folders on screen. */
  open(folder: string): void;
}
