import { EventEmitter } from 'node:events';
import { defaultPath, ensureFolder, type Manifest, type PathName, readManifest } from './app-paths.ts';
import type { Kernel } from './kernel.ts';
import type { Lifecycle } from './lifecycle.ts';
import { SingleInstance } from './single-instance.ts';
import { guardInstances, guardModule, refuseUnknown } from './unimplemented.ts';

type Member =
  | (
      | 'whenReady'
      | 'isReady'
      | 'quit'
      | 'exit'
      | 'getPath'
      | 'setPath'
      | 'getAppPath'
      | 'getVersion'
      | 'getName'
    )
  | ('setName' | 'isPackaged' | 'releaseSingleInstanceLock' | 'enableSandbox' | 'setAppUserModelId' | 'focus')
  | (
      | 'getLoginItemSettings'
      | 'setLoginItemSettings'
      | 'requestSingleInstanceLock'
      | 'name'
      | 'disableHardwareAcceleration'
      | 'setBadgeCount'
      | 'getBadgeCount'
    );

/** `electron.app`. */
export class App extends EventEmitter implements Pick<Electron.App, Member> {
  readonly isPackaged = false;
  readonly dock = undefined;
  /** Switches for Chromium; those appended after its start have no effect, as in Electron. */
  readonly commandLine;
  readonly #kernel: Kernel;
  readonly #manifest: Manifest;
  readonly #paths = new Map<string, string>();
  readonly #switches = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  #instance: SingleInstance | undefined;
  lifecycle!: Lifecycle;

  constructor(kernel: Kernel) {
    super();
    this.#kernel = kernel;
    this.#manifest = readManifest(kernel.options.appPath);
    if (kernel.options.userData) this.#paths.set('userData', kernel.options.userData);
    this.commandLine = guardModule('app.commandLine', {
      appendSwitch: (name: string, value = '') => void this.#switches.set(name, value),
      hasSwitch: (name: string) => this.#switches.has(name),
      getSwitchValue: (name: string) => this.#switches.get(name) ?? '',
      removeSwitch: (name: string) => void this.#switches.delete(name),
    });
  }

  get name(): string {
    return this.#manifest.name;
  }

  set name(name: string) {
    this.#manifest.name = name;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#kernel.isReady;
  }

  quit(): void {
    this.lifecycle.quit();
  }

  exit(code = 0): void {
    this.lifecycle.exit(code);
  }

  /** The windows' own `focus` does what is needed. */
  focus(): void {}

  getPath(name: PathName): string {
    return this.#paths.get(name) ?? defaultPath(name, this.name, this.#paths);
  }

  setPath(name: string, path: string): void {
    ensureFolder(path);
    this.#paths.set(name, path);
  }

  getAppPath(): string {
    return this.#kernel.options.appPath;
  }

  getVersion(): string {
    return this.#manifest.version;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    ensureFolder(this.getPath('userData'));
    this.#instance ??= new SingleInstance(this.getPath('userData'), ({ argv, cwd, data }) => {
      this.emit('second-instance', {}, argv, cwd, data);
    });
    return this.#instance.acquire({ argv: process.argv, cwd: process.cwd(), data: additionalData ?? null });
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance?.isHeld ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release();
    this.#instance = undefined;
  }

  /** Chromium's renderers are sandboxed anyway. */
  enableSandbox(): void {
    if (this.isReady()) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  disableHardwareAcceleration(): void {
    this.#switches.set('disable-gpu', '');
  }

  setAppUserModelId(): void {}

  setBadgeCount(count = 0): boolean {
    this.#kernel.record.badge = count;
    return true;
  }

  getBadgeCount(): number {
    return this.#kernel.record.badge;
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    const { openAtLogin } = this.#kernel.record.loginItem;
    const status = openAtLogin ? 'enabled' : 'not-registered';
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status,
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    refuseUnknown('app.setLoginItemSettings', settings, ['openAtLogin', 'args', 'path', 'name', 'enabled']);
    this.#kernel.record.loginItem = { openAtLogin: settings.openAtLogin ?? false, args: settings.args ?? [] };
  }

  /** Runtime: the app is ready. */
  static markReady(app: App): void {
    ensureFolder(app.getPath('userData'));
    app.#kernel.isReady = true;
    app.#ready.resolve();
    app.emit('ready', {}, {});
  }

  /** Runtime: switches the app appended, as `name` or `name=value`. */
  static switches(app: App): string[] {
    return [...app.#switches].map(([name, value]) => (value ? `${name}=${value}` : name));
  }
}

guardInstances('app', App);
