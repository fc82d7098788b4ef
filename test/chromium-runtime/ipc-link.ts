import type { CdpSession } from './cdp.ts';
import { encode } from './codec.ts';
import { PROCESS_ID } from './frame.ts';
import type { FrameTree } from './frame-tree.ts';
import { IpcMain } from './ipc-main.ts';
import type { ToMain, ToPreload } from './page/ipc-renderer.ts';
import type { WorldNames } from './preload-world.ts';

interface LinkOwner {
  ipcMain: IpcMain;
  /** `event.sender`. */
  sender: object;
  frames: FrameTree;
  names: WorldNames;
}

/** Carries IPC between the main process and the preload's world of one page. */
export class IpcLink {
  readonly #owner: LinkOwner;
  readonly #session: CdpSession;
  /** Chromium's context id → its unique id, for preload worlds of the main frame. */
  readonly #worlds = new Map<number, string>();

  constructor(owner: LinkOwner, session: CdpSession) {
    this.#owner = owner;
    this.#session = session;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const isPreload = context.name === owner.names.world;
      if (isPreload && owner.frames.isMain(context.auxData?.frameId))
        this.#worlds.set(context.id, context.uniqueId);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.#worlds.delete(executionContextId),
    );
    session.on('Runtime.executionContextsCleared', () => this.#worlds.clear());
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === owner.names.binding) void this.#receive(payload, executionContextId);
    });
  }

  /** Sends to the document shown now; lost if it has no preload, as in Electron. */
  send(channel: string, args: unknown[]): void {
    const message: ToPreload = { kind: 'message', channel, args: encode(args) };
    for (const world of this.#worlds.values()) void this.#deliver(message, world);
  }

  async #receive(payload: string, contextId: number): Promise<void> {
    const world = this.#worlds.get(contextId);
    if (!world) return;
    const reply = await IpcMain.dispatch(
      this.#owner.ipcMain,
      JSON.parse(payload) as ToMain,
      this.#describe(contextId),
    );
    if (reply) await this.#deliver(reply, world);
  }

  #describe(contextId: number): object {
    const { sender, frames } = this.#owner;
    const isPresent = () => this.#worlds.has(contextId);
    return {
      type: 'frame',
      sender,
      processId: PROCESS_ID,
      frameId: frames.main.number,
      ports: [],
      get senderFrame() {
        return isPresent() ? frames.main.view : null;
      },
      reply: (channel: string, ...args: unknown[]) => this.send(channel, args),
    };
  }

  /** The page may navigate at any time: what comes too late is lost. */
  async #deliver(message: ToPreload, uniqueContextId: string): Promise<void> {
    const { receiver } = this.#owner.names;
    const expression = `globalThis[${JSON.stringify(receiver)}](${JSON.stringify(JSON.stringify(message))})`;
    await this.#session.send('Runtime.evaluate', { expression, uniqueContextId }).catch(() => {});
  }
}
