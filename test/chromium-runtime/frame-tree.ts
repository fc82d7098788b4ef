import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from './cdp.ts';
import { type FrameRecord, WebFrameMain } from './frame.ts';
import type { Kernel } from './kernel.ts';

/** The frames of one page, kept up to date from Chromium's events. The main frame outlives its documents. */
export class FrameTree {
  readonly main: FrameRecord;
  readonly #kernel: Kernel;
  readonly #sendToMain: FrameRecord['send'];
  readonly #records = new Map<string, FrameRecord>();
  /** Told of each of Chromium's frame ids that belongs to the page. */
  onFrame: (frameId: string) => void = () => {};

  constructor(kernel: Kernel, sendToMain: FrameRecord['send']) {
    this.#kernel = kernel;
    this.#sendToMain = sendToMain;
    this.main = this.#create('', null);
  }

  /** Says which of Chromium's frames is the main one: known once there is a target, and new with each target. */
  bindMain(frameId: string): void {
    for (const child of this.main.children) this.#remove(child);
    this.#records.clear();
    this.#records.set(frameId, this.main);
    this.onFrame(frameId);
  }

  /** Listens to one session: the page's own, or that of a frame in another process. */
  watch(session: CdpSession): void {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.#attach(frameId, parentFrameId));
    session.on('Page.frameNavigated', ({ frame }) => this.#navigate(frame));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const record = this.find(frameId);
      if (record) record.url = this.#kernel.schemes.toApp(url);
    });
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      const record = this.find(frameId);
      if (record && reason === 'remove') this.#remove(record);
    });
  }

  find(frameId: string | undefined): FrameRecord | undefined {
    return frameId === undefined ? undefined : this.#records.get(frameId);
  }

  isMain(frameId: string | undefined): boolean {
    return this.find(frameId) === this.main;
  }

  #attach(frameId: string, parentId: string): void {
    const parent = this.find(parentId);
    if (!parent || this.#records.has(frameId)) return;
    this.#records.set(frameId, this.#create(frameId, parent));
    this.onFrame(frameId);
  }

  #navigate(frame: Protocol.Page.Frame): void {
    if (frame.parentId) this.#attach(frame.id, frame.parentId);
    const record = this.find(frame.id);
    if (!record) return;
    for (const child of record.children) this.#remove(child);
    record.url = this.#kernel.schemes.toApp(frame.unreachableUrl ?? frame.url) + (frame.urlFragment ?? '');
    record.origin = this.#kernel.schemes.originToApp(frame.securityOrigin);
    record.name = frame.name ?? '';
    record.loaderId = frame.loaderId;
  }

  #create(id: string, parent: FrameRecord | null): FrameRecord {
    const send: FrameRecord['send'] = (channel, args) => {
      if (!parent) this.#sendToMain(channel, args);
    };
    const fields = { id, number: this.#kernel.nextId(), parent, children: new Set<FrameRecord>(), send };
    const record = {
      ...fields,
      url: '',
      origin: 'null',
      name: '',
      loaderId: '',
      isGone: false,
    } as FrameRecord;
    Object.assign(record, { view: new WebFrameMain(record) });
    parent?.children.add(record);
    return record;
  }

  #remove(record: FrameRecord): void {
    for (const child of record.children) this.#remove(child);
    record.isGone = true;
    record.parent?.children.delete(record);
    this.#records.delete(record.id);
  }
}
