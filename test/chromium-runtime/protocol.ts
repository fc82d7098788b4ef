import type { CustomScheme } from 'electron';
import type { Kernel } from './kernel.ts';
import { guardInstances } from './unimplemented.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type Member = 'handle' | 'unhandle' | 'isProtocolHandled';

/** `session.protocol`: who answers which scheme in one session. */
export class Protocol implements Pick<Electron.Protocol, Member> {
  readonly #kernel: Kernel;
  readonly #handlers = new Map<string, ProtocolHandler>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    if (this.#handlers.has(scheme) || !this.#canHandle(scheme)) {
      throw new Error(`Failed to register protocol: ${scheme}`);
    }
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** Runtime: the handler for a URL as the main process sees it. */
  static handlerFor(protocol: Protocol, url: string): ProtocolHandler | undefined {
    return protocol.#handlers.get(schemeOf(url));
  }

  /** Chromium would treat a scheme that was not registered as privileged as an external one. */
  #canHandle(scheme: string): boolean {
    return scheme === 'http' || scheme === 'https' || this.#kernel.schemes.has(scheme);
  }
}

guardInstances('Protocol', Protocol);

export function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':')).toLowerCase();
}

/** `electron.protocol`: the default session's protocol, and the schemes of the whole app. */
export class AppProtocol implements Pick<Electron.Protocol, Member | 'registerSchemesAsPrivileged'> {
  readonly #kernel: Kernel;
  readonly #default: () => Protocol;

  constructor(kernel: Kernel, defaultProtocol: () => Protocol) {
    this.#kernel = kernel;
    this.#default = defaultProtocol;
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (this.#kernel.isReady) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    this.#kernel.schemes.register(schemes);
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    this.#default().handle(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#default().unhandle(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#default().isProtocolHandled(scheme);
  }
}

guardInstances('protocol', AppProtocol);
