import { guardInstances } from './unimplemented.ts';

/** A frame as the runtime keeps it. */
export interface FrameRecord {
  /** Chromium's frame id. */
  readonly id: string;
  readonly number: number;
  readonly parent: FrameRecord | null;
  readonly children: Set<FrameRecord>;
  readonly view: WebFrameMain;
  readonly send: (channel: string, args: unknown[]) => void;
  url: string;
  origin: string;
  name: string;
  /** Chromium's id of the document shown now. */
  loaderId: string;
  isGone: boolean;
}

/** All frames of a page are said to live in one process. */
export const PROCESS_ID = 1;
const GONE = 'Render frame was disposed before WebFrameMain could be accessed';

type Member =
  | 'url'
  | 'origin'
  | 'name'
  | 'processId'
  | 'routingId'
  | 'frameTreeNodeId'
  | 'detached'
  | 'isDestroyed'
  | 'send';

/** A frame of a page. Reading from one that is gone throws, as in Electron. */
export class WebFrameMain implements Pick<Electron.WebFrameMain, Member> {
  readonly #record: FrameRecord;

  constructor(record: FrameRecord) {
    this.#record = record;
  }

  get url(): string {
    return this.#present().url;
  }

  get origin(): string {
    return this.#present().origin;
  }

  get name(): string {
    return this.#present().name;
  }

  get parent(): WebFrameMain | null {
    return this.#present().parent?.view ?? null;
  }

  get top(): WebFrameMain | null {
    const { parent } = this.#present();
    return parent ? parent.view.top : this;
  }

  get frames(): WebFrameMain[] {
    return [...this.#present().children].map((child) => child.view);
  }

  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)];
  }

  get processId(): number {
    this.#present();
    return PROCESS_ID;
  }

  get routingId(): number {
    return this.#present().number;
  }

  get frameTreeNodeId(): number {
    return this.#present().number;
  }

  get detached(): boolean {
    return this.#record.isGone;
  }

  isDestroyed(): boolean {
    return this.#record.isGone;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#present().send(channel, args);
  }

  #present(): FrameRecord {
    if (this.#record.isGone) throw new Error(GONE);
    return this.#record;
  }
}

guardInstances('WebFrameMain', WebFrameMain);
