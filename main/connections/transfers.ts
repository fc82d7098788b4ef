import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Transfer } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Download, Downloads } from '../mailbox/downloads.ts';
import type { MailResult } from '../mailbox/types.ts';
import { failure, type Result, success } from '../result.ts';
import { saveStream } from './save-stream.ts';
import type { StateStore } from './state.ts';

/** The desktop's part: where to, and whether really. */
export interface SavePlaces {
  /** Null where the person chose none. */
  chooseFile(suggestedName: string): Promise<string | null>;
  confirmDanger(name: string, danger: string): Promise<boolean>;
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
  saveMessage(connectionId: string, messageId: string): Promise<Started>;
  close(id: string): void;
  show(id: string): void;
}

/** The window is told of progress this often. */
const SHOW_MS = 200;

interface Running {
  path: string;
  controller: AbortController;
}

export function createTransfers({ state, clock, places, downloads }: TransfersDeps): Transfers {
  const running = new Map<string, Running>();
  const all = () => state.get().transfers;
  const change = (id: string, news: Partial<Transfer>) =>
    state.update({ transfers: all().map((one) => (one.id === id ? { ...one, ...news } : one)) });

  const run = async (id: string, download: Download, { path, controller }: Running): Promise<void> => {
    const { signal } = controller;
    const answer = await download.open(signal);
    let shownAt = clock.now();
    let bytes = 0;
    const onProgress = (written: number) => {
      bytes = written;
      if (clock.now() - shownAt < SHOW_MS || signal.aborted) return;
      shownAt = clock.now();
      change(id, { bytes });
    };
    const body = answer.ok ? answer.value.body : null;
    const problem = answer.ok ? await saveStream({ path, body, signal, onProgress }) : answer.problem;
    if (signal.aborted) return;
    change(id, problem ? { status: 'failed', problem } : { status: 'done', bytes });
  };

  const begin = async (found: MailResult<Download>): Promise<Started> => {
    if (!found.ok) return failure(found.problem);
    const { name, danger, size } = found.value;
    if (danger !== null && !(await places.confirmDanger(name, danger))) return success({ started: false });
    const path = await places.chooseFile(name);
    if (path === null) return success({ started: false });
    const id = randomUUID();
    const started = { path, controller: new AbortController() };
    running.set(id, started);
    const shown: Transfer = {
      id,
      name: basename(path),
      bytes: 0,
      total: size,
      status: 'running',
      problem: null,
    };
    state.update({ transfers: [...all(), shown] });
    void run(id, found.value, started);
    return success({ started: true });
  };

  const never = new AbortController().signal;
  const gone = () =>
    failure(diagnose({ source: 'app', facts: { message: 'This connection no longer exists.' } }));

  return {
    async saveAttachment(connectionId, messageId, attachmentId) {
      const source = downloads(connectionId);
      return source ? begin(await source.attachment(messageId, attachmentId, never)) : gone();
    },
    async saveMessage(connectionId, messageId) {
      const source = downloads(connectionId);
      return source ? begin(await source.message(messageId, never)) : gone();
    },
    close(id) {
      running.get(id)?.controller.abort();
      running.delete(id);
      state.update({ transfers: all().filter((one) => one.id !== id) });
    },
    show(id) {
      const path = running.get(id)?.path;
      if (path !== undefined) places.showInFolder(path);
    },
  };
}
