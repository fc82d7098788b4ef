import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Transfer } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Download, Downloads } from '../mailbox/downloads.ts';
import type { MailResult } from '../mailbox/types.ts';
import { failure, type Result, success } from '../result.ts';
import { saveFiles, type Target } from './save-files.ts';
import type { StateStore } from './state.ts';

/** A file that can do harm, and why. */
export interface DangerousFile {
  name: string;
  danger: string;
}

/** The desktop's part: where to, and whether really. */
export interface SavePlaces {
  /** Null where the person chose none. */
  chooseFile(suggestedName: string): Promise<string | null>;
  /** The folder that several files go to; null where the person chose none. */
  chooseFolder(): Promise<string | null>;
  /** @param hasOthers others go along, which can be saved without these */
  confirmDanger(
    files: readonly DangerousFile[],
    hasOthers: boolean,
  ): Promise<'save' | 'leave-out' | 'cancel'>;
  showInFolder(path: string): void;
}

export interface TransfersDeps {
  state: StateStore;
  clock: Clock;
  places: SavePlaces;
  /** Undefined where the connection is gone or its mail is not read through Graph. */
  downloads(connectionId: string): Downloads | undefined;
}

type Started = Result<{ started: boolean }>;

/** Files on their way from mailboxes to this computer. */
export interface Transfers {
  saveAttachment(connectionId: string, messageId: string, attachmentId: string): Promise<Started>;
  /** All of them into one folder; links to files in the cloud have nothing to save. */
  saveAttachments(
    connectionId: string,
    messageId: string,
    attachmentIds: readonly string[],
  ): Promise<Started>;
  saveMessage(connectionId: string, messageId: string): Promise<Started>;
  /** Stops a running transfer: what is saved whole stays. Takes an ended one from the list. */
  close(id: string): void;
  show(id: string): void;
}

/** The window is told of progress this often. */
const SHOW_MS = 200;

interface Running {
  /** A file to show in its folder. */
  path: string | null;
  controller: AbortController;
}

export function createTransfers({ state, clock, places, downloads }: TransfersDeps): Transfers {
  const running = new Map<string, Running>();
  const all = () => state.get().transfers;
  const change = (id: string, news: Partial<Transfer>) =>
    state.update({ transfers: all().map((one) => (one.id === id ? { ...one, ...news } : one)) });
  const forget = (id: string) => {
    running.delete(id);
    state.update({ transfers: all().filter((one) => one.id !== id) });
  };

  const run = async (id: string, files: readonly Download[], target: Target): Promise<void> => {
    const controller = new AbortController();
    const { signal } = controller;
    const one: Running = { path: null, controller };
    running.set(id, one);
    let shownAt = clock.now();
    const onProgress = (bytes: number, saved: number) => {
      if (clock.now() - shownAt < SHOW_MS || signal.aborted) return;
      shownAt = clock.now();
      change(id, { bytes, saved });
    };
    const { paths, bytes, problem } = await saveFiles({ files, target, signal, onProgress });
    one.path = paths[0] ?? null;
    // Stopped before anything was there: nothing to speak of.
    if (signal.aborted && paths.length === 0) return forget(id);
    const status = signal.aborted ? 'stopped' : problem ? 'failed' : 'done';
    change(id, { status, problem, bytes, saved: paths.length });
  };

  const start = (files: readonly Download[], target: Target): Started => {
    const id = randomUUID();
    const sizes = files.map(({ size }) => size);
    const shown: Transfer = {
      id,
      name: basename('path' in target ? target.path : target.folder),
      files: files.length,
      saved: 0,
      bytes: 0,
      total: sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
      status: 'running',
      problem: null,
    };
    state.update({ transfers: [...all(), shown] });
    void run(id, files, target);
    return success({ started: true });
  };

  const begin = async (found: MailResult<Download>): Promise<Started> => {
    if (!found.ok) return failure(found.problem);
    const [file] = await harmless([found.value]);
    const path = file ? await places.chooseFile(file.name) : null;
    return file && path !== null ? start([file], { path }) : success({ started: false });
  };

  const beginAll = async (found: MailResult<Download[]>): Promise<Started> => {
    if (!found.ok) return failure(found.problem);
    const files = await harmless(found.value);
    const folder = files.length > 0 ? await places.chooseFolder() : null;
    return folder === null ? success({ started: false }) : start(files, { folder });
  };

  /** The files that are wanted, now that the person knows what some of them can do. */
  const harmless = async (files: readonly Download[]): Promise<readonly Download[]> => {
    const dangerous = files.flatMap(({ name, danger }) => (danger === null ? [] : [{ name, danger }]));
    if (dangerous.length === 0) return files;
    const answer = await places.confirmDanger(dangerous, dangerous.length < files.length);
    if (answer === 'save') return files;
    return answer === 'cancel' ? [] : files.filter(({ danger }) => danger === null);
  };

  const never = new AbortController().signal;
  const gone = () =>
    failure(diagnose({ source: 'app', facts: { message: 'This connection no longer exists.' } }));

  return {
    async saveAttachment(connectionId, messageId, attachmentId) {
      const source = downloads(connectionId);
      return source ? begin(await source.attachment(messageId, attachmentId, never)) : gone();
    },
    async saveAttachments(connectionId, messageId, attachmentIds) {
      const source = downloads(connectionId);
      return source ? beginAll(await source.attachments(messageId, attachmentIds, never)) : gone();
    },
    async saveMessage(connectionId, messageId) {
      const source = downloads(connectionId);
      return source ? begin(await source.message(messageId, never)) : gone();
    },
    close(id) {
      const isRunning = all().some((one) => one.id === id && one.status === 'running');
      if (isRunning) running.get(id)?.controller.abort();
      else forget(id);
    },
    show(id) {
      const path = running.get(id)?.path;
      if (path) places.showInFolder(path);
    },
  };
}
